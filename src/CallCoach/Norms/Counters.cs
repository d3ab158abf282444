using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Norms;

/// <summary>One manager's calls in one hour of a day.</summary>
public sealed record HourCount(int Hour, int Dials, int Connected, int Conversations);

/// <summary>One manager's day; the person is null for lines that belong to nobody.</summary>
public sealed record DayCount(Person? Person, DateOnly Day, IReadOnlyList<HourCount> Hours, NormProgress? Norm)
{
    public int Dials => Hours.Sum(h => h.Dials);

    public int Connected => Hours.Sum(h => h.Connected);

    public int Conversations => Hours.Sum(h => h.Conversations);
}

/// <summary>The counters of a day.</summary>
public sealed class Counters(IDbContextFactory<CallCoachDb> databases, Tallies tallies, Department department, Clocks clocks)
{
    /// <summary>Under whom the sums have calls on lines that belong to nobody.</summary>
    private const long Nobody = 0;

    /// <summary>The present in the department's time zone.</summary>
    public DateTime Now => department.Local(clocks.Domain.GetUtcNow()).DateTime;

    /// <summary>Every visible manager's day, those without a call as well, by team and name.</summary>
    public async Task<IReadOnlyList<DayCount>> OfDayAsync(DateOnly day, Visibility visibility, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var people = await db.People.Include(p => p.Team).AsNoTracking().ToListAsync(cancel);
        var hours = await tallies.HoursOfAllAsync(day, cancel);
        var counts = people.Where(visibility.Shows)
            .OrderBy(p => p.Team!.Name, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(person => Day(person, day, hours[person.Id])).ToList();
        if (visibility.Shows(null) && hours[Nobody].Any())
            counts.Add(Day(null, day, hours[Nobody]));
        return counts;
    }

    /// <summary>One manager's day.</summary>
    public async Task<DayCount> OfPersonAsync(long? personId, DateOnly day, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var person = personId is null ? null : await db.People.Include(p => p.Team).AsNoTracking().SingleAsync(p => p.Id == personId, cancel);
        return Day(person, day, await tallies.HoursAsync(personId ?? Nobody, day, cancel));
    }

    /// <summary>The two hours that the clock shows as one in autumn are shown as one here.</summary>
    private DayCount Day(Person? person, DateOnly day, IEnumerable<(DateTimeOffset HourAt, Tally Tally)> hours)
    {
        var ordered = hours.GroupBy(hour => department.Local(hour.HourAt).Hour, hour => hour.Tally)
            .Select(hour => new HourCount(hour.Key, hour.Sum(tally => tally.Dials), hour.Sum(tally => tally.Connected), hour.Sum(tally => tally.Conversations)))
            .ToList();
        return new(person, day, ordered, person is null ? null : Norm.Of(person)?.Progress(day, Now, ordered.Sum(h => h.Dials)));
    }
}
