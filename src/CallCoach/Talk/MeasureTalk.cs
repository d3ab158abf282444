using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Recordings;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Talk;

/// <summary>
/// Fourth stage: measures who spoke when in a kept recording, and draws it, once, whether or not it can be transcribed. What
/// cannot be read is left unmeasured; transcription, which cannot do without it, says so.
/// </summary>
public sealed class MeasureTalk(KeptRecordings recordings) : IStep
{
    public Stage Stage => Stage.Measure;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) => db.Recordings.AnyAsync(
        r => r.CallId == call.Id && r.State == RecordingState.Ready
            && !db.Talk.Any(talk => talk.CallId == call.Id && talk.RecordingId == r.ProviderRecordingId),
        cancel);

    public async Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel)
    {
        var recording = await db.Recordings.AsNoTracking().SingleAsync(r => r.CallId == call.Id, cancel);
        if (await MeasureAsync(recording, cancel) is not { } measured)
            return (_, _) => Task.CompletedTask;
        return async (saving, stop) =>
        {
            await saving.Talk.Where(talk => talk.CallId == call.Id).ExecuteDeleteAsync(stop);
            await saving.Waveforms.Where(waveform => waveform.CallId == call.Id).ExecuteDeleteAsync(stop);
            saving.Talk.Add(TalkOf(call.Id, recording.ProviderRecordingId, measured));
            saving.Waveforms.Add(new()
            {
                CallId = call.Id,
                Loudest = measured.Overview.Loudest,
                Channels = measured.Overview.Channels.Count,
                Peaks = [.. measured.Overview.Channels.SelectMany(peaks => peaks)],
            });
        };
    }

    /// <summary>The one place where the file is read, piece by piece.</summary>
    private async Task<MeasuredRecording?> MeasureAsync(Recording recording, CancellationToken cancel)
    {
        try
        {
            var meter = new RecordingMeter();
            await recordings.ReadBlocksAsync(recording, meter.Add, cancel);
            return meter.Finish();
        }
        catch (UnreadableRecordingException)
        {
            return null;
        }
        catch (AudioProgramException failure)
        {
            throw new RetryException(FailureKind.AudioProgram, failure.Message, failure);
        }
    }

    private static CallTalk TalkOf(long callId, string recordingId, MeasuredRecording measured)
    {
        var figures = measured.Figures;
        var isSeparated = measured.Channels.Count > 1;
        return new()
        {
            CallId = callId,
            RecordingId = recordingId,
            DurationSeconds = figures.Duration,
            SilenceSeconds = figures.Silence,
            LongestSilenceSeconds = figures.LongestSilence?.Length ?? 0,
            LongestSilenceStart = figures.LongestSilence?.Start,
            OverlapSeconds = isSeparated ? figures.Overlap : null,
            Channels = [.. measured.Channels.Zip(figures.Sides, (channel, side) => (channel, side)).Select((one, number) => new ChannelTalk
            {
                CallId = callId,
                Channel = number,
                TalkSeconds = one.side.Seconds,
                Turns = isSeparated ? one.side.Turns : null,
                LongestMonologueSeconds = isSeparated ? one.side.Monologue?.Length ?? 0 : null,
                LongestMonologueStart = isSeparated ? one.side.Monologue?.Start : null,
                Interruptions = isSeparated ? one.side.Interruptions : null,
                BackChannels = isSeparated ? one.side.BackChannels : null,
                SpeechLevel = one.channel.SpeechLevel,
                ClippedShare = one.channel.ClippedShare,
            })],
        };
    }
}
