using CallCoach.Calls;
using CallCoach.Norms;
using CallCoach.Norms.Days;
using CallCoach.Objections;
using CallCoach.Outcomes;
using CallCoach.People;
using CallCoach.Recordings;
using CallCoach.StopList;

namespace CallCoach.Alerts;

/// <summary>Which objections are watched, and when a manager counts as behind.</summary>
/// <param name="Watched">Labels that raise an alert, each with its least score.</param>
/// <param name="BehindShare">A share of the norm below this is behind.</param>
public sealed record AlertSettings(IReadOnlyDictionary<ObjectionLabel, double> Watched, double BehindShare)
{
    public static AlertSettings Default { get; } =
        new(new Dictionary<ObjectionLabel, double> { [ObjectionLabel.PriceComparison] = 0.5 }, 0.8);
}

/// <summary>What is to be told, without who is told and when: pure functions of the facts.</summary>
public static class AlertRules
{
    /// <summary>The one alert there is on a label in a call.</summary>
    public static string KeyOf(long callId, ObjectionLabel label) => $"call/{callId}/{LabelName.Of(label)}";

    /// <summary>
    /// A call that waited for an engine until a later day of the department than its own tells nobody anything any more; one that is
    /// heard on its own day does.
    /// </summary>
    public static bool IsHeardTooLate(Call call, Department department, DateTimeOffset now) =>
        (call.Waited || call.AwaitedLanguage is not null) && department.DayOf(call.HeardAt ?? now) > department.DayOf(call.StartedAt);

    /// <summary>
    /// One draft for each watched label found, at the utterance that shows it best; none for a label that a person has found in the
    /// call, for they know already.
    /// </summary>
    public static IEnumerable<AlertDraft> Objections(Call call, IEnumerable<FoundObjection> found, AlertSettings settings) =>
        from objection in found
        where settings.Watched.TryGetValue(objection.Label, out var least) && objection.Score >= least
        group objection by objection.Label into sameLabel
        where !sameLabel.Any(o => o.ByPerson)
        let best = sameLabel.OrderByDescending(o => o.Score).ThenBy(o => o.Ordinal).First()
        select new AlertDraft(KeyOf(call.Id, best.Label), AlertKind.Objection)
        {
            PersonId = call.PersonId,
            CallId = call.Id,
            Label = best.Label,
            Score = best.Score,
            Ordinal = best.Ordinal,
        };

    /// <summary>The watched labels that a call shows, surely enough or because a person says so.</summary>
    public static IReadOnlyCollection<ObjectionLabel> Shown(IEnumerable<FoundObjection> found, AlertSettings settings) =>
        [.. found.Where(o => o.ByPerson || (settings.Watched.TryGetValue(o.Label, out var least) && o.Score >= least)).Select(o => o.Label).Distinct()];

    /// <summary>The same for what was heard in one caption while the call was on, and for the client's wish never to be called again in it.</summary>
    public static IEnumerable<AlertDraft> Live(
        Call call, long captionId, IEnumerable<FoundObjection> found, CallOutcome? wish, AlertSettings settings, StopListSettings stopList)
    {
        var drafts = Objections(call, found, settings);
        if (DoNotCall(call, wish, stopList) is { } last)
            drafts = drafts.Append(last);
        return drafts.Select(draft => draft with { Ordinal = null, CaptionId = captionId });
    }

    /// <summary>A draft when the client asked never to be called again, as surely as the stop list wants it, whether or not the number is on it.</summary>
    public static AlertDraft? DoNotCall(Call call, CallOutcome? outcome, StopListSettings settings) =>
        outcome is { Outcome: Outcome.DoNotCall } && outcome.Score >= settings.LeastScore
            ? new($"call/{call.Id}/do_not_call", AlertKind.DoNotCall)
            {
                PersonId = call.PersonId,
                CallId = call.Id,
                Score = outcome.Score,
                Ordinal = outcome.Ordinal,
            }
            : null;

    /// <summary>A draft when a full hour of the working day has passed and the share is below the limit.</summary>
    public static AlertDraft? BehindNorm(long personId, NormProgress progress, AlertSettings settings) =>
        progress is { Share: { } share } && progress.Expected >= progress.CallsPerHour && share < settings.BehindShare
            ? new($"norm/{personId}/{progress.Day:yyyy-MM-dd}", AlertKind.BehindNorm)
            {
                PersonId = personId,
                Day = progress.Day,
                Dials = progress.Dials,
                Expected = progress.Expected,
                CallsPerHour = progress.CallsPerHour,
            }
            : null;

    /// <summary>One a manager, told again with every week that shows it.</summary>
    public static AlertDraft? Drift(ManagerWeeks manager) => manager.Drift is { } drift
        ? new($"drift/{manager.Person.Id}", AlertKind.Drift)
        {
            PersonId = manager.Person.Id,
            Day = drift.Weeks[^1].Start,
            Figures = DriftFigures.Of(drift).Written,
        }
        : null;

    public static AlertDraft RecordingFailed(Call call, string reason) =>
        new($"call/{call.Id}/recording", AlertKind.RecordingFailed) { PersonId = call.PersonId, CallId = call.Id, Reason = reason };

    /// <summary>One a day, told again when something else is found.</summary>
    public static AlertDraft? CountersWrong(DateOnly day, AuditReport report) =>
        report.Differences == 0 ? null : new($"counters/{day:yyyy-MM-dd}", AlertKind.CountersWrong) { Day = day, Reason = report.Summary };

    /// <summary>One a day, told again with every hundredth that is gone.</summary>
    public static AlertDraft? RecordingsNearlyFull(DateOnly day, Space space) => space.IsNearlyFull
        ? new($"recordings/{day:yyyy-MM-dd}", AlertKind.RecordingsNearlyFull)
        {
            Day = day,
            SpaceShare = space.IsFull ? 1 : Math.Floor(100.0 * space.UsedBytes / space.LimitBytes) / 100,
        }
        : null;
}

/// <summary>What an alert says; two equal drafts tell the same thing.</summary>
public sealed record AlertDraft(string Key, AlertKind Kind)
{
    public long? PersonId { get; init; }

    public long? CallId { get; init; }

    public ObjectionLabel? Label { get; init; }

    public double? Score { get; init; }

    public int? Ordinal { get; init; }

    /// <summary>The caption that shows it, where it was heard while the call was on.</summary>
    public long? CaptionId { get; init; }

    public DateOnly? Day { get; init; }

    public int? Dials { get; init; }

    public double? Expected { get; init; }

    public int? CallsPerHour { get; init; }

    public string? Reason { get; init; }

    public double? SpaceShare { get; init; }

    public string? Figures { get; init; }
}
