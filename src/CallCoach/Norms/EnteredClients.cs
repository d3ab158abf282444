using System.Diagnostics.CodeAnalysis;
using CallCoach.Storage;

namespace CallCoach.Norms;

/// <summary>The clients of calls that are entered together, each read once, and which of these calls is the first of each.</summary>
internal sealed class EnteredClients(WriteSession session)
{
    private readonly PreparedStatement _find = session.Prepared(
        "SELECT n.ClientId, c.FirstCallId, c.FirstCallAt FROM ClientNumbers n JOIN Clients c ON c.Id = n.ClientId WHERE n.Number = ?1");

    private readonly Dictionary<string, Client> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Client> _byId = [];

    /// <summary>Keys are never given twice, also where the last client is gone.</summary>
    private readonly long _last = session.Number(
        "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'Clients'), 0), coalesce((SELECT max(Id) FROM Clients), 0))")!.Value;

    private int _added;

    /// <summary>Says whose call the row is; the client comes to be where nobody has the number.</summary>
    public void Give(string number, CountedCall row)
    {
        var client = Of(number);
        row.ClientId = client.Id;
        if (row.CanBeFirst && (client.Earliest is not { } earliest || PlaceOf(row).CompareTo(PlaceOf(earliest)) < 0))
            client.Earliest = row;
    }

    /// <summary>Writes new clients and everybody's first call; to be called before the rows are written, which it marks.</summary>
    /// <param name="changes">Take what follows for the sums from calls that are not the first any more.</param>
    public void Write(TallyChanges changes)
    {
        var (add, number) = (
            session.Prepared("INSERT INTO Clients (Id, FirstCallId, FirstCallAt) VALUES (?1, ?2, ?3)"),
            session.Prepared("INSERT INTO ClientNumbers (Number, ClientId) VALUES (?1, ?2)"));
        var change = session.Prepared("UPDATE Clients SET FirstCallId = ?2, FirstCallAt = ?3 WHERE Id = ?1");
        foreach (var client in _byId.Values)
        {
            if (client.IsFirst(out var first))
            {
                if (client.FirstCallId is { } former)
                    FirstCalls.MakeKnown(session, former, client.Id, changes);
                first.New = true;
            }
            if (client.NewNumber is null && first is null)
                continue;
            (client.NewNumber is null ? change : add).Bind(1, client.Id).Bind(2, first?.CallId).Bind(3, first?.StartedAt.ToUnixTimeMilliseconds()).Execute();
            if (client.NewNumber is { } given)
                number.Bind(1, given).Bind(2, client.Id).Execute();
        }
    }

    private Client Of(string number)
    {
        if (_byNumber.TryGetValue(number, out var known))
            return known;
        var client = _find.Bind(1, number).First(static row => new Client(row.Number(0), row.NumberOrNull(1), row.NumberOrNull(2), NewNumber: null))
            ?? new Client(_last + ++_added, FirstCallId: null, FirstCallAt: null, number);
        // One client may have several numbers.
        if (!_byId.TryAdd(client.Id, client))
            client = _byId[client.Id];
        _byNumber.Add(number, client);
        return client;
    }

    private static (long StartedAt, long CallId) PlaceOf(CountedCall row) => (row.StartedAt.ToUnixTimeMilliseconds(), row.CallId);

    /// <param name="NewNumber">Null for a client there was already.</param>
    private sealed record Client(long Id, long? FirstCallId, long? FirstCallAt, string? NewNumber)
    {
        /// <summary>Of the calls that are entered and may be its first.</summary>
        public CountedCall? Earliest { get; set; }

        /// <returns>Whether the earliest call that is entered came before all others there are.</returns>
        public bool IsFirst([NotNullWhen(true)] out CountedCall? first)
        {
            first = Earliest is { } earliest
                && (FirstCallId is not { } former || PlaceOf(earliest).CompareTo((FirstCallAt!.Value, former)) < 0)
                ? earliest
                : null;
            return first is not null;
        }
    }
}
