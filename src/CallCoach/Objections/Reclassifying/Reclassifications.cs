using CallCoach.Objections.Models;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Objections.Reclassifying;

/// <summary>Starts, accepts and discards runs over the archive; the server's <see cref="Reclassifier"/> does the work.</summary>
public sealed class Reclassifications(IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, Clocks clocks)
{
    internal static readonly ReclassificationState[] Open = [ReclassificationState.Running, ReclassificationState.Ready, ReclassificationState.Accepting];

    /// <summary>The open run, or the last one that was; null where there was none.</summary>
    public async Task<Reclassification?> LastAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Reclassifications.AsNoTracking().OrderByDescending(run => run.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Has the archive judged again.</summary>
    /// <returns>Why not; null when it was started.</returns>
    public async Task<string?> StartAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var run = await NewRunAsync(db, clocks, cancel);
        return await writer.WriteAsync(db, async _ =>
        {
            if (await db.Reclassifications.AsNoTracking().FirstOrDefaultAsync(one => Open.Contains(one.State), CancellationToken.None) is { } open)
                return ReasonAgainstAnother(open);
            db.Add(run);
            return null;
        });
    }

    /// <summary>Has the findings replaced by those of the run that is ready.</summary>
    /// <param name="live">The model that is live now.</param>
    /// <returns>Why not; null when it was accepted.</returns>
    public Task<string?> AcceptAsync(string live, CancellationToken cancel) => DecideAsync(run => run switch
    {
        null => "There is no reclassification to accept.",
        { State: ReclassificationState.Running } => "The archive is still being judged.",
        { State: ReclassificationState.Accepting } => "It is accepted already; the findings are being replaced.",
        _ when run.Model != live => $"It was done with model {run.Model}, but {live} is live now. Discard it and start another.",
        _ => null,
    }, run =>
    {
        run.State = ReclassificationState.Accepting;
        (run.Place, run.Done) = (0, 0);
    }, cancel);

    /// <summary>Drops the open run; nothing that is shown changes.</summary>
    /// <returns>Why not; null when it was dropped.</returns>
    public Task<string?> DiscardAsync(CancellationToken cancel) => DecideAsync(run => run switch
    {
        null => "There is no reclassification to discard.",
        { State: ReclassificationState.Accepting } => "It is accepted already; the findings are being replaced.",
        _ => null,
    }, run =>
    {
        run.State = ReclassificationState.Discarded;
        run.EndedAt = clocks.Real.GetUtcNow();
    }, cancel);

    internal static async Task<Reclassification> NewRunAsync(CallCoachDb db, Clocks clocks, CancellationToken cancel) => new()
    {
        State = ReclassificationState.Running,
        StartedAt = clocks.Real.GetUtcNow(),
        LastCallId = await db.Calls.MaxAsync(call => (long?)call.Id, cancel) ?? 0,
        Calls = await db.Calls.CountAsync(call => call.Engine != null, cancel),
    };

    private static string ReasonAgainstAnother(Reclassification open) => open.State switch
    {
        ReclassificationState.Running => "The archive is already being judged again.",
        ReclassificationState.Ready => "A reclassification is through and has not been accepted or discarded.",
        _ => "The findings of an accepted reclassification are being put in place.",
    };

    private async Task<string?> DecideAsync(Func<Reclassification?, string?> against, Action<Reclassification> decide, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await writer.WriteAsync(db, async _ =>
        {
            var open = await db.Reclassifications.FirstOrDefaultAsync(run => Open.Contains(run.State), CancellationToken.None);
            if (against(open) is { } reason)
                return reason;
            decide(open!);
            return null;
        });
    }
}
