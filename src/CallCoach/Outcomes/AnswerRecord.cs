using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Outcomes;

/// <summary>How often an answer to an objection was followed by a good outcome.</summary>
/// <param name="Answer">Null: no answer of the known kinds was given.</param>
/// <param name="Cases">Calls with this objection and this answer; a call counts once, however often both occur.</param>
/// <param name="Rate">Null under <see cref="AnswerRecord.FewestCases"/> cases: too few to say.</param>
public sealed record AnswerRate(ObjectionLabel Label, AnswerLabel? Answer, int Cases, GoodRate? Rate);

/// <param name="Share">Share of the calls that ended well.</param>
/// <param name="Interval">How sure that is.</param>
public sealed record GoodRate(double Share, WilsonInterval Interval);

/// <summary>Which calls are looked at, by when they began.</summary>
/// <param name="From">The first instant; null for all that came before.</param>
/// <param name="Until">The first instant that is not; null for all that come after.</param>
public sealed record Period(DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>An objection with the answer to it, in a call.</summary>
/// <param name="Answer">What was said; null where the manager said nothing more.</param>
public sealed record AnswerCase(
    Call Call, Person? Manager, Utterance Objection, ObjectionLabel Label, double Score, Utterance? Answer, Outcome Outcome, bool Recurred, bool HasRecording);

/// <summary>Answers to objections and what came of them.</summary>
public sealed class AnswerRecord(IDbContextFactory<CallCoachDb> databases)
{
    /// <summary>Under so many cases nothing is claimed.</summary>
    public const int FewestCases = 20;

    private static readonly Outcome[] Good = [Outcome.MeetingAgreed, Outcome.CallbackAgreed, Outcome.DealAgreed];

    /// <summary>By objection, the most frequent answer first.</summary>
    public async Task<IReadOnlyList<AnswerRate>> RatesAsync(Visibility visibility, Period period, ObjectionLabel? label, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var given =
            from episode in db.Episodes
            where label == null || episode.Label == label
            join call in Calls(db, visibility, period) on episode.CallId equals call.Id
            join outcome in db.Outcomes on episode.CallId equals outcome.CallId
            join standing in db.Objections on new { episode.CallId, episode.Ordinal, episode.Label } equals new { standing.CallId, standing.Ordinal, standing.Label }
            from answer in db.EpisodeAnswers
                .Where(a => a.CallId == episode.CallId && a.Ordinal == episode.Ordinal && a.Label == episode.Label).DefaultIfEmpty()
            select new { episode.CallId, episode.Label, Answer = (AnswerLabel?)answer!.Answer, IsGood = Good.Contains(outcome.Outcome) };
        var counted = await given.Distinct().GroupBy(one => new { one.Label, one.Answer })
            .Select(same => new { same.Key.Label, same.Key.Answer, Cases = same.Count(), Good = same.Count(one => one.IsGood) })
            .ToListAsync(cancel);
        return
        [
            .. counted.OrderBy(row => row.Label).ThenByDescending(row => row.Cases).ThenBy(row => row.Answer)
                .Select(row => new AnswerRate(row.Label, row.Answer, row.Cases, RateOf(row.Good, row.Cases))),
        ];
    }

    /// <summary>The moments behind a rate, newest calls first, each call with all its moments.</summary>
    /// <param name="answer">Null: where no answer of the known kinds was given.</param>
    /// <param name="before">Only calls with a smaller id.</param>
    /// <param name="limit">The most calls.</param>
    public async Task<IReadOnlyList<AnswerCase>> CasesAsync(
        Visibility visibility, Period period, ObjectionLabel label, AnswerLabel? answer, long? before, int limit, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var wanted = db.Episodes
            .Where(e => e.Label == label && db.Objections.Any(o => o.CallId == e.CallId && o.Ordinal == e.Ordinal && o.Label == label))
            .Where(e => answer == null
            ? !db.EpisodeAnswers.Any(a => a.CallId == e.CallId && a.Ordinal == e.Ordinal && a.Label == e.Label)
            : db.EpisodeAnswers.Any(a => a.CallId == e.CallId && a.Ordinal == e.Ordinal && a.Label == e.Label && a.Answer == answer));
        var page = Calls(db, visibility, period)
            .Where(call => (before == null || call.Id < before) && wanted.Any(e => e.CallId == call.Id) && db.Outcomes.Any(o => o.CallId == call.Id))
            .OrderByDescending(call => call.Id).Take(limit);
        var rows = await (
            from call in page
            join episode in wanted on call.Id equals episode.CallId
            join outcome in db.Outcomes on call.Id equals outcome.CallId
            join utterance in db.Utterances on new { episode.CallId, episode.Ordinal } equals new { utterance.CallId, utterance.Ordinal }
            orderby call.Id descending, episode.Ordinal
            select new
            {
                Call = call,
                call.Person,
                Utterance = utterance,
                Episode = episode,
                outcome.Outcome,
                Score = db.Objections.Where(o => o.CallId == episode.CallId && o.Ordinal == episode.Ordinal && o.Label == label)
                    .Select(o => o.Score).First(),
                Said = db.EpisodeAnswers
                    .Where(a => a.CallId == episode.CallId && a.Ordinal == episode.Ordinal && a.Label == episode.Label && a.Answer == answer)
                    .Select(a => (int?)a.AnswerOrdinal).FirstOrDefault() ?? episode.AnswerOrdinal,
                HasRecording = db.Recordings.Any(r => r.CallId == call.Id && r.State == RecordingState.Ready),
            }).AsNoTracking().ToListAsync(cancel);
        var callIds = rows.Select(row => row.Call.Id).Distinct().ToList();
        var said = (await db.Utterances.Where(u => callIds.Contains(u.CallId) && u.Speaker == Speaker.Manager).AsNoTracking().ToListAsync(cancel))
            .ToLookup(u => (u.CallId, Ordinal: (int?)u.Ordinal));
        return [.. rows.Select(row => new AnswerCase(
            row.Call, row.Person, row.Utterance, label, row.Score, said[(row.Call.Id, row.Said)].FirstOrDefault(), row.Outcome, row.Episode.Recurred, row.HasRecording))];
    }

    private static IQueryable<Call> Calls(CallCoachDb db, Visibility visibility, Period period)
    {
        var calls = db.Calls.VisibleTo(visibility);
        if (period.From is { } from)
            calls = calls.Where(call => call.StartedAt >= from);
        if (period.Until is { } until)
            calls = calls.Where(call => call.StartedAt < until);
        return calls;
    }

    private static GoodRate? RateOf(int good, int cases) =>
        cases < FewestCases ? null : new((double)good / cases, WilsonInterval.Of(good, cases));
}
