using CallCoach.Norms.Plans;
using CallCoach.Norms.Schedules;
using CallCoach.People;

namespace CallCoach.Norms.Days;

/// <summary>Why somebody's dials an hour are what they are.</summary>
public enum RateReason
{
    Base,

    ManyRefusals,
}

/// <summary>Dials an hour.</summary>
/// <param name="Now">Those asked for in the present hour.</param>
/// <param name="RaisedFrom">The full hour from which they are raised, which may be yet to come; null where they are not.</param>
public sealed record PerHour(double Now, DateTimeOffset? RaisedFrom, RateReason Why);

/// <summary>How far one part of a plan is.</summary>
/// <param name="Plan">Of the whole day; null where nothing is asked for.</param>
/// <param name="Expected">Of that, what falls to the working time that is over, breaks not counted; null without a plan.</param>
public sealed record PartDay(PlanPart Part, double? Plan, int Fact, double? Expected)
{
    /// <summary>Null without a plan and before any working time is over.</summary>
    public double? Share => Expected is > 0 and var expected ? Fact / expected : null;

    public PartStanding Standing => new(Fact, Expected ?? 0);
}

/// <summary>One manager's day at a moment: plan, fact and pace. Every page, alert and pulse takes its numbers from here.</summary>
public sealed class ManagerDay
{
    private readonly PersonPlan _plan;
    private readonly double? _base;
    private readonly double _raised;

    private ManagerDay(PersonPlan plan, RaiseRule rule, DateOnly day, DateTimeOffset asOf, Tally tally, IEnumerable<HourResults> hours)
    {
        (_plan, Day, AsOf, Tally, Time) = (plan, day, asOf, tally, plan.TimeOf(day));
        _base = plan.DialsPerHour(day);
        _raised = Math.Max(_base ?? 0, rule.RaisedPerHour);
        if (_base < _raised && plan.Person.Role == ManagerRole.Hunter && HunterNorm.RaisedFrom(hours, rule) is { } from && from < Time.End)
            RaisedFrom = TimeZoneInfo.ConvertTime(from, plan.Schedule.Zone);
        HoursWorked = Time.HoursUntil(asOf);
        Parts = [.. Enum.GetValues<PlanPart>().Select(PartOf)];
    }

    public Person Person => _plan.Person;

    public DateOnly Day { get; }

    public DateTimeOffset AsOf { get; }

    public Tally Tally { get; }

    public WorkingTime Time { get; }

    /// <summary>Scheduled hours that are over, breaks not counted.</summary>
    public double HoursWorked { get; }

    public DateTimeOffset? RaisedFrom { get; }

    /// <summary>All parts, those without a plan as well.</summary>
    public IReadOnlyList<PartDay> Parts { get; }

    /// <summary>The part a manager is measured by first: dials, or the first that has a plan.</summary>
    public PartDay Main => Parts.FirstOrDefault(part => part.Plan > 0) ?? Parts[0];

    public PerHour? PerHour => _base is { } rate
        ? new(RaisedFrom <= AsOf ? _raised : rate, RaisedFrom, RaisedFrom is null ? RateReason.Base : RateReason.ManyRefusals)
        : null;

    /// <param name="tally">Of the day, as far as it has come.</param>
    /// <param name="hours">What its hours brought, in order; only needed where dials an hour may be raised.</param>
    public static ManagerDay Of(
        PersonPlan plan, RaiseRule rule, DateOnly day, DateTimeOffset asOf, Tally tally, IEnumerable<HourResults> hours) =>
        new(plan, rule, day, asOf, tally, hours);

    /// <summary>Whether what is known of the day allows for a raise at all, so that its hours have to be read.</summary>
    public static bool MayBeRaised(PersonPlan plan, RaiseRule rule, DateOnly day, Tally tally) =>
        tally.Conversations >= rule.RefusalConversations && tally.Refusals > rule.RefusalShare * rule.RefusalConversations
        && plan.Person.Role == ManagerRole.Hunter && plan.DialsPerHour(day) < rule.RaisedPerHour;

    public static int FactOf(PlanPart part, Tally tally) => part switch
    {
        PlanPart.Dials => tally.Dials,
        PlanPart.Conversations => tally.Conversations,
        PlanPart.Meetings => tally.Meetings,
        PlanPart.NewContacts => tally.NewConversations,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    /// <summary>Dials planned between two instants; null without a plan for dials.</summary>
    public double? DialsPlanned(DateTimeOffset start, DateTimeOffset end)
    {
        if (_base is { } rate)
        {
            var raised = RaisedFrom is { } from && from < end ? Time.HoursWithin(from > start ? from : start, end) : 0;
            return (rate * (Time.HoursWithin(start, end) - raised)) + (_raised * raised);
        }
        return _plan.PlannedOn(PlanPart.Dials, Day) is { } planned ? (Time.Hours > 0 ? planned * Time.HoursWithin(start, end) / Time.Hours : 0) : null;
    }

    /// <summary>What a part will come to at the end of the shift; null where nobody works or nothing is over yet.</summary>
    public Forecast? ForecastOf(PartDay part) => Time.Hours > 0
        ? Forecast.At(part.Fact, HoursWorked, Time.Hours - HoursWorked < 1e-6 ? 0 : Time.Hours - HoursWorked, part.Plan / Time.Hours)
        : null;

    private PartDay PartOf(PlanPart part)
    {
        var fact = FactOf(part, Tally);
        if (part == PlanPart.Dials)
            return new(part, DialsPlanned(DateTimeOffset.MinValue, DateTimeOffset.MaxValue), fact, DialsPlanned(DateTimeOffset.MinValue, AsOf));
        return _plan.PlannedOn(part, Day) is { } planned
            ? new(part, planned, fact, Time.Hours > 0 ? planned * HoursWorked / Time.Hours : 0)
            : new(part, null, fact, null);
    }
}
