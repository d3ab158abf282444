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
public sealed class Counters(IDbContextFactory<CallCoachDb> databases, Department department, Clocks clocks)
{
    /// <summary>The present in the department's time zone.</summary>
    public DateTime Now => department.Local(clocks.Domain.GetUtcNow()).DateTime;

    /// <summary>Every visible manager's day, those without a call as well, by team and name.</summary>
    public async Task<IReadOnlyList<DayCount>> OfDayAsync(DateOnly day, Visibility visibility, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var people = await db.People.Include(p => p.Team).AsNoTracking().ToListAsync(cancel);
        var hours = await HoursAsync(db.CountedCalls.Where(c => c.Day == day), cancel);
        var counts = people.Where(visibility.Shows)
            .OrderBy(p => p.Team!.Name, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(person => Day(person, day, hours[person.Id])).ToList();
        if (visibility.Shows(null) && hours[null].Any())
            counts.Add(Day(null, day, hours[null]));
        return counts;
    }

    /// <summary>One manager's day.</summary>
    public async Task<DayCount> OfPersonAsync(long? personId, DateOnly day, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var person = personId is null ? null : await db.People.Include(p => p.Team).AsNoTracking().SingleAsync(p => p.Id == personId, cancel);
        var hours = await HoursAsync(db.CountedCalls.Where(c => c.Day == day && c.PersonId == personId), cancel);
        return Day(person, day, hours[personId]);
    }

    private DayCount Day(Person? person, DateOnly day, IEnumerable<HourCount> hours)
    {
        var ordered = hours.OrderBy(h => h.Hour).ToList();
        return new(person, day, ordered, person is null ? null : Norm.Of(person)?.Progress(day, Now, ordered.Sum(h => h.Dials)));
    }

    private static async Task<ILookup<long?, HourCount>> HoursAsync(IQueryable<CountedCall> calls, CancellationToken cancel)
    {
        var rows = await calls.GroupBy(c => new { c.PersonId, c.Hour }).Select(group => new
        {
            group.Key.PersonId,
            Count = new HourCount(
                group.Key.Hour, group.Count(c => c.Dial), group.Count(c => c.Connected), group.Count(c => c.Conversation)),
        }).ToListAsync(cancel);
        return rows.ToLookup(row => row.PersonId, row => row.Count);
    }
}
