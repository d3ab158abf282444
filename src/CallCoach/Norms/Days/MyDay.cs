using System.Globalization;
using CallCoach.Norms.Plans;
using CallCoach.Norms.Schedules;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Norms.Days;

/// <summary>Whose day it is.</summary>
public sealed record DayPerson(long Id, string Name, ManagerRole Role, string TeamName);

/// <summary>Where the day will end, eight times out of ten between low and high.</summary>
public sealed record DayPart(PlanPart Part, double? Plan, int Fact, double? Expected, double? Share, Forecast? Forecast);

/// <summary>A part over a week or month.</summary>
public sealed record PeriodPart(PlanPart Part, double? Plan, int Fact);

/// <summary>One clock hour.</summary>
/// <param name="Label">What the clock shows, such as <c>09</c>; the hour that comes twice has the same label twice.</param>
/// <param name="Planned">Dials; null without a plan for them.</param>
/// <param name="Working">Minutes of it that are scheduled, breaks not counted.</param>
public sealed record DayHour(
    DateTimeOffset At, string Label, int Dials, int Connected, int Conversations, int NewDials, double? Planned, bool Raised, int Working);

/// <summary>A goal that was reached.</summary>
public sealed record ReachedGoal(PlanPart Part, int Percent, DateTimeOffset ReachedAt);

/// <summary>A manager's own sheet.</summary>
/// <param name="ScheduledHours">Breaks not counted.</param>
/// <param name="WorkedHours">Of these, those that are over; every pace is over these.</param>
/// <param name="Next">Null where nothing with a time is ahead.</param>
public sealed record MyDay(
    DateOnly Day, DateTimeOffset AsOf, DayPerson Person, double ScheduledHours, double WorkedHours, bool OnShift, PerHour? PerHour,
    IReadOnlyList<DayPart> Parts, IReadOnlyList<PeriodPart> Week, IReadOnlyList<PeriodPart> Month, IReadOnlyList<DayHour> Hours,
    int NewDials, int KnownDials, ResultFigures Results, NextAgreed? Next, IReadOnlyList<ReachedGoal> Goals);

/// <summary>Makes a manager's own sheet.</summary>
public sealed class MyDayReader(ManagerDays days, Tallies tallies, NextAgreedReader next, IDbContextFactory<CallCoachDb> databases, Department department, Clocks clocks)
{
    private const int LongestDay = 48;

    /// <param name="day">The day that is worked now when null.</param>
    /// <returns>Null where there is no such person for them.</returns>
    public async Task<MyDay?> OfAsync(long personId, DateOnly? day, Visibility visibility, CancellationToken cancel)
    {
        var now = department.Local(clocks.Domain.GetUtcNow());
        var book = await days.PlansAsync(cancel);
        if (book.Of(personId) is not { } plan || !visibility.Shows(plan.Person))
            return null;
        var shown = day ?? plan.Schedule.DayOf(now);
        var (own, hours) = await days.OfOneAsync(book, plan, shown, now, cancel);
        var (week, month) = (await PeriodAsync(plan, Span.Week, shown, cancel), await PeriodAsync(plan, Span.Month, shown, cancel));
        return new(
            shown, now, new(plan.Person.Id, plan.Person.Name, plan.Person.Role, plan.Person.Team!.Name),
            Math.Round(own.Time.Hours, 2), Math.Round(own.HoursWorked, 2), own.Time.IsOn(now), own.PerHour,
            [.. own.Parts.Select(part => PartOf(own, part))], week, month, HoursOf(own, hours),
            own.Tally.NewDials, own.Tally.Dials - own.Tally.NewDials, ResultFigures.Of(own.Tally), await next.OfAsync(personId, now, cancel),
            await GoalsAsync(personId, shown, cancel));
    }

    private static DayPart PartOf(ManagerDay day, PartDay part)
    {
        var figures = PartFigures.Of(part);
        return new(figures.Part, figures.Plan, figures.Fact, figures.Expected, figures.Share, day.ForecastOf(part));
    }

    private async Task<IReadOnlyList<PeriodPart>> PeriodAsync(PersonPlan plan, Span span, DateOnly day, CancellationToken cancel)
    {
        var tally = (await tallies.OfPersonAsync(plan.Person.Id, span, day, day, cancel)).Select(one => one.Tally).FirstOrDefault(Tally.None);
        return [.. Enum.GetValues<PlanPart>().Select(part => new PeriodPart(
            part, PartFigures.Rounded(plan.PlannedFor(part, span, day)), ManagerDay.FactOf(part, tally)))];
    }

    private async Task<IReadOnlyList<ReachedGoal>> GoalsAsync(long personId, DateOnly day, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var goals = await db.Goals.AsNoTracking().Where(goal => goal.PersonId == personId && goal.Day == day).ToListAsync(cancel);
        return [.. goals.OrderBy(goal => goal.Part).ThenBy(goal => goal.Percent).Select(goal => new ReachedGoal(goal.Part, goal.Percent, department.Local(goal.ReachedAt)))];
    }

    /// <summary>Every clock hour that is worked or has a call, and those between them.</summary>
    private List<DayHour> HoursOf(ManagerDay day, IReadOnlyList<(DateTimeOffset HourAt, Tally Tally)> counted)
    {
        var zone = department.TimeZone;
        var byHour = counted.ToDictionary(hour => hour.HourAt.UtcDateTime, hour => hour.Tally);
        var instants = counted.Select(hour => hour.HourAt).ToList();
        if (day.Time is { Start: { } start, End: { } end })
            instants.AddRange([start, end.AddTicks(-1)]);
        var hours = new List<DayHour>();
        if (instants.Count == 0)
            return hours;
        var last = instants.Max();
        for (var at = zone.HourOf(instants.Min()); at <= last && hours.Count < LongestDay; at = zone.HourOf(at.AddHours(1)))
        {
            var following = zone.HourOf(at.AddHours(1));
            var tally = byHour.GetValueOrDefault(at.UtcDateTime, Tally.None);
            hours.Add(new(
                at, at.ToString("HH", CultureInfo.InvariantCulture), tally.Dials, tally.Connected, tally.Conversations, tally.NewDials,
                PartFigures.Rounded(day.DialsPlanned(at, following)), day.RaisedFrom <= at, (int)Math.Round(60 * day.Time.HoursWithin(at, following))));
        }
        return hours;
    }
}
