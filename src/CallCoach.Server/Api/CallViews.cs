using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Objections;
using CallCoach.Outcomes;
using CallCoach.Outcomes.AgreedTimes;
using CallCoach.People;
using CallCoach.StopList;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

internal sealed record LabelView(string Label, double Score);

/// <param name="Ordinal">The utterance that settles it; null where none does.</param>
/// <param name="AgreedAt">For when a call-back or a meeting is agreed; null where no time was named.</param>
/// <param name="Precision">How exactly; null without a time.</param>
internal sealed record OutcomeView(Outcome Outcome, double Score, int? Ordinal, DateTimeOffset? AgreedAt, AgreedPrecision? Precision);

/// <summary>How a page is told that somebody or a machine answered.</summary>
internal enum AnsweredBy
{
    Human,
    Machine,
}

/// <summary>A call's recording, as a page is told.</summary>
internal enum RecordingView
{
    None,
    Waiting,
    Ready,
    Absent,
    Failed,
}

internal record CallSummary(
    long Id, DateTimeOffset StartedAt, CallDirection Direction, long? PersonId, string? ManagerName, long? TeamId, string Client, bool StopListed, LegStatus Status,
    AnsweredBy? AnsweredBy, bool Dial, bool Refused, bool Connected, bool Conversation, int? TalkSeconds, string? Language, Stage Stage, string? Failure,
    FailureKind? FailureKind, RecordingView Recording, string? RecordingReason, string? Engine, string? NotTranscribed, string? AwaitedLanguage, IReadOnlyList<LabelView> Labels,
    OutcomeView? Outcome);

/// <summary>Calls as pages see them.</summary>
internal static class CallViews
{
    /// <summary>Summaries of the calls, in the order of the query.</summary>
    public static async Task<IReadOnlyList<CallSummary>> SummariesAsync(
        CallCoachDb db, IQueryable<Call> calls, Department department, CancellationToken cancel)
    {
        var rows = await calls.Select(call => new
        {
            Call = call,
            call.Person,
            Recording = db.Recordings.FirstOrDefault(r => r.CallId == call.Id),
            Conversation = db.CountedCalls.Any(counted => counted.CallId == call.Id && counted.Conversation),
            Job = db.Jobs.FirstOrDefault(j => j.CallId == call.Id),
            Outcome = db.Outcomes.FirstOrDefault(o => o.CallId == call.Id),
        }).AsNoTracking().ToListAsync(cancel);
        var ids = rows.ConvertAll(row => row.Call.Id);
        var labels = (await db.Objections.Where(o => ids.Contains(o.CallId)).AsNoTracking().ToListAsync(cancel)).ToLookup(o => o.CallId);
        var stopped = await StoppedAsync(db, rows.Select(row => row.Call), cancel);
        return rows.ConvertAll(row => Summary(row.Call, stopped.Contains(row.Call.Id), row.Person, row.Conversation, row.Recording, row.Job, labels[row.Call.Id], row.Outcome, department));
    }

    /// <summary>The calls whose client is on the stop list now.</summary>
    private static async Task<HashSet<long>> StoppedAsync(CallCoachDb db, IEnumerable<Call> calls, CancellationToken cancel)
    {
        var byNumber = calls.ToLookup(call => StoppedNumber.NumberOf(call.Client), call => call.Id);
        var numbers = byNumber.Select(same => same.Key).OfType<string>().ToList();
        var stopped = await db.StopList.Where(entry => entry.OffAt == null && numbers.Contains(entry.Number)).Select(entry => entry.Number).ToListAsync(cancel);
        return [.. stopped.SelectMany(number => byNumber[number])];
    }

    private static CallSummary Summary(
        Call call, bool stopListed, Person? person, bool conversation, Recording? recording, Job? job, IEnumerable<FoundObjection> objections,
        CallOutcome? outcome, Department department) => new(
        call.Id,
        department.Local(call.StartedAt),
        call.Direction,
        call.PersonId,
        person?.Name,
        person?.TeamId,
        LineAddress.Mask(call.Client),
        stopListed,
        call.Status,
        call.Machine switch
        {
            true => AnsweredBy.Machine,
            false => AnsweredBy.Human,
            null => null,
        },
        call.Dial,
        call.Refused,
        call.Connected,
        conversation,
        call.TalkSeconds,
        call.Language,
        job?.Stage ?? Stage.Done,
        job?.SetAsideAt is null ? null : job.LastError,
        job?.SetAsideAt is null ? null : job.FailureKind,
        recording?.State switch
        {
            null => RecordingView.None,
            RecordingState.InProgress or RecordingState.Waiting => RecordingView.Waiting,
            RecordingState.Ready => RecordingView.Ready,
            RecordingState.Absent => RecordingView.Absent,
            _ => RecordingView.Failed,
        },
        recording?.Reason,
        call.Engine,
        call.NotTranscribed,
        call.AwaitedLanguage,
        [
            .. objections.GroupBy(o => o.Label)
                .Select(same => new LabelView(LabelName.Of(same.Key), same.Max(o => o.Score)))
                .OrderByDescending(label => label.Score),
        ],
        outcome is null ? null : new(
            outcome.Outcome, outcome.Score, outcome.Ordinal,
            outcome.AgreedAt is { } agreed ? department.Local(agreed) : null, outcome.AgreedPrecision));
}
