using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Objections.Models;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Objections.Reclassifying;

/// <summary>Runs long work where it holds up nothing else.</summary>
public delegate Task RunPatiently(Action work);

/// <summary>
/// Judges the archive with the live model, on at most half the processors. Each batch is saved with its place in one
/// transaction, so a run goes on where a killed process left it; what is shown changes only when the run is accepted. Then calls
/// whose findings have changed are judged again in their own lane, no more of them at a time than it can soon do. No alert is raised by it.
/// </summary>
public sealed class Reclassifier(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, LiveModel live, ModelWatch watch, Department department, JobQueue queue,
    JobSignal signal, RunPatiently run, Clocks clocks, ILogger<Reclassifier> log)
{
    private const int CallsAtOnce = 100;
    private const int SweptAtOnce = 1000;

    /// <summary>With so many calls waiting to be judged again, no more findings are replaced.</summary>
    public const int MostWaiting = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(100);
    private static readonly int Workers = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            var pause = Interval;
            try
            {
                if (await StepAsync(cancel))
                    pause = writer.IsRushed ? Courtesy : TimeSpan.Zero;
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                log.LogError(failure, "The archive could not be looked at or a batch of it not be saved; it is tried again");
                pause = AfterFailure;
            }
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, clocks.Real, cancel);
        }
    }

    /// <summary>Does one batch of what there is to do.</summary>
    /// <returns>False when there was nothing.</returns>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        watch.Look();
        var judge = live.Now;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var open = await db.Reclassifications.AsNoTracking().FirstOrDefaultAsync(one => Reclassifications.Open.Contains(one.State), cancel);
        switch (open?.State)
        {
            case ReclassificationState.Running when open.Model is { } model && model != judge.Version:
                await StartAnewAsync(open, cancel);
                return true;
            case ReclassificationState.Running:
                await JudgeAsync(db, open, judge, cancel);
                return true;
            case ReclassificationState.Accepting:
                if (await queue.CountAgainAsync(cancel) >= MostWaiting)
                    return false;
                await ReplaceAsync(open, cancel);
                signal.Raise(Stage.Judge);
                return true;
            default:
                return await SweepAsync(db, open?.Id ?? long.MaxValue, cancel);
        }
    }

    private async Task JudgeAsync(CallCoachDb db, Reclassification open, ModelInUse judge, CancellationToken cancel)
    {
        // The count of verdicts before the transcript: one that changes between is told by the next verdict.
        var calls = await db.Calls.Where(call => call.Id > open.Place && call.Id <= open.LastCallId && call.Engine != null)
            .OrderBy(call => call.Id).Take(CallsAtOnce).AsNoTracking().ToListAsync(cancel);
        var ids = calls.ConvertAll(call => call.Id);
        var said = (await db.Utterances.Where(u => ids.Contains(u.CallId)).AsNoTracking().ToListAsync(cancel))
            .ToLookup(utterance => utterance.CallId);

        var found = new List<FoundObjection>[calls.Count];
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Workers, calls.Count)).Select(worker => run(() =>
        {
            for (var i = worker; i < calls.Count; i += Workers)
                found[i] = [.. Findings.Of(calls[i], [.. said[calls[i].Id].OrderBy(u => u.Ordinal)], judge.Classifier, department)];
        })));

        await SaveAsync(open, ReclassificationState.Running, (saving, own, _) =>
        {
            own.Model = judge.Version;
            saving.AddRange(calls.Select(call => new CandidateVerdict { RunId = own.Id, CallId = call.Id, Verdicts = call.Verdicts }));
            saving.AddRange(found.SelectMany(one => one).Select(one => new CandidateObjection
            {
                RunId = own.Id, CallId = one.CallId, Ordinal = one.Ordinal, Label = one.Label, Score = one.Score,
            }));
            Advance(own, ids, ReclassificationState.Ready);
            if (own.State == ReclassificationState.Ready)
                own.JudgedAt = clocks.Real.GetUtcNow();
            return Task.CompletedTask;
        }, cancel);
    }

    private Task ReplaceAsync(Reclassification open, CancellationToken cancel) =>
        SaveAsync(open, ReclassificationState.Accepting, async (saving, own, session) =>
        {
            var ids = await CandidatesOf(saving, own.Id).Where(id => id > own.Place).OrderBy(id => id).Take(CallsAtOnce).ToListAsync(CancellationToken.None);
            var found = await saving.CandidateObjections.Where(o => o.RunId == own.Id && ids.Contains(o.CallId)).AsNoTracking().ToListAsync(CancellationToken.None);
            var final = await FinalFindings.OfAsync(saving, ids, found.ConvertAll(o => new FoundObjection
            {
                CallId = o.CallId, Ordinal = o.Ordinal, Label = o.Label, Score = o.Score,
            }), CancellationToken.None);
            var shown = await saving.Objections.Where(o => ids.Contains(o.CallId)).AsNoTracking().ToListAsync(CancellationToken.None);
            await saving.Objections.Where(o => ids.Contains(o.CallId)).ExecuteDeleteAsync(CancellationToken.None);
            saving.AddRange(final);
            foreach (var changed in Changed(shown, final))
                queue.JudgeAgain(session, changed);
            await saving.Calls.Where(call => ids.Contains(call.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(call => call.ObjectionModel, own.Model), CancellationToken.None);
            Advance(own, ids, ReclassificationState.Accepted);
            if (own.State != ReclassificationState.Accepted)
                return;
            own.EndedAt = clocks.Real.GetUtcNow();
            // Who is not named counts only where prices are compared, and that may be elsewhere now.
            (await saving.CompetitorRevisions.SingleAsync(CancellationToken.None)).SearchAgain(clocks.Domain.GetUtcNow());
        }, cancel);

    /// <summary>Calls in which a finding came or went; one that is only more or less sure changes nothing that follows from it.</summary>
    private static IEnumerable<long> Changed(IEnumerable<FoundObjection> shown, IEnumerable<FoundObjection> final)
    {
        var places = final.Select(Place).ToHashSet();
        places.SymmetricExceptWith(shown.Select(Place));
        return places.Select(place => place.CallId).Distinct();

        static (long CallId, int, ObjectionLabel) Place(FoundObjection one) => (one.CallId, one.Ordinal, one.Label);
    }

    private async Task StartAnewAsync(Reclassification open, CancellationToken cancel)
    {
        log.LogInformation("Another model is live now; the archive is judged from its beginning again");
        await SaveAsync(open, ReclassificationState.Running, async (saving, own, _) =>
        {
            own.State = ReclassificationState.Superseded;
            own.EndedAt = clocks.Real.GetUtcNow();
            await saving.SaveChangesAsync(CancellationToken.None);
            var next = await Reclassifications.NewRunAsync(saving, clocks, CancellationToken.None);
            next.Anew = true;
            saving.Add(next);
        }, cancel);
    }

    /// <summary>Calls of a run that nobody has judged since it did.</summary>
    internal static IQueryable<long> CandidatesOf(CallCoachDb db, long run) =>
        from verdict in db.CandidateVerdicts
        join call in db.Calls on verdict.CallId equals call.Id
        where verdict.RunId == run && verdict.Verdicts == call.Verdicts
        select verdict.CallId;

    private static void Advance(Reclassification own, List<long> done, ReclassificationState through)
    {
        own.Place = done.Count == 0 ? own.Place : done[^1];
        own.Done += done.Count;
        if (done.Count < CallsAtOnce)
            own.State = through;
    }

    /// <summary>Saves a batch, unless the run was decided upon meanwhile.</summary>
    private async Task SaveAsync(
        Reclassification open, ReclassificationState state, Func<CallCoachDb, Reclassification, WriteSession, Task> save, CancellationToken cancel)
    {
        await using var saving = await databases.CreateDbContextAsync(cancel);
        await writer.WriteAsync(saving, async session =>
        {
            if (await saving.Reclassifications.FirstOrDefaultAsync(one => one.Id == open.Id && one.State == state && one.Place == open.Place, CancellationToken.None) is { } own)
                await save(saving, own, session);
            return true;
        });
    }

    /// <summary>Removes a part of what runs have left that are over: all before the open one.</summary>
    private async Task<bool> SweepAsync(CallCoachDb db, long before, CancellationToken cancel)
    {
        if (!await db.CandidateVerdicts.AnyAsync(verdict => verdict.RunId < before, cancel)
            && !await db.CandidateObjections.AnyAsync(objection => objection.RunId < before, cancel))
            return false;
        return await writer.WriteAsync(session => ValueTask.FromResult(
            session.Execute(
                """
                DELETE FROM CandidateObjections WHERE (RunId, CallId, Ordinal, Label) IN
                  (SELECT RunId, CallId, Ordinal, Label FROM CandidateObjections WHERE RunId < $before LIMIT $most)
                """, ("$before", before), ("$most", SweptAtOnce))
            + session.Execute(
                "DELETE FROM CandidateVerdicts WHERE (RunId, CallId) IN (SELECT RunId, CallId FROM CandidateVerdicts WHERE RunId < $before LIMIT $most)",
                ("$before", before), ("$most", SweptAtOnce)) > 0));
    }
}
