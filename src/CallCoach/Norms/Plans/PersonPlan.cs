using System.Collections.Concurrent;
using CallCoach.Norms.Schedules;
using CallCoach.People;

namespace CallCoach.Norms.Plans;

/// <summary>Where a target comes from.</summary>
public enum PlanSource
{
    /// <summary>The person's own plan.</summary>
    Own,

    /// <summary>The calls an hour set with the person.</summary>
    Person,

    Role,
}

/// <summary>A target that holds.</summary>
public sealed record HeldTarget(Span Span, double Target, DateOnly FromDay, PlanSource Source);

/// <summary>
/// What is asked of one person, and when they work. A plan for one span is one for the others, too: by the hour it grows with the
/// hours worked; for a day, week or month it is divided by scheduled working time, and what falls to holidays and absences is left out.
/// </summary>
/// <param name="hasShifts">The person has shifts of their own.</param>
public sealed class PersonPlan(Person person, WorkSchedule schedule, bool hasShifts, IReadOnlyList<Plan> own, IReadOnlyList<Plan> ofRole)
{
    private const int MostDays = 400;

    private readonly ConcurrentDictionary<DateOnly, (WorkingTime Of, WorkingTime Usual)> _days = new();

    public Person Person => person;

    public WorkSchedule Schedule => schedule;

    public bool HasShifts => hasShifts;

    public WorkingTime TimeOf(DateOnly day) => Times(day).Of;

    /// <summary>The targets for a part that hold on a day, by span; none where nothing is asked for.</summary>
    public IReadOnlyList<HeldTarget> TargetsOf(PlanPart part, DateOnly day)
    {
        var held = Held(own, part, day, PlanSource.Own);
        if (held.Count == 0 && part == PlanPart.Dials && person.CallsPerHour is { } perHour && !own.Any(plan => plan.Part == part && plan.FromDay <= day))
            return [new(Span.Hour, perHour, DateOnly.MinValue, PlanSource.Person)];
        if (held.Count == 0)
            held = Held(ofRole, part, day, PlanSource.Role);
        held.RemoveAll(target => target.Target == 0);
        return held;
    }

    /// <summary>Dials an hour before they are raised; null where there is no such plan.</summary>
    public double? DialsPerHour(DateOnly day) => Find(TargetsOf(PlanPart.Dials, day), Span.Hour)?.Target;

    /// <summary>What is asked for on a day; null where nothing ever is, 0 on a day that is not worked.</summary>
    public double? PlannedOn(PlanPart part, DateOnly day)
    {
        var targets = TargetsOf(part, day);
        if (targets.Count == 0)
            return null;
        var shortest = targets.MinBy(target => target.Span)!;
        return shortest.Span == Span.Hour
            ? shortest.Target * TimeOf(day).Hours
            : shortest.Target * Share(TimeOf(day).Hours, UsualHours(shortest.Span, day));
    }

    /// <summary>What is asked for in the day, week or month that holds a day.</summary>
    public double? PlannedFor(PlanPart part, Span span, DateOnly day)
    {
        var targets = TargetsOf(part, day);
        if (targets.Count == 0)
            return null;
        if (span != Span.Day && Find(targets, span) is { } target)
            return target.Target * Share(DaysOf(span, day).Sum(d => TimeOf(d).Hours), UsualHours(span, day));
        return DaysOf(span, day).Sum(d => PlannedOn(part, d) ?? 0);
    }

    /// <summary>The next day after this one that is worked, within a month.</summary>
    public DateOnly? NextWorkingDay(DateOnly day) =>
        Enumerable.Range(1, 31).Select(i => (DateOnly?)day.AddDays(i)).FirstOrDefault(next => TimeOf(next!.Value).Intervals.Count > 0);

    private double UsualHours(Span span, DateOnly day) => DaysOf(span, day).Sum(d => Times(d).Usual.Hours);

    private (WorkingTime Of, WorkingTime Usual) Times(DateOnly day)
    {
        if (_days.TryGetValue(day, out var times))
            return times;
        if (_days.Count >= MostDays)
            _days.Clear();
        var usual = schedule.Usual(day);
        return _days[day] = (schedule.IsFree(day) ? WorkingTime.None : usual, usual);
    }

    private static IEnumerable<DateOnly> DaysOf(Span span, DateOnly day)
    {
        var start = Spans.StartOf(span, day);
        var end = span switch { Span.Week => start.AddDays(7), Span.Month => start.AddMonths(1), _ => start.AddDays(1) };
        for (var d = start; d < end; d = d.AddDays(1))
            yield return d;
    }

    private static double Share(double hours, double of) => of > 0 ? hours / of : 0;

    private static HeldTarget? Find(IReadOnlyList<HeldTarget> targets, Span span)
    {
        foreach (var target in targets)
        {
            if (target.Span == span)
                return target;
        }
        return null;
    }

    private static List<HeldTarget> Held(IReadOnlyList<Plan> plans, PlanPart part, DateOnly day, PlanSource source)
    {
        var held = new List<HeldTarget>();
        foreach (var plan in plans)
        {
            if (plan.Part == part && plan.FromDay <= day && !plans.Any(newer => newer.Part == part && newer.Span == plan.Span && newer.FromDay <= day && newer.FromDay > plan.FromDay))
            {
                if (plan.Target is { } target)
                    held.Add(new(plan.Span, target, plan.FromDay, source));
            }
        }
        return held;
    }
}
