using CallCoach.Calls;
using CallCoach.Competitors.Prices;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Competitors;

/// <summary>A mention with where it can be heard.</summary>
/// <param name="Start">Seconds from the recording's beginning.</param>
public sealed record MentionedMoment(Mention Mention, DateTimeOffset CallStartedAt, double Start, string? Language, string Text);

/// <summary>What calls say of one competitor's prices.</summary>
/// <param name="Competitor">Null for others who were not named.</param>
/// <param name="MedianPercent">The median difference to our price in percent, negative where they are cheaper; null where none was said.</param>
/// <param name="Measured">Mentions the median is of.</param>
/// <param name="Moments">The latest of them, newest first.</param>
public sealed record MentionCount(
    Competitor? Competitor, int Mentions, int Calls, int Cheaper, int Dearer, int Same, double? MedianPercent, int Measured,
    IReadOnlyList<MentionedMoment> Moments);

/// <summary>How often competitors are mentioned, within what somebody may see.</summary>
public sealed class MentionCounts(IDbContextFactory<CallCoachDb> databases)
{
    private const int MostMoments = 20;

    /// <summary>Competitors by number of mentions, the most first.</summary>
    /// <param name="since">Calls that started then or later.</param>
    /// <param name="until">Calls that started before.</param>
    public async Task<IReadOnlyList<MentionCount>> CountAsync(Visibility visibility, DateTimeOffset since, DateTimeOffset until, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var competitors = await db.Competitors.AsNoTracking().ToDictionaryAsync(competitor => competitor.Id, cancel);
        var rows = await (
            from call in db.Calls.VisibleTo(visibility)
            where call.StartedAt >= since && call.StartedAt < until
            join mention in db.Mentions on call.Id equals mention.CallId
            select new { Mention = mention, call.StartedAt }).AsNoTracking().ToListAsync(cancel);
        var counts = new List<MentionCount>();
        foreach (var same in rows.GroupBy(row => row.Mention.CompetitorId))
        {
            var latest = same.OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.Mention.CallId).ThenBy(row => row.Mention.Ordinal)
                .Take(MostMoments).Select(row => row.Mention).ToList();
            var competitor = same.Key is { } id ? competitors.GetValueOrDefault(id) : null;
            counts.Add(CountOf(competitor, [.. same.Select(row => row.Mention)], await MomentsAsync(db, latest, cancel)));
        }
        return [.. counts.OrderByDescending(count => count.Mentions).ThenBy(count => count.Competitor?.Name, StringComparer.Ordinal)];
    }

    private static MentionCount CountOf(Competitor? competitor, List<Mention> mentions, IReadOnlyList<MentionedMoment> moments)
    {
        var differences = mentions.Select(m => PriceComparison.DifferenceInPercent(m.Direction, m.Amount, m.Unit)).OfType<double>().Order().ToList();
        return new(
            competitor, mentions.Count, mentions.DistinctBy(m => m.CallId).Count(),
            mentions.Count(m => m.Direction == PriceDirection.Cheaper), mentions.Count(m => m.Direction == PriceDirection.Dearer),
            mentions.Count(m => m.Direction == PriceDirection.Same), Median(differences), differences.Count, moments);
    }

    private static double? Median(List<double> ordered) => ordered.Count switch
    {
        0 => null,
        var count when count % 2 == 1 => ordered[count / 2],
        var count => (ordered[(count / 2) - 1] + ordered[count / 2]) / 2,
    };

    private static async Task<IReadOnlyList<MentionedMoment>> MomentsAsync(CallCoachDb db, List<Mention> mentions, CancellationToken cancel)
    {
        var calls = mentions.Select(mention => mention.CallId).Distinct().ToList();
        var said = await (
            from utterance in db.Utterances
            join call in db.Calls on utterance.CallId equals call.Id
            where calls.Contains(call.Id)
            select new { Utterance = utterance, call.StartedAt, call.Language }).AsNoTracking().ToDictionaryAsync(row => (row.Utterance.CallId, row.Utterance.Ordinal), cancel);
        return
        [
            .. from mention in mentions
               where said.ContainsKey((mention.CallId, mention.Ordinal))
               let moment = said[(mention.CallId, mention.Ordinal)]
               select new MentionedMoment(mention, moment.StartedAt, moment.Utterance.Start, moment.Language, moment.Utterance.Text),
        ];
    }
}
