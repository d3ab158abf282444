using CallCoach.Calls;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Recordings;

/// <summary>Third stage: fetches the recording from its provider, checks that it is audio, keeps it.</summary>
public sealed class FetchRecording(IEnumerable<ITelephonyProvider> providers, RecordingFiles files) : IStep
{
    private readonly Dictionary<string, ITelephonyProvider> _providers = providers.ToDictionary(p => p.Name, StringComparer.Ordinal);

    public Stage Stage => Stage.Fetch;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) =>
        db.Recordings.AnyAsync(r => r.CallId == call.Id && r.State == RecordingState.Waiting, cancel);

    public async Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel)
    {
        var recording = await db.Recordings.SingleAsync(r => r.CallId == call.Id, cancel);
        var name = RecordingFiles.NameOf(call.Id, call.StartedAt);
        var address = recording.Address is null ? null : new Uri(recording.Address);
        string? wanting = null;
        try
        {
            var header = await files.KeepAsync(
                name,
                async file => wanting = await _providers[call.Provider].FetchRecordingAsync(
                    recording.ProviderRecordingId, address, file, RecordingFiles.MaxBytes, cancel),
                WaveFile.Check);
            return (_, _) =>
            {
                recording.State = RecordingState.Ready;
                recording.Reason = wanting;
                recording.File = name;
                recording.Channels = header.Channels;
                recording.DurationSeconds = header.PresentDuration.TotalSeconds;
                if (header.Channels == 1)
                    recording.ClientChannel = null;
                return Task.CompletedTask;
            };
        }
        catch (UnreadableRecordingException failure)
        {
            throw new GiveUpException(FailureKind.NotAudio, $"The recording cannot be read: {failure.Message}", failure);
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
