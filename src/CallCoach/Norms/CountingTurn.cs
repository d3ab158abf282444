using CallCoach.People;
using CallCoach.Storage;

namespace CallCoach.Norms;

/// <summary>Calls that are counted in one transaction: the sums change once, by what all of them change together.</summary>
internal sealed class CountingTurn(WriteSession session, Department department)
{
    private readonly CallCounter _counter = new(session, department);
    private readonly TallyChanges _changes = new();
    private readonly HashSet<long> _clients = [];
    private readonly Dictionary<string, long> _clientsByNumber = [];

    /// <param name="before">The row it has; null where it was not counted.</param>
    public void Count(CallFacts facts, CountedCall? before)
    {
        var after = RowOf(facts);
        after.New = before is { New: true } && before.ClientId == after.ClientId && after.CanBeFirst;
        if (after == before)
            return;

        CountedRows.Write(session, after);
        _changes.Add(before, after);
        if (before is { ClientId: { } former, CanBeFirst: true })
            _clients.Add(former);
        if (after is { ClientId: { } present, CanBeFirst: true })
            _clients.Add(present);
    }

    /// <summary>Brings first calls and sums up to date with what was counted.</summary>
    public void Finish()
    {
        foreach (var client in _clients)
            FirstCalls.Follow(session, client, _changes);
        _clients.Clear();
        _changes.Write(session);
    }

    private CountedCall RowOf(CallFacts facts)
    {
        var row = _counter.RowOf(facts);
        if (CallCounter.NumberOf(row, facts) is { } number)
            row.ClientId = ClientOf(number);
        return row;
    }

    private long ClientOf(string number)
    {
        if (_clientsByNumber.TryGetValue(number, out var known))
            return known;
        var client = session.Number("SELECT ClientId FROM ClientNumbers WHERE Number = $number", ("$number", number));
        if (client is null)
        {
            client = session.Number("INSERT INTO Clients (Name) VALUES (NULL) RETURNING Id")!.Value;
            session.Execute("INSERT INTO ClientNumbers (Number, ClientId) VALUES ($number, $client)", ("$number", number), ("$client", client));
        }
        _clientsByNumber.Add(number, client.Value);
        return client.Value;
    }
}
