using CallCoach.People;

namespace CallCoach.Norms.Days;

/// <summary>Makes the Board.</summary>
public sealed class BoardReader(ManagerDays days, Department department, HelpOrder help, Clocks clocks)
{
    /// <param name="day">The day that is worked now when null.</param>
    public async Task<Board> OfDayAsync(DateOnly? day, Visibility visibility, CancellationToken cancel)
    {
        var now = department.Local(clocks.Domain.GetUtcNow());
        var book = await days.PlansAsync(cancel);
        var shown = day ?? Working(book.VisibleTo(visibility), now);
        return Board.Of(shown, now, department.Name, await days.OfAllAsync(book, shown, now, visibility, cancel), help);
    }

    /// <summary>Today; after midnight yesterday, while its night shift goes on and nobody works today's yet.</summary>
    private static DateOnly Working(IEnumerable<Plans.PersonPlan> plans, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        var isNight = false;
        foreach (var plan in plans)
        {
            if (plan.TimeOf(today).IsOn(now))
                return today;
            isNight |= plan.TimeOf(today.AddDays(-1)).IsOn(now);
        }
        return isNight ? today.AddDays(-1) : today;
    }
}
