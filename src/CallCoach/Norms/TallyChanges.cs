using CallCoach.Storage;

namespace CallCoach.Norms;

/// <summary>By how much the sums change when calls count differently than before, added up over any number of calls.</summary>
internal sealed class TallyChanges
{
    private const string Adding =
        """
        INSERT INTO Tallies (Span, Start, PersonId, Calls, Inbound, Dials, Connected, Conversations, Meetings, Callbacks, Deals, Refusals, DoNotCalls,
          NewDials, NewConversations, TalkSeconds)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        ON CONFLICT (Span, Start, PersonId) DO UPDATE SET
          Calls = Calls + excluded.Calls, Inbound = Inbound + excluded.Inbound, Dials = Dials + excluded.Dials, Connected = Connected + excluded.Connected,
          Conversations = Conversations + excluded.Conversations, Meetings = Meetings + excluded.Meetings, Callbacks = Callbacks + excluded.Callbacks,
          Deals = Deals + excluded.Deals, Refusals = Refusals + excluded.Refusals, DoNotCalls = DoNotCalls + excluded.DoNotCalls,
          NewDials = NewDials + excluded.NewDials, NewConversations = NewConversations + excluded.NewConversations,
          TalkSeconds = TalkSeconds + excluded.TalkSeconds
        """;

    private const string RemovingEmpty =
        """
        DELETE FROM Tallies WHERE Span = ?1 AND Start = ?2 AND PersonId = ?3 AND Calls = 0 AND Inbound = 0 AND Dials = 0 AND Connected = 0
          AND Conversations = 0 AND Meetings = 0 AND Callbacks = 0 AND Deals = 0 AND Refusals = 0 AND DoNotCalls = 0 AND NewDials = 0
          AND NewConversations = 0 AND TalkSeconds = 0
        """;

    private readonly Dictionary<TallyKey, Tally> _changes = [];

    /// <param name="before">How the call counted; null where it did not.</param>
    /// <param name="after">How it counts; null where it does no more.</param>
    public void Add(CountedCall? before, CountedCall? after)
    {
        if (before is not null)
            Add(before, -Tally.Of(before));
        if (after is not null)
            Add(after, Tally.Of(after));
    }

    private void Add(CountedCall call, Tally tally)
    {
        if (tally == Tally.None)
            return;
        foreach (var key in TallyKey.Of(call))
            _changes[key] = _changes.TryGetValue(key, out var change) ? change + tally : tally;
    }

    /// <summary>Part of the caller's transaction; sums that come to nothing go.</summary>
    public void Write(WriteSession session)
    {
        var (add, remove) = (session.Prepared(Adding), session.Prepared(RemovingEmpty));
        // In the order in which they lie on the disk.
        foreach (var (key, change) in _changes.Where(one => one.Value != Tally.None).OrderBy(one => (one.Key.Span, one.Key.Start, one.Key.PersonId)))
        {
            Write(add, key, change);
            if (change.Calls <= 0)
                remove.Bind(1, Spans.NameOf(key.Span)).Bind(2, key.Start).Bind(3, key.PersonId).Execute();
        }
        _changes.Clear();
    }

    private static void Write(PreparedStatement add, TallyKey key, Tally change) => add
        .Bind(1, Spans.NameOf(key.Span)).Bind(2, key.Start).Bind(3, key.PersonId).Bind(4, change.Calls).Bind(5, change.Inbound).Bind(6, change.Dials)
        .Bind(7, change.Connected).Bind(8, change.Conversations).Bind(9, change.Meetings).Bind(10, change.Callbacks).Bind(11, change.Deals)
        .Bind(12, change.Refusals).Bind(13, change.DoNotCalls).Bind(14, change.NewDials).Bind(15, change.NewConversations).Bind(16, change.TalkSeconds)
        .Execute();
}
