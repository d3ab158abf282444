using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Norms;

/// <summary>
/// Counts days anew in the background, a few calls at a time, so that no webhook waits for it: after an upgrade, and after a definition
/// was changed. What counts as before is left alone, so that two at once are merely too many.
/// </summary>
public sealed class Recounting(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, Counting counting, Department department, Clocks clocks, ILogger<Recounting> log)
{
    /// <summary>Calls of one transaction: about as long as any write may keep the others waiting.</summary>
    private const int AtOnce = 100;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Asks for every day from one on.</summary>
    public Task AskAsync(DateOnly from) => writer.WriteAsync(session =>
    {
        RecountDays.Ask(session, from, department);
        return ValueTask.FromResult(true);
    });

    /// <summary>How many days are still to be counted anew.</summary>
    public async Task<int> LeftAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM RecountDays").SingleAsync(cancel);
    }

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) =>
        Rounds.GoAsync(() => RecountAllAsync(cancel), failure => log.LogError(failure, "A day could not be counted anew; it is tried again"), Poll, clocks.Real, cancel);

    private async Task RecountAllAsync(CancellationToken cancel)
    {
        while (await RecountNextAsync(cancel) is { } day)
            log.LogInformation("{Day} was counted anew", day);
    }

    /// <summary>Counts the newest day that is left.</summary>
    /// <returns>Null when none is left.</returns>
    public async Task<DateOnly?> RecountNextAsync(CancellationToken cancel)
    {
        if (await LeftAsync(cancel) == 0 || await writer.WriteAsync(session => ValueTask.FromResult(RecountDays.Next(session))) is not ({ } day, { } asked))
            return null;
        foreach (var some in (await CallsOfAsync(day, cancel)).Chunk(AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            while (writer.IsRushed)
                await Task.Delay(TimeSpan.FromMilliseconds(20), clocks.Real, cancel);
            await writer.WriteAsync(session =>
            {
                counting.Count(session, some);
                return ValueTask.FromResult(true);
            });
        }
        await writer.WriteAsync(session =>
        {
            RecountDays.Done(session, day, asked);
            return ValueTask.FromResult(true);
        });
        return day;
    }

    /// <summary>What is counted in the day, and what began in it but for calls that are on their way to be counted.</summary>
    private async Task<List<long>> CallsOfAsync(DateOnly day, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (from, to) = (department.StartOf(day).ToUnixTimeMilliseconds(), department.StartOf(day.AddDays(1)).ToUnixTimeMilliseconds());
        return await db.Database.SqlQuery<long>(
            $"""
            SELECT CallId AS Value FROM CountedCalls WHERE Day = {day}
            UNION
            SELECT c.Id FROM Calls c LEFT JOIN Jobs j ON j.CallId = c.Id
            WHERE c.StartedAt >= {from} AND c.StartedAt < {to} AND coalesce(j.Stage, '') NOT IN ('Gather', 'Count')
            ORDER BY 1
            """).ToListAsync(cancel);
    }
}
