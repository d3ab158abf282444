using CallCoach.People;
using CallCoach.Storage;

namespace CallCoach.Norms;

/// <summary>
/// Calls that were never counted, entered in one transaction: a client is read once, which of its calls is the first is found in memory,
/// and every row and sum is written once.
/// </summary>
internal sealed class EnteringTurn(WriteSession session, Department department)
{
    private readonly CallCounter _counter = new(session, department);
    private readonly EnteredClients _clients = new(session);
    private readonly TallyChanges _changes = new();

    public void Enter(IEnumerable<CallFacts> calls)
    {
        var rows = new List<CountedCall>();
        foreach (var facts in calls)
        {
            var row = _counter.RowOf(facts);
            if (CallCounter.NumberOf(row, facts) is { } number)
                _clients.Give(number, row);
            rows.Add(row);
        }
        _clients.Write(_changes);
        CountedRows.Add(session, rows);
        foreach (var row in rows)
            _changes.Add(before: null, row);
        _changes.Write(session);
    }
}
