using CallCoach.Calls;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Objections.Reclassifying;

/// <summary>What a run would change in the findings of one label, counted by utterance over the whole department.</summary>
public sealed record LabelDifference(ObjectionLabel Label, int Appeared, int Vanished, int Unchanged);

/// <summary>A finding that a run adds or takes away.</summary>
/// <param name="Score">The finding's probability, of the run or of what it takes away.</param>
public sealed record ChangedFinding(Call Call, Utterance Utterance, ObjectionLabel Label, bool Appeared, double Score);

/// <summary>
/// Compares what a run found with what is shown, for calls that nobody has judged since. What a person has said of a label stays,
/// whatever a run found, and even where they said so after it.
/// </summary>
public sealed class Differences(IDbContextFactory<CallCoachDb> databases)
{
    /// <summary>Labels with any finding before or after, in the labels' order.</summary>
    public async Task<IReadOnlyList<LabelDifference>> CountAsync(long run, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var appeared = await ByLabelAsync(Appeared(db, run).Select(o => o.Label), cancel);
        var vanished = await ByLabelAsync(Vanished(db, run).Select(o => o.Label), cancel);
        var before = await ByLabelAsync(Shown(db, run).Select(o => o.Label), cancel);
        return
        [
            .. Enum.GetValues<ObjectionLabel>()
                .Select(label => new LabelDifference(
                    label, appeared.GetValueOrDefault(label), vanished.GetValueOrDefault(label), before.GetValueOrDefault(label) - vanished.GetValueOrDefault(label)))
                .Where(difference => difference is not { Appeared: 0, Vanished: 0, Unchanged: 0 }),
        ];
    }

    /// <summary>Findings of a label that appear or vanish, newest calls first.</summary>
    public async Task<IReadOnlyList<ChangedFinding>> FindAsync(
        long run, ObjectionLabel label, bool appeared, Visibility visibility, int limit, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var changed = appeared
            ? Appeared(db, run).Where(o => o.Label == label).Select(o => new { o.CallId, o.Ordinal, o.Score })
            : Vanished(db, run).Where(o => o.Label == label).Select(o => new { o.CallId, o.Ordinal, o.Score });
        var rows = await (
            from finding in changed
            join call in db.Calls.VisibleTo(visibility) on finding.CallId equals call.Id
            join utterance in db.Utterances on new { finding.CallId, finding.Ordinal } equals new { utterance.CallId, utterance.Ordinal }
            orderby finding.CallId descending, finding.Ordinal
            select new { Call = call, Utterance = utterance, finding.Score }).Take(limit).AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row => new ChangedFinding(row.Call, row.Utterance, label, appeared, row.Score));
    }

    private static IQueryable<CandidateObjection> Appeared(CallCoachDb db, long run)
    {
        var calls = Reclassifier.CandidatesOf(db, run);
        return db.CandidateObjections.Where(o => o.RunId == run && calls.Contains(o.CallId)
            && !db.Objections.Any(shown => shown.CallId == o.CallId && shown.Ordinal == o.Ordinal && shown.Label == o.Label)
            && !Standing(db).Any(said => said.CallId == o.CallId && said.Ordinal == o.Ordinal && said.Label == o.Label));
    }

    private static IQueryable<FoundObjection> Vanished(CallCoachDb db, long run) => Shown(db, run).Where(shown =>
        !db.CandidateObjections.Any(o => o.RunId == run && o.CallId == shown.CallId && o.Ordinal == shown.Ordinal && o.Label == shown.Label)
        && !Standing(db).Any(said => said.CallId == shown.CallId && said.Ordinal == shown.Ordinal && said.Label == shown.Label));

    private static IQueryable<Correction> Standing(CallCoachDb db) => db.Corrections.Where(said => said.State == CorrectionState.Standing);

    private static IQueryable<FoundObjection> Shown(CallCoachDb db, long run)
    {
        var calls = Reclassifier.CandidatesOf(db, run);
        return db.Objections.Where(shown => calls.Contains(shown.CallId));
    }

    private static async Task<Dictionary<ObjectionLabel, int>> ByLabelAsync(IQueryable<ObjectionLabel> labels, CancellationToken cancel) =>
        await labels.GroupBy(label => label).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
}
