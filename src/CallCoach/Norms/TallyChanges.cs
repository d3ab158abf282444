using CallCoach.Storage;

namespace CallCoach.Norms;

/// <summary>By how much the sums change when calls count differently than before, added up over any number of calls.</summary>
internal sealed class TallyChanges
{
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
        foreach (var (key, change) in _changes.Where(one => one.Value != Tally.None))
        {
            Write(session, key, change);
            if (change.Calls <= 0)
                session.Execute(
                    """
                    DELETE FROM Tallies WHERE Span = $span AND Start = $start AND PersonId = $person AND Calls = 0 AND Inbound = 0 AND Dials = 0 AND Connected = 0
                      AND Conversations = 0 AND Meetings = 0 AND Callbacks = 0 AND Deals = 0 AND Refusals = 0 AND DoNotCalls = 0 AND NewDials = 0
                      AND NewConversations = 0 AND TalkSeconds = 0
                    """,
                    ("$span", Spans.NameOf(key.Span)), ("$start", key.Start), ("$person", key.PersonId));
        }
        _changes.Clear();
    }

    private static void Write(WriteSession session, TallyKey key, Tally change) => session.Execute(
        """
        INSERT INTO Tallies (Span, Start, PersonId, Calls, Inbound, Dials, Connected, Conversations, Meetings, Callbacks, Deals, Refusals, DoNotCalls,
          NewDials, NewConversations, TalkSeconds)
        VALUES ($span, $start, $person, $calls, $inbound, $dials, $connected, $conversations, $meetings, $callbacks, $deals, $refusals, $stops,
          $newDials, $newConversations, $talk)
        ON CONFLICT (Span, Start, PersonId) DO UPDATE SET
          Calls = Calls + excluded.Calls, Inbound = Inbound + excluded.Inbound, Dials = Dials + excluded.Dials, Connected = Connected + excluded.Connected,
          Conversations = Conversations + excluded.Conversations, Meetings = Meetings + excluded.Meetings, Callbacks = Callbacks + excluded.Callbacks,
          Deals = Deals + excluded.Deals, Refusals = Refusals + excluded.Refusals, DoNotCalls = DoNotCalls + excluded.DoNotCalls,
          NewDials = NewDials + excluded.NewDials, NewConversations = NewConversations + excluded.NewConversations,
          TalkSeconds = TalkSeconds + excluded.TalkSeconds
        """,
        ("$span", Spans.NameOf(key.Span)), ("$start", key.Start), ("$person", key.PersonId), ("$calls", change.Calls), ("$inbound", change.Inbound),
        ("$dials", change.Dials), ("$connected", change.Connected), ("$conversations", change.Conversations), ("$meetings", change.Meetings),
        ("$callbacks", change.Callbacks), ("$deals", change.Deals), ("$refusals", change.Refusals), ("$stops", change.DoNotCalls),
        ("$newDials", change.NewDials), ("$newConversations", change.NewConversations), ("$talk", change.TalkSeconds));
}
