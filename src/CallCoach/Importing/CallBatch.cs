using CallCoach.Calls;
using CallCoach.Norms;
using CallCoach.Outcomes;
using CallCoach.People;
using CallCoach.Storage;
using CallCoach.StopList;

namespace CallCoach.Importing;

/// <summary>A part of a list of calls, written in one transaction.</summary>
internal sealed class CallBatch(WriteSession session, Department department, string provider, DateTimeOffset now)
{
    private readonly List<CallFacts> _entered = [];

    private readonly PreparedStatement _known = session.Prepared("SELECT 1 FROM Legs WHERE Provider = ?1 AND LegId = ?2");

    private readonly PreparedStatement _call = session.Prepared(
        """
        INSERT INTO Calls (Provider, ProviderCallId, Direction, Line, Client, PersonId, Status, StartedAt, AnsweredAt, EndedAt, TalkSeconds, Dial, Connected)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """);

    private readonly PreparedStatement _leg = session.Prepared("INSERT INTO Legs (Provider, LegId, CallId) VALUES (?1, ?2, ?3)");

    private readonly PreparedStatement _outcome = session.Prepared("INSERT INTO Outcomes (CallId, Outcome, Score, Told) VALUES (?1, ?2, 1, 1)");

    private readonly Dictionary<string, long> _lines = session.Rows(
        "SELECT Address, PersonId FROM Lines", row => (Address: row.Text(0)!, PersonId: row.Number(1))).ToDictionary(line => line.Address, line => line.PersonId);

    /// <returns>How far the list is taken in afterwards.</returns>
    /// <exception cref="InvalidOperationException">Somebody else takes the same list in, or has done so meanwhile.</exception>
    public CallImport Take(IReadOnlyList<ReadCall> lines, CallImport from)
    {
        var (taken, known, refused) = (from.Taken, from.Known, from.Refused);
        foreach (var line in lines)
        {
            if (line.Call is not { } call)
            {
                ImportRefusal.Write(session, from.Id, line.Line, line.Text, line.Problem!.Value);
                refused++;
            }
            else if (Insert(call) is { } id)
            {
                Follow(id, call);
                taken++;
            }
            else
            {
                known++;
            }
        }
        new Counting(department).Enter(session, _entered);
        var state = new CallImport(from.Id, lines[^1].Line, taken, known, refused);
        var isOurs = session.Execute(
            "UPDATE Imports SET Line = $line, Taken = $taken, Known = $known, Refused = $refused WHERE Id = $id AND Line = $from AND EndedAt IS NULL",
            ("$line", state.Line), ("$taken", taken), ("$known", known), ("$refused", refused), ("$id", from.Id), ("$from", from.Line)) == 1;
        return isOurs ? state : throw new InvalidOperationException("The same list is being taken in by another process.");
    }

    /// <returns>Null for a call there is already.</returns>
    private long? Insert(ImportedCall call)
    {
        if (_known.Bind(1, provider).Bind(2, call.Id).First(static _ => true))
            return null;
        _call.Bind(1, provider).Bind(2, call.Id).Bind(3, NameOf(call.Direction)).Bind(4, call.Line).Bind(5, call.Client).Bind(6, PersonOf(call))
            .Bind(7, NameOf(call.Status)).Bind(8, call.StartedAt.ToUnixTimeMilliseconds()).Bind(9, call.AnsweredAt?.ToUnixTimeMilliseconds())
            .Bind(10, call.EndedAt?.ToUnixTimeMilliseconds()).Bind(11, call.TalkSeconds).Bind(12, IsDial(call)).Bind(13, call.AnsweredAt is not null).Execute();
        var id = _call.LastRow;
        _leg.Bind(1, provider).Bind(2, call.Id).Bind(3, id).Execute();
        return id;
    }

    private void Follow(long id, ImportedCall call)
    {
        if (call.Result is { } result)
            _outcome.Bind(1, id).Bind(2, result.ToString()).Execute();
        if (!call.Tags.IsEmpty)
            foreach (var kind in Enum.GetValues<TagKind>())
                if (call.Tags[kind] is { } value)
                    session.Execute(
                        "INSERT INTO CallTags (CallId, Kind, Source, Value, At) VALUES ($call, $kind, 'Provider', $value, $at)",
                        ("$call", id), ("$kind", kind.ToString()), ("$value", value), ("$at", now.ToUnixTimeMilliseconds()));
        _entered.Add(new()
        {
            CallId = id,
            PersonId = PersonOf(call),
            Direction = call.Direction,
            Client = call.Client,
            ClientIsOwn = _lines.ContainsKey(call.Client),
            StartedAt = call.StartedAt,
            Status = call.Status,
            TalkSeconds = call.TalkSeconds,
            Dial = IsDial(call),
            Connected = call.AnsweredAt is not null,
            Outcome = call.Result,
        });
        if (call.Result == Outcome.DoNotCall && StoppedNumber.NumberOf(call.Client) is { } number)
            Stop(id, number, call.StartedAt);
    }

    /// <summary>Who asked never to be called again is on the stop list, unless somebody took the number off it since.</summary>
    private void Stop(long callId, string number, DateTimeOffset at) => session.Execute(
        """
        INSERT INTO StopList (Number, AddedAt, CallId) SELECT $number, $now, $call
        WHERE NOT EXISTS (SELECT 1 FROM StopList WHERE Number = $number AND (OffAt IS NULL OR (OffBy IS NOT NULL AND OffAt >= $at)))
        """,
        ("$number", number), ("$now", now.ToUnixTimeMilliseconds()), ("$call", callId), ("$at", at.ToUnixTimeMilliseconds()));

    private long? PersonOf(ImportedCall call) => _lines.TryGetValue(call.Line, out var person) ? person : null;

    private static bool IsDial(ImportedCall call) => call.Direction == CallDirection.Outbound;

    private static string NameOf(CallDirection direction) => direction == CallDirection.Outbound ? nameof(CallDirection.Outbound) : nameof(CallDirection.Inbound);

    private static string NameOf(LegStatus status) => status.ToString();
}
