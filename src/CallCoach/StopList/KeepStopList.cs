using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Outcomes;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.StopList;

/// <summary>
/// Puts the client of a call on the stop list who asked never to be called again, and takes off again what a later verdict on
/// the same call no longer bears out and no person confirmed. A verdict that is merely less sure takes nothing off: where there
/// is doubt, nobody is called.
/// </summary>
public sealed class KeepStopList(StopListSettings settings, Clocks clocks) : IStep
{
    public Stage Stage => Stage.StopList;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) => db.Outcomes.AnyAsync(o => o.CallId == call.Id, cancel);

    public Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel) =>
        Task.FromResult<Save>((saving, stop) => KeepAsync(call, saving, stop));

    private async Task KeepAsync(Call call, CallCoachDb db, CancellationToken cancel)
    {
        if (await db.Outcomes.AsNoTracking().SingleOrDefaultAsync(o => o.CallId == call.Id, cancel) is not { } outcome)
            return;
        var asked = outcome.Outcome == Outcome.DoNotCall;
        var number = StoppedNumber.NumberOf(call.Client);
        var own = await db.StopList.SingleOrDefaultAsync(entry => entry.CallId == call.Id && entry.AddedBy == null && entry.OffAt == null, cancel);
        if (own is { ConfirmedAt: null } && (!asked || own.Number != number))
        {
            await TakeOffAsync(db, own, cancel);
            own = null;
        }
        if (!asked || number is null)
            return;
        if (own is not null)
            await ProveAsync(db, own, outcome, cancel);
        else if (outcome.Score >= settings.LeastScore && await IsWantingAsync(db, number, call, cancel))
            await AddAsync(db, number, outcome, cancel);
    }

    /// <summary>Whether the number is not on the list, and nobody took it off who could know of this call.</summary>
    private static async Task<bool> IsWantingAsync(CallCoachDb db, string number, Call call, CancellationToken cancel) =>
        !await StoppedNumber.InForce(db, number).AnyAsync(cancel)
        && !await db.StopList.AnyAsync(
            entry => entry.Number == number && entry.OffBy != null && (entry.CallId == call.Id || entry.OffAt >= call.StartedAt), cancel);

    private async Task TakeOffAsync(CallCoachDb db, StoppedNumber own, CancellationToken cancel)
    {
        own.OffAt = clocks.Domain.GetUtcNow();
        own.OffReason = StoppedNumber.NoLongerHeard;
        await db.SaveChangesAsync(cancel);
        var others = await db.Outcomes.AsNoTracking()
            .Where(o => o.Outcome == Outcome.DoNotCall && o.Score >= settings.LeastScore && o.CallId != own.CallId)
            .Join(db.Calls, o => o.CallId, call => call.Id, (o, call) => new { Outcome = o, Call = call })
            .OrderByDescending(other => other.Call.StartedAt).ToListAsync(cancel);
        foreach (var other in others.Where(other => StoppedNumber.NumberOf(other.Call.Client) == own.Number))
            if (await IsWantingAsync(db, own.Number, other.Call, cancel))
                await AddAsync(db, own.Number, other.Outcome, cancel);
    }

    private async Task AddAsync(CallCoachDb db, string number, CallOutcome outcome, CancellationToken cancel)
    {
        var entry = new StoppedNumber { Number = number, AddedAt = clocks.Domain.GetUtcNow(), CallId = outcome.CallId };
        db.StopList.Add(entry);
        await ProveAsync(db, entry, outcome, cancel);
    }

    private static async Task ProveAsync(CallCoachDb db, StoppedNumber entry, CallOutcome outcome, CancellationToken cancel)
    {
        entry.Ordinal = outcome.Ordinal;
        entry.Second = await db.Utterances.Where(u => u.CallId == outcome.CallId && u.Ordinal == outcome.Ordinal)
            .Select(u => (double?)u.Start).SingleOrDefaultAsync(cancel);
        await db.SaveChangesAsync(cancel);
    }
}
