using System.Text.Json;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Ingest;

/// <summary>Looks up many keys of events at once, each by its beginning: a range of the unique index.</summary>
internal static class KnownKeys
{
    /// <summary>Sorts after every character a key may have.</summary>
    private const string Last = "\U0010FFFF";

    /// <returns>Those beginnings with which the key of at least one stored event of the provider begins.</returns>
    public static async Task<HashSet<string>> AmongAsync(CallCoachDb db, string provider, IEnumerable<string> beginnings, CancellationToken cancel)
    {
        var asked = JsonSerializer.Serialize(beginnings.Distinct());
        var known = await db.Database.SqlQuery<string>(
            $"""
            SELECT asked.value AS Value FROM json_each({asked}) AS asked
            WHERE EXISTS (SELECT 1 FROM Events WHERE Provider = {provider} AND Key >= asked.value AND Key < asked.value || {Last})
            """).ToListAsync(cancel);
        return [.. known];
    }
}
