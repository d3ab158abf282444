using CallCoach.Calls;
using CallCoach.Clients;
using CallCoach.Jobs;
using CallCoach.Outcomes;
using CallCoach.Storage;
using CallCoach.Talk;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Norms;

/// <summary>Everything stored about the calls that began in a stretch of time, read the plain way for the recount.</summary>
internal sealed record AuditedDay(
    IReadOnlyList<Call> Calls, IReadOnlyDictionary<long, CountedCall> Counted, IReadOnlySet<long> OnTheirWay, IReadOnlyDictionary<long, CallOutcome> Outcomes,
    IReadOnlyDictionary<long, Recording> Recordings, IReadOnlyDictionary<long, CallTalk> Talk, ILookup<long, Utterance> Said,
    IReadOnlyDictionary<string, long> Clients)
{
    /// <summary>Stages of calls that are about to be counted: their rows may be behind what is stored.</summary>
    private static readonly Stage[] BeforeCounting = [Stage.Gather, Stage.Count, Stage.Classify, Stage.Judge, Stage.Result];

    public static async Task<AuditedDay> ReadAsync(CallCoachDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var calls = db.Calls.AsNoTracking().Where(call => call.StartedAt >= from && call.StartedAt < to);
        var listed = await calls.OrderBy(call => call.StartedAt).ThenBy(call => call.Id).ToListAsync(cancel);
        var numbers = await db.ClientNumbers.AsNoTracking()
            .Where(number => db.CountedCalls.Any(counted => counted.ClientId == number.ClientId && counted.StartedAt >= from && counted.StartedAt < to))
            .ToListAsync(cancel);
        return new(
            listed,
            await Of(db.CountedCalls).ToDictionaryAsync(counted => counted.CallId, cancel),
            (await Of(db.Jobs).Where(job => BeforeCounting.Contains(job.Stage)).Select(job => job.CallId).ToListAsync(cancel)).ToHashSet(),
            await Of(db.Outcomes).ToDictionaryAsync(outcome => outcome.CallId, cancel),
            await Of(db.Recordings).ToDictionaryAsync(recording => recording.CallId, cancel),
            await Of(db.Talk).Include(talk => talk.Channels).ToDictionaryAsync(talk => talk.CallId, cancel),
            (await Of(db.Utterances).ToListAsync(cancel)).ToLookup(said => said.CallId),
            numbers.ToDictionary(number => number.Number, number => number.ClientId, StringComparer.Ordinal));

        IQueryable<T> Of<T>(IQueryable<T> rows)
            where T : class => rows.AsNoTracking().Where(row => calls.Any(call => call.Id == EF.Property<long>(row, "CallId")));
    }
}
