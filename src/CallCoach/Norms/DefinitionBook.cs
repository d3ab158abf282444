using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Norms;

/// <summary>The versions of what makes a conversation: none is ever changed, a new one is put over the others.</summary>
public sealed class DefinitionBook(IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, Department department, Clocks clocks)
{
    /// <summary>From the first start on, the client must speak so long, where a transcript tells.</summary>
    public const double ClientSpeechSeconds = 5;

    public async Task<IReadOnlyList<CountingDefinition>> AllAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.CountingDefinitions.AsNoTracking().OrderBy(definition => definition.Version).ToListAsync(cancel);
    }

    /// <summary>
    /// Makes the first two versions where there is none: by the leg's length alone for everything before today, by what the client
    /// says from today on. Afterwards a changed setting counts from today on, and leaves what was counted before alone.
    /// </summary>
    public Task PrepareAsync() => writer.WriteAsync(session =>
    {
        var known = Definitions.In(session);
        var (leg, today) = (department.ConversationSeconds, department.DayOf(clocks.Domain.GetUtcNow()));
        if (known.Count == 0)
        {
            Add(session, 1, DateOnly.MinValue, leg, clientSpeech: null, by: null);
            Add(session, 2, today, leg, ClientSpeechSeconds, by: null);
        }
        else if (known.Last(definition => definition.MadeBy is null).LegSeconds != leg)
        {
            Add(session, known[^1].Version + 1, today, leg, known[^1].ClientSpeechSeconds, by: null);
        }
        return ValueTask.FromResult(true);
    });

    /// <summary>Puts a new version over the others. The days since its first one are counted anew in the background.</summary>
    /// <param name="by">Who makes it.</param>
    public Task<CountingDefinition> MakeAsync(DateOnly fromDay, int legSeconds, double? clientSpeechSeconds, string by) => writer.WriteAsync(session =>
    {
        var version = Definitions.In(session).Select(definition => definition.Version).DefaultIfEmpty(0).Max() + 1;
        Add(session, version, fromDay, legSeconds, clientSpeechSeconds, by);
        RecountDays.Ask(session, fromDay, department);
        return ValueTask.FromResult(Definitions.In(session)[^1]);
    });

    private void Add(WriteSession session, int version, DateOnly fromDay, int legSeconds, double? clientSpeech, string? by) => session.Execute(
        """
        INSERT INTO CountingDefinitions (Version, FromDay, LegSeconds, ClientSpeechSeconds, MadeAt, MadeBy)
        VALUES ($version, $from, $leg, $speech, $at, $by)
        """,
        ("$version", version), ("$from", CountedRows.Text(fromDay)), ("$leg", legSeconds), ("$speech", clientSpeech),
        ("$at", clocks.Domain.GetUtcNow().ToUnixTimeMilliseconds()), ("$by", by));
}
