using CallCoach.Calls;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Funnel;

/// <summary>A tag in force on a call.</summary>
/// <param name="Source">Null where it is the client's own.</param>
/// <param name="By">Who set it by hand.</param>
public sealed record TagInForce(TagKind Kind, string Value, TagSource? Source, string? By);

/// <summary>Tags of calls: by hand, else what the provider said, else what the client list says of the client.</summary>
public sealed class CallTagging(DatabaseWriter writer, Clocks clocks)
{
    /// <summary>Sets the tags that a call has by hand; one that is null shows again what provider or list say.</summary>
    public Task SetAsync(long callId, Tags tags, string by) => writer.WriteAsync(session =>
    {
        foreach (var kind in Enum.GetValues<TagKind>())
            Set(session, callId, kind, tags[kind], by);
        return ValueTask.FromResult(true);
    });

    /// <summary>The client's name, as its list has it, and the tags in force on the call.</summary>
    public static async Task<(string? ClientName, IReadOnlyList<TagInForce> Tags)> OfAsync(CallCoachDb db, long callId, CancellationToken cancel)
    {
        var own = await db.CallTags.Where(tag => tag.CallId == callId).AsNoTracking().ToListAsync(cancel);
        var client = await db.CountedCalls.Where(counted => counted.CallId == callId)
            .Join(db.Clients, counted => counted.ClientId, client => client.Id, (_, client) => client).AsNoTracking().SingleOrDefaultAsync(cancel);
        var ofClient = new Tags(client?.Product, client?.Channel, client?.Audience, client?.Region);
        var inForce = new List<TagInForce>();
        foreach (var kind in Enum.GetValues<TagKind>())
        {
            var tag = own.Where(tag => tag.Kind == kind).MaxBy(tag => tag.Source);
            if (tag is not null)
                inForce.Add(new(kind, tag.Value, tag.Source, tag.By));
            else if (ofClient[kind] is { } value)
                inForce.Add(new(kind, value, null, null));
        }
        return (client?.Name, inForce);
    }

    private void Set(WriteSession session, long callId, TagKind kind, string? value, string by)
    {
        if (value is null)
            session.Execute(
                "DELETE FROM CallTags WHERE CallId = $call AND Kind = $kind AND Source = 'Hand'", ("$call", callId), ("$kind", kind.ToString()));
        else
            session.Execute(
                """
                INSERT INTO CallTags (CallId, Kind, Source, Value, By, At) VALUES ($call, $kind, 'Hand', $value, $by, $at)
                ON CONFLICT (CallId, Kind, Source) DO UPDATE SET Value = excluded.Value, By = excluded.By, At = excluded.At WHERE Value <> excluded.Value
                """,
                ("$call", callId), ("$kind", kind.ToString()), ("$value", value), ("$by", by), ("$at", clocks.Domain.GetUtcNow().ToUnixTimeMilliseconds()));
    }
}
