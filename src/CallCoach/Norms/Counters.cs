using CallCoach.Norms.Days;
using CallCoach.People;

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
public sealed class Counters(ManagerDays days, Tallies tallies, Department department, Clocks clocks)
{
    /// <summary>Under whom the sums have calls on lines that belong to nobody.</summary>
    private const long Nobody = 0;

    /// <summary>Every visible manager's day, those without a call as well, by team and name.</summary>
    public async Task<IReadOnlyList<DayCount>> OfDayAsync(DateOnly day, Visibility visibility, CancellationToken cancel)
    {
        var now = clocks.Domain.GetUtcNow();
        var all = await days.WithHoursAsync(await days.PlansAsync(cancel), day, now, before: null, visibility, cancel);
        var counts = all.Select(one => new DayCount(one.Day.Person, day, HoursOf(one.Hours), NormProgress.Of(one.Day))).ToList();
        if (visibility.Shows(null) && await tallies.HoursAsync(Nobody, day, cancel) is { Count: > 0 } unassigned)
            counts.Add(new(null, day, HoursOf(unassigned), null));
        return counts;
    }

    /// <summary>One manager's day.</summary>
    public async Task<DayCount> OfPersonAsync(long? personId, DateOnly day, CancellationToken cancel)
    {
        if (personId is not { } id)
            return new(null, day, HoursOf(await tallies.HoursAsync(Nobody, day, cancel)), null);
        var book = await days.PlansAsync(cancel);
        var plan = book.Of(id) ?? throw new InvalidOperationException($"There is no person {id}.");
        var (own, hours) = await days.OfOneAsync(book, plan, day, clocks.Domain.GetUtcNow(), cancel);
        return new(plan.Person, day, HoursOf(hours), NormProgress.Of(own));
    }

    /// <summary>The two hours that the clock shows as one in autumn are shown as one here.</summary>
    private List<HourCount> HoursOf(IEnumerable<(DateTimeOffset HourAt, Tally Tally)> hours) =>
        [.. hours.GroupBy(hour => department.Local(hour.HourAt).Hour, hour => hour.Tally)
            .Select(hour => new HourCount(hour.Key, hour.Sum(tally => tally.Dials), hour.Sum(tally => tally.Connected), hour.Sum(tally => tally.Conversations)))];
}
