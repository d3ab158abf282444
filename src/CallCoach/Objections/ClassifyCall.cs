using CallCoach.Calls;
using CallCoach.Competitors;
using CallCoach.Jobs;
using CallCoach.Objections.Models;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Objections;

/// <summary>An objection found in a call.</summary>
public sealed class FoundObjection
{
    public long CallId { get; set; }

    /// <summary>The utterance it was found in.</summary>
    public int Ordinal { get; set; }

    public ObjectionLabel Label { get; set; }

    /// <summary>Probability that the label holds, 0 to 1; 1 where a person says so.</summary>
    public double Score { get; set; }

    /// <summary>A person found or confirmed it; otherwise the model did.</summary>
    public bool ByPerson { get; set; }
}

/// <summary>
/// Sixth stage: finds the objections in what the client said, and the competitors both speak of; a manager's words are never
/// objections. What people have corrected stays so.
/// </summary>
public sealed class ClassifyCall(LiveModel live, Department department, CallMentions mentions) : IStep
{
    public Stage Stage => Stage.Classify;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) => Task.FromResult(call.Engine is not null);

    public async Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel)
    {
        var utterances = await db.Utterances.Where(u => u.CallId == call.Id).OrderBy(u => u.Ordinal).AsNoTracking().ToListAsync(cancel);
        var judge = live.Now;
        var language = Findings.LanguageOf(call.Language, department);
        var found = Findings.Of(call, utterances, judge.Classifier, department).ToList();
        var searched = await mentions.FindAsync(db, call.Id, ComparisonsIn(found), cancel);

        return async (saving, stop) =>
        {
            await saving.Objections.Where(o => o.CallId == call.Id).ExecuteDeleteAsync(stop);
            var corrections = await saving.Corrections.Where(c => c.CallId == call.Id).ToListAsync(stop);
            var holding = CorrectionRules.Apply(found, corrections, utterances);
            saving.Objections.AddRange(holding);
            await mentions.ReplaceAsync(saving, searched, ComparisonsIn(holding), stop);
            call.Language ??= language;
            await saving.Calls.Where(one => one.Id == call.Id).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.ObjectionModel, judge.Version).SetProperty(one => one.Verdicts, one => one.Verdicts + 1), stop);
        };
    }

    private static HashSet<int> ComparisonsIn(IEnumerable<FoundObjection> objections) =>
        [.. objections.Where(objection => objection.Label == ObjectionLabel.PriceComparison).Select(objection => objection.Ordinal)];
}
