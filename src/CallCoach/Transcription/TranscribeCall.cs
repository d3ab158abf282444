using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.People;
using CallCoach.Recordings;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Transcription;

/// <summary>Fourth stage: turns a kept recording into utterances. Who spoke comes from the channel.</summary>
public sealed class TranscribeCall(IEnumerable<ITranscriber> engines, RecordingFiles files, Department department) : IStep
{
    private readonly List<ITranscriber> _engines = [.. engines];

    public Stage Stage => Stage.Transcribe;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) => call.Engine is null
        ? db.Recordings.AnyAsync(r => r.CallId == call.Id && r.State == RecordingState.Ready, cancel)
        : Task.FromResult(false);

    public async Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel)
    {
        var recording = await db.Recordings.SingleAsync(r => r.CallId == call.Id, cancel);
        var language = new ExpectedLanguage(call.Language ?? department.Language, IsKnown: call.Language is not null);
        if (_engines.Find(engine => engine.Hears(language.Code)) is not { } engine)
            return (_, _) =>
            {
                call.NotTranscribed = $"no engine for {language.Code}";
                return Task.CompletedTask;
            };

        var transcript = await TranscribeAsync(engine, recording.File!, language, cancel);
        return async (saving, stop) =>
        {
            await saving.Utterances.Where(u => u.CallId == call.Id).ExecuteDeleteAsync(stop);
            saving.Utterances.AddRange(transcript.Segments.Select((segment, ordinal) => new Utterance
            {
                CallId = call.Id,
                Ordinal = ordinal,
                Speaker = SpeakerOf(segment.Channel, recording.ClientChannel),
                Start = segment.Start,
                End = segment.End,
                Text = segment.Text,
                Confidence = segment.Confidence,
            }));
            call.Engine = transcript.Engine;
            call.Language = transcript.Language;
            call.NotTranscribed = null;
        };
    }

    private async Task<Transcript> TranscribeAsync(ITranscriber engine, string file, ExpectedLanguage language, CancellationToken cancel)
    {
        try
        {
            await using var stream = files.Open(file);
            return await engine.TranscribeAsync(WaveFile.Read(stream), language, cancel);
        }
        catch (SpeechEngineException failure) when (failure.IsFinal)
        {
            throw new GiveUpException(failure.Kind, failure.Message, failure);
        }
        catch (SpeechEngineException failure)
        {
            throw new RetryException(failure.Kind, failure.Message, failure, failure.After);
        }
        catch (Exception failure) when (failure is UnreadableRecordingException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GiveUpException(FailureKind.NotAudio, $"The kept recording cannot be read: {failure.Message}", failure);
        }
    }

    private static Speaker SpeakerOf(int channel, int? clientChannel) =>
        clientChannel is null ? Speaker.Unknown : channel == clientChannel ? Speaker.Client : Speaker.Manager;
}
