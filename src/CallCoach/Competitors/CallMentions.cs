using CallCoach.Calls;
using CallCoach.Competitors.Names;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Competitors;

/// <summary>What was found in a call, and in which state of the list and the call.</summary>
/// <param name="Comparisons">Utterances known to compare prices.</param>
public sealed record SearchedCall(long CallId, long Revision, IReadOnlyList<Utterance> Utterances, IReadOnlySet<int> Comparisons, IReadOnlyList<Mention> Found);

/// <summary>Finds the mentions of a call, and saves them if list and call are still what was searched.</summary>
public sealed class CallMentions
{
    private volatile CompiledList _compiled = new(-1, NameIndex.Empty);

    /// <summary>Searches a call; what is slow happens here, outside the writer's transaction.</summary>
    public async Task<SearchedCall> FindAsync(CallCoachDb db, long callId, IReadOnlySet<int> comparisons, CancellationToken cancel)
    {
        var compiled = await CompiledAsync(db, cancel);
        var utterances = await UtterancesAsync(db, callId, cancel);
        var finder = new MentionFinder(compiled.Names);
        var (mentions, found) = (new List<Mention>(), new List<FoundMention>());
        foreach (var utterance in utterances)
        {
            found.Clear();
            finder.Find(utterance.Text, utterance.Speaker == Speaker.Manager, comparisons.Contains(utterance.Ordinal), found);
            mentions.AddRange(found.DistinctBy(mention => mention.Start).Select(mention => MentionOf(utterance, mention)));
        }
        return new(callId, compiled.Revision, utterances, comparisons, mentions);
    }

    /// <summary>Replaces the call's mentions; searches it again where it, its comparisons or the list are no longer what was searched.</summary>
    /// <param name="db">Inside the writer's transaction.</param>
    public async Task ReplaceAsync(CallCoachDb db, SearchedCall searched, IReadOnlySet<int> comparisons, CancellationToken cancel)
    {
        if (searched.Revision != await RevisionAsync(db, cancel) || !searched.Comparisons.SetEquals(comparisons)
            || !IsSame(searched.Utterances, await UtterancesAsync(db, searched.CallId, cancel)))
            searched = await FindAsync(db, searched.CallId, comparisons, cancel);
        await db.Mentions.Where(m => m.CallId == searched.CallId).ExecuteDeleteAsync(cancel);
        db.Mentions.AddRange(searched.Found);
    }

    private static bool IsSame(IReadOnlyList<Utterance> searched, List<Utterance> present) =>
        searched.Select(u => (u.Ordinal, u.Speaker, u.Text)).SequenceEqual(present.Select(u => (u.Ordinal, u.Speaker, u.Text)));

    private static Task<List<Utterance>> UtterancesAsync(CallCoachDb db, long callId, CancellationToken cancel) =>
        db.Utterances.Where(u => u.CallId == callId).OrderBy(u => u.Ordinal).AsNoTracking().ToListAsync(cancel);

    private static Mention MentionOf(Utterance utterance, FoundMention found) => new()
    {
        CallId = utterance.CallId,
        Ordinal = utterance.Ordinal,
        Start = found.Start,
        Length = found.Length,
        CompetitorId = found.CompetitorId,
        Direction = found.Direction,
        Amount = found.Amount?.Value,
        Unit = found.Amount?.Unit,
        Currency = found.Amount?.Currency,
    };

    private static Task<long> RevisionAsync(CallCoachDb db, CancellationToken cancel) => db.CompetitorRevisions.Select(list => list.Revision).SingleAsync(cancel);

    /// <summary>The revision is read first: a list that changes meanwhile is then newer than it, and what was found is searched again.</summary>
    private async Task<CompiledList> CompiledAsync(CallCoachDb db, CancellationToken cancel)
    {
        var revision = await RevisionAsync(db, cancel);
        var compiled = _compiled;
        if (compiled.Revision == revision)
            return compiled;
        var competitors = await db.Competitors.AsNoTracking().OrderBy(competitor => competitor.Id).ToListAsync(cancel);
        var names = NameIndex.Of(competitors.Select(competitor => new NamedCompetitor(competitor.Id, [competitor.Name, .. competitor.Spellings])));
        // Only a list that did not change while it was read is kept.
        return revision == await RevisionAsync(db, cancel) ? _compiled = new(revision, names) : new(revision, names);
    }

    private sealed record CompiledList(long Revision, NameIndex Names);
}
