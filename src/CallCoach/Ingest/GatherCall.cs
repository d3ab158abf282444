using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Ingest;

/// <summary>First stage: what all events of the call say together, written over what was known before.</summary>
public sealed class GatherCall(IEnumerable<ITelephonyProvider> providers, Clocks clocks) : IStep
{
    private readonly Dictionary<string, ITelephonyProvider> _providers = providers.ToDictionary(p => p.Name, StringComparer.Ordinal);

    public Stage Stage => Stage.Gather;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) => Task.FromResult(true);

    public async Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel)
    {
        var stored = await db.Events.Where(e => e.CallId == call.Id).OrderBy(e => e.Id).AsNoTracking().ToListAsync(cancel);
        // Of a call from before nobody told anything; it stays as it was taken over.
        if (stored.Count == 0)
            return (_, _) => Task.CompletedTask;
        if (!_providers.TryGetValue(call.Provider, out var provider))
            throw new GiveUpException(FailureKind.Unexpected, $"No adapter for the provider {call.Provider}.");
        var events = stored.SelectMany(provider.Read).ToList();
        if (events.Count == 0)
            return (_, _) => Task.CompletedTask;

        var lines = await db.Lines.AsNoTracking().ToDictionaryAsync(line => line.Address, line => line.PersonId, cancel);
        var state = CallState.Of(events, lines.ContainsKey);
        var recording = await db.Recordings.SingleOrDefaultAsync(r => r.CallId == call.Id, cancel);

        return async (saving, stop) =>
        {
            Apply(state, call, lines);
            // A person may have said whose call it is since it was read.
            if (saving.Session?.Row("SELECT MovedTo FROM Calls WHERE Id = $call AND MovedAt IS NOT NULL", row => Tuple.Create(row.NumberOrNull(0)), ("$call", call.Id)) is { } moved)
                call.PersonId = moved.Item1;
            if (state.Tags is { } tags)
                await ReplaceTagsAsync(saving, call, tags, stop);
            if (state.Recording is { } said)
            {
                if (recording is not null && recording.ProviderRecordingId != said.RecordingId)
                    await DropTranscriptsAsync(saving, call, stop);
                ApplyRecording(said, call, recording, provider.ChannelsSwapped, saving);
            }
            if (state.Transcript is { } delivered && call.TranscriptId is null)
                await ReplaceUtterancesAsync(saving, call, delivered, stop);
        };
    }

    private static void Apply(CallState state, Call call, Dictionary<string, long> lines)
    {
        call.Direction = state.Direction;
        call.Line = state.Line;
        call.Client = state.Client;
        call.PersonId = lines.TryGetValue(state.Line, out var person) ? person : null;
        call.Status = state.Status;
        call.StartedAt = state.StartedAt;
        call.AnsweredAt = state.AnsweredAt;
        call.EndedAt = state.EndedAt;
        call.TalkSeconds = state.TalkSeconds;
        call.Machine = state.Machine;
        call.Dial = state.Dial;
        call.Refused = state.Refused;
        call.Connected = state.Connected;
        call.Language = state.Language ?? call.Language;
    }

    private async Task ReplaceTagsAsync(CallCoachDb db, Call call, Tags tags, CancellationToken cancel)
    {
        await db.CallTags.Where(tag => tag.CallId == call.Id && tag.Source == TagSource.Provider).ExecuteDeleteAsync(cancel);
        foreach (var kind in Enum.GetValues<TagKind>())
            if (tags[kind] is { } value)
                db.CallTags.Add(new() { CallId = call.Id, Kind = kind, Source = TagSource.Provider, Value = value, At = clocks.Domain.GetUtcNow() });
    }

    private static void ApplyRecording(RecordingChanged said, Call call, Recording? known, bool swapped, CallCoachDb db)
    {
        var recording = known;
        if (recording is null)
            db.Recordings.Add(recording = new Recording { CallId = call.Id, ProviderRecordingId = said.RecordingId });
        else if (recording.ProviderRecordingId != said.RecordingId)
            Forget(recording, call, said.RecordingId);

        recording.Address = said.Address?.ToString();
        recording.ClientChannel = said.ClientChannel ?? ((call.Direction == CallDirection.Outbound) != swapped ? 1 : 0);
        if (recording.State == RecordingState.Ready)
        {
            if (recording.Channels == 1)
                recording.ClientChannel = null;
            return;
        }
        recording.State = said.Status switch
        {
            RecordingStatus.InProgress => RecordingState.InProgress,
            RecordingStatus.Completed => RecordingState.Waiting,
            RecordingStatus.Absent => RecordingState.Absent,
            _ => RecordingState.Failed,
        };
        recording.Reason = said.Reason;
    }

    private static void Forget(Recording recording, Call call, string newId)
    {
        recording.ProviderRecordingId = newId;
        recording.State = RecordingState.Waiting;
        recording.Channels = null;
        recording.DurationSeconds = null;
        recording.File = null;
        (recording.OriginalFormat, recording.OriginalBytes, recording.OriginalHash) = (null, null, null);
        (call.Engine, call.EngineModel, call.HeardAt, call.TranscriptId) = (null, null, null, null);
        call.AwaitedLanguage = null;
    }

    /// <summary>What engines heard in another recording is not of this call as it is now.</summary>
    private async Task DropTranscriptsAsync(CallCoachDb db, Call call, CancellationToken cancel)
    {
        foreach (var transcript in await db.Transcripts.Where(t => t.CallId == call.Id && t.State != TranscriptState.Discarded).ToListAsync(cancel))
        {
            transcript.Become(TranscriptState.Discarded, by: null, clocks.Domain.GetUtcNow());
            transcript.Failure = "The provider made another recording of the call.";
            await db.TranscriptLines.Where(line => line.TranscriptId == transcript.Id).ExecuteDeleteAsync(cancel);
        }
    }

    private async Task ReplaceUtterancesAsync(CallCoachDb db, Call call, TranscriptDelivered delivered, CancellationToken cancel)
    {
        await db.Utterances.Where(u => u.CallId == call.Id).ExecuteDeleteAsync(cancel);
        db.Utterances.AddRange(delivered.Segments.OrderBy(s => s.Start).Select((segment, ordinal) => new Utterance
        {
            CallId = call.Id,
            Ordinal = ordinal,
            Speaker = segment.Speaker,
            Start = segment.Start,
            End = segment.End,
            Text = segment.Text,
            Confidence = segment.Confidence,
        }));
        call.HeardAt = call.Engine == ProviderEngine ? call.HeardAt : clocks.Domain.GetUtcNow();
        (call.Engine, call.EngineModel, call.AwaitedLanguage) = (ProviderEngine, null, null);
    }

    /// <summary>The engine's name for a transcript that came finished from the provider.</summary>
    public const string ProviderEngine = "provider";
}
