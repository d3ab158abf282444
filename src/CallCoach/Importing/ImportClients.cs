using System.Security.Cryptography;
using CallCoach.Clients;
using CallCoach.Norms;
using CallCoach.People;
using CallCoach.Storage;

namespace CallCoach.Importing;

/// <summary>What a client list would bring, or has brought.</summary>
/// <param name="Id">Of the import; null for a preview.</param>
/// <param name="Added">Clients no list named before.</param>
/// <param name="Unchanged">Clients of whom the list tells nothing new.</param>
public sealed record ClientImport(long? Id, ClientList List, int Added, int Updated, int Unchanged, IReadOnlyList<RefusedClientLine> Refused);

/// <summary>
/// Takes in client lists, each whole or not at all, in one transaction with what follows for first calls and counters. Numbers that
/// were seen before become numbers of the client that the list says has them. Taken in again, a list changes nothing.
/// </summary>
public sealed class ImportClients(DatabaseWriter writer, Department department, Clocks clocks)
{
    /// <summary>What the list would bring; changes nothing.</summary>
    /// <exception cref="FormatException">It is no list of clients, or a longer one than is taken.</exception>
    public Task<ClientImport> PreviewAsync(Stream file)
    {
        var list = ClientFile.Read(file, department.CountryCode);
        return writer.WriteAsync(session => ValueTask.FromResult(ResultOf(null, list, ClientMatch.Of(list, session))));
    }

    /// <summary>Takes the list in.</summary>
    /// <exception cref="FormatException">It is no list of clients, or a longer one than is taken; nothing was changed.</exception>
    public Task<ClientImport> ImportAsync(Stream file, string? by)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        file.Position = 0;
        var list = ClientFile.Read(file, department.CountryCode);
        var now = clocks.Domain.GetUtcNow().ToUnixTimeMilliseconds();
        return writer.WriteAsync(session =>
        {
            var match = ClientMatch.Of(list, session);
            foreach (var client in match.Clients.Where(client => !client.IsUnchanged))
                Write(session, client, now);
            var result = ResultOf(null, list, match);
            return ValueTask.FromResult(result with { Id = Note(session, result, hash, by, now) });
        });
    }

    private static ClientImport ResultOf(long? id, ClientList list, ClientMatch match) => new(
        id, list, match.Added, match.Clients.Count - match.Added - match.Unchanged, match.Unchanged, [.. match.Refused]);

    private static void Write(WriteSession session, MatchedClient client, long now)
    {
        // Where it was only a number until now, that row becomes the client, and its calls need not change.
        var id = client.Stored?.Id ?? client.Seen?.Id ?? session.Number("INSERT INTO Clients (Name) VALUES (NULL) RETURNING Id")!.Value;
        var facts = client.After;
        session.Execute(
            """
            UPDATE Clients SET Key = coalesce($key, Key), Name = $name, Product = $product, Channel = $channel, Audience = $audience, Region = $region,
              Owner = $owner, ImportedAt = coalesce(ImportedAt, $now) WHERE Id = $id
            """,
            ("$key", client.Listed.Key), ("$name", facts.Name), ("$product", facts.Product), ("$channel", facts.Channel), ("$audience", facts.Audience),
            ("$region", facts.Region), ("$owner", facts.Owner), ("$now", now), ("$id", id));
        foreach (var number in client.Numbers)
            FirstCalls.MoveNumber(session, number, id);
    }

    private static long Note(WriteSession session, ClientImport result, string hash, string? by, long now)
    {
        var id = session.Number(
            """
            INSERT INTO Imports (Kind, Hash, By, StartedAt, EndedAt, Line, Taken, Known, Refused)
            VALUES ('Clients', $hash, $by, $now, $now, 0, $taken, $known, $refused) RETURNING Id
            """,
            ("$hash", hash), ("$by", by), ("$now", now), ("$taken", result.Added + result.Updated), ("$known", result.Unchanged),
            ("$refused", result.Refused.Count))!.Value;
        foreach (var line in result.Refused)
            ImportRefusal.Write(session, id, line.Line, line.Text, line.Problem);
        return id;
    }
}
