using System.Text.Json;
using CallCoach.Clients;
using CallCoach.Storage;

namespace CallCoach.Importing;

/// <summary>A client there is already.</summary>
/// <param name="IsListed">A list named it; otherwise it is only a number that was seen.</param>
internal sealed record StoredClient(long Id, string? Key, bool IsListed, ClientFacts Facts);

/// <summary>What becomes of a listed client.</summary>
/// <param name="Stored">The client it is already; null for a new one.</param>
/// <param name="Numbers">Numbers it does not have yet, seen before or not.</param>
/// <param name="Seen">One that was only a number until now, and this one's.</param>
internal sealed record MatchedClient(ListedClient Listed, ClientFacts Facts, StoredClient? Stored, IReadOnlyList<string> Numbers, StoredClient? Seen)
{
    /// <summary>The facts afterwards: what the list leaves open stays as it was.</summary>
    public ClientFacts After => Stored is null ? Facts : Facts.And(Stored.Facts);

    public bool IsUnchanged => Stored is not null && Numbers.Count == 0 && After == Stored.Facts && (Listed.Key ?? Stored.Key) == Stored.Key;
}

/// <summary>Compares a list with the clients there are; the same list compared after it was taken in changes nothing.</summary>
internal sealed class ClientMatch
{
    private const string Columns = "c.Id, c.Key, c.ImportedAt IS NOT NULL, c.Name, c.Product, c.Channel, c.Audience, c.Region, c.Owner";

    private readonly Dictionary<string, StoredClient> _byKey;
    private readonly Dictionary<string, StoredClient> _byNumber;
    private readonly HashSet<long> _claimed = [];
    private readonly List<MatchedClient> _clients = [];
    private readonly List<RefusedClientLine> _refused;

    private ClientMatch(Dictionary<string, StoredClient> byKey, Dictionary<string, StoredClient> byNumber, IEnumerable<RefusedClientLine> refused) =>
        (_byKey, _byNumber, _refused) = (byKey, byNumber, [.. refused]);

    public IReadOnlyList<MatchedClient> Clients => _clients;

    public IEnumerable<RefusedClientLine> Refused => _refused.OrderBy(line => line.Line);

    public int Added => _clients.Count(client => client.Stored is null);

    public int Unchanged => _clients.Count(client => client.IsUnchanged);

    public static ClientMatch Of(ClientList list, WriteSession session)
    {
        var keys = JsonSerializer.Serialize(list.Clients.Select(client => client.Key).OfType<string>());
        var numbers = JsonSerializer.Serialize(list.Clients.SelectMany(client => client.Lines).SelectMany(line => line.Numbers));
        var match = new ClientMatch(
            session.Rows($"SELECT {Columns} FROM json_each($keys) k JOIN Clients c ON c.Key = k.value", Client, ("$keys", keys)).ToDictionary(client => client.Key!),
            session.Rows(
                $"SELECT {Columns}, n.Number FROM json_each($numbers) k JOIN ClientNumbers n ON n.Number = k.value JOIN Clients c ON c.Id = n.ClientId",
                row => (Number: row.Text(9)!, Client: Client(row)), ("$numbers", numbers)).DistinctBy(one => one.Number)
                .ToDictionary(one => one.Number, one => one.Client),
            list.Refused);
        // Who is known by a key has it before those who could only be meant.
        foreach (var client in list.Clients.OrderBy(client => client.Key is null || !match._byKey.ContainsKey(client.Key)))
            match.Take(client);
        return match;
    }

    private void Take(ListedClient listed)
    {
        var stored = Known(listed);
        var taken = new List<ListedLine>();
        foreach (var line in listed.Lines)
        {
            if (line.Numbers.Any(number => _byNumber.TryGetValue(number, out var holder) && holder.IsListed && holder.Id != stored?.Id))
                _refused.Add(new(line.Line, line.Text, ClientProblem.NumberOfAnother));
            else
                taken.Add(line);
        }
        if (taken.Count == 0)
            return;
        if (stored is not null)
            _claimed.Add(stored.Id);
        var numbers = taken.SelectMany(line => line.Numbers).Distinct().ToList();
        _clients.Add(new(
            listed,
            taken.Select(line => line.Facts).Aggregate((one, next) => one.And(next)),
            stored,
            [.. numbers.Where(number => _byNumber.GetValueOrDefault(number) is not { } holder || holder.Id != stored?.Id)],
            numbers.Select(number => _byNumber.GetValueOrDefault(number)).FirstOrDefault(holder => holder is { IsListed: false })));
    }

    /// <summary>The one with the same key; where one of the two has no key, the one whose number it has.</summary>
    private StoredClient? Known(ListedClient listed)
    {
        if (listed.Key is not null && _byKey.TryGetValue(listed.Key, out var same))
            return same;
        return listed.Lines.SelectMany(line => line.Numbers).Select(number => _byNumber.GetValueOrDefault(number)).OfType<StoredClient>()
            .FirstOrDefault(holder => holder.IsListed && (listed.Key is null || holder.Key is null) && !_claimed.Contains(holder.Id));
    }

    private static StoredClient Client(WrittenRow row) => new(
        row.Number(0), row.Text(1), row.Flag(2), new(row.Text(3), row.Text(4), row.Text(5), row.Text(6), row.Text(7), row.Text(8)));
}
