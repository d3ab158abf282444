using CallCoach.Calls;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Recordings;

/// <summary>Third stage: fetches the recording from its provider, checks that it is audio, packs and keeps it.</summary>
public sealed class FetchRecording(IEnumerable<ITelephonyProvider> providers, RecordingFiles files, AudioProgram audio) : IStep
{
    private readonly RecordingIntake _intake = new(files, audio);
    private readonly Dictionary<string, ITelephonyProvider> _providers = providers.ToDictionary(p => p.Name, StringComparer.Ordinal);

    public Stage Stage => Stage.Fetch;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) =>
        db.Recordings.AnyAsync(r => r.CallId == call.Id && r.State == RecordingState.Waiting, cancel);

    public async Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel)
    {
        var recording = await db.Recordings.SingleAsync(r => r.CallId == call.Id, cancel);
        var address = recording.Address is null ? null : new Uri(recording.Address);
        string? wanting = null;
        try
        {
            if (recording.File is null)
                files.Remove(call.Id, call.StartedAt);
            var kept = await _intake.TakeAsync(
                ending => RecordingFiles.NameOf(call.Id, call.StartedAt, ending),
                async file => wanting = await _providers[call.Provider].FetchRecordingAsync(
                    recording.ProviderRecordingId, address, file, RecordingFiles.MaxBytes, cancel),
                cancel);
            return (_, _) =>
            {
                recording.State = RecordingState.Ready;
                recording.Reason = wanting;
                recording.File = kept.File;
                recording.Channels = kept.Channels;
                recording.DurationSeconds = kept.Duration.TotalSeconds;
                recording.OriginalFormat = kept.OriginalFormat;
                recording.OriginalBytes = kept.OriginalBytes;
                recording.OriginalHash = kept.OriginalHash;
                if (kept.Channels == 1)
                    recording.ClientChannel = null;
                return Task.CompletedTask;
            };
        }
        catch (UnreadableRecordingException failure)
        {
            throw new GiveUpException(FailureKind.NotAudio, $"The recording cannot be read: {failure.Message}", failure);
        }
        catch (AudioProgramException failure)
        {
            throw new RetryException(FailureKind.AudioProgram, failure.Message, failure);
        }
        catch (RecordingUnavailableException failure) when (failure.Kind is FailureKind.NotAllowed or FailureKind.TooLarge)
        {
            throw new GiveUpException(failure.Kind, failure.Message, failure);
        }
        catch (RecordingUnavailableException failure)
        {
            throw new RetryException(failure.Kind, failure.Message, failure, failure.After);
        }
        catch (NoRoomException failure)
        {
            throw new RetryException(FailureKind.NoSpace, failure.Message, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RetryException(FailureKind.NoSpace, $"The recording cannot be written: {failure.Message}", failure);
        }
    }
}
