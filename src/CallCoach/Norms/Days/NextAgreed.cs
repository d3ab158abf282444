using CallCoach.Outcomes;
using CallCoach.Outcomes.AgreedTimes;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Norms.Days;

/// <summary>What was agreed with a client.</summary>
public enum AgreedKind
{
    Callback,
    Meeting,
}

/// <summary>The nearest call-back or meeting that somebody agreed.</summary>
/// <param name="ClientName">As a client list has it; null where none does.</param>
/// <param name="CallId">The call in which it was agreed.</param>
public sealed record NextAgreed(DateTimeOffset AgreedAt, AgreedPrecision Precision, AgreedKind Kind, string ClientMasked, string? ClientName, long CallId);

/// <summary>Finds the nearest call-back or meeting that a person agreed, that has not passed and that no later conversation with the client replaced.</summary>
public sealed class NextAgreedReader(IDbContextFactory<CallCoachDb> databases, Department department)
{
    /// <returns>Null where there is none. What names no hour passes with its day.</returns>
    public async Task<NextAgreed?> OfAsync(long personId, DateTimeOffset now, CancellationToken cancel)
    {
        var today = department.StartOf(department.DayOf(now));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var nearest = await (
            from agreement in db.Agreements
            join outcome in db.Outcomes on agreement.CallId equals outcome.CallId
            join counted in db.CountedCalls on agreement.CallId equals counted.CallId
            where agreement.PersonId == personId && agreement.AgreedAt >= today
                && (outcome.AgreedPrecision != AgreedPrecision.Hour || agreement.AgreedAt >= now)
                && !db.CountedCalls.Any(later => later.ClientId != null && later.ClientId == counted.ClientId && later.StartedAt > counted.StartedAt && later.Conversation)
            orderby agreement.AgreedAt, agreement.CallId
            select new
            {
                agreement.AgreedAt,
                outcome.AgreedPrecision,
                outcome.Outcome,
                Number = db.Calls.Where(call => call.Id == agreement.CallId).Select(call => call.Client).FirstOrDefault(),
                Name = db.Clients.Where(client => client.Id == counted.ClientId).Select(client => client.Name).FirstOrDefault(),
                agreement.CallId,
            }).FirstOrDefaultAsync(cancel);
        return nearest is { AgreedPrecision: { } precision }
            ? new(
                department.Local(nearest.AgreedAt), precision, nearest.Outcome == Outcome.MeetingAgreed ? AgreedKind.Meeting : AgreedKind.Callback,
                LineAddress.Mask(nearest.Number ?? ""), nearest.Name, nearest.CallId)
            : null;
    }
}
