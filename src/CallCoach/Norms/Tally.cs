using CallCoach.Outcomes;

namespace CallCoach.Norms;

/// <summary>What calls add up to.</summary>
/// <param name="Calls">All but internal ones and those the stop list refused.</param>
/// <param name="Inbound">Of these, those that came in.</param>
/// <param name="Dials">Of these, those that were dialled.</param>
/// <param name="Connected">The client's leg was answered, by whomever.</param>
/// <param name="Conversations">By the definition of their day.</param>
/// <param name="Meetings">Conversations that ended with a meeting agreed.</param>
/// <param name="Callbacks">Conversations that ended with another call agreed.</param>
/// <param name="Deals">Conversations that ended with a deal agreed.</param>
/// <param name="Refusals">Conversations in which the client refused, also for ever.</param>
/// <param name="DoNotCalls">Of the refusals, those for ever.</param>
/// <param name="NewDials">Dials that were the first call ever with their client.</param>
/// <param name="NewConversations">Conversations that were the first call ever with their client.</param>
/// <param name="TalkSeconds">The length of the client's legs that a person answered.</param>
public sealed record Tally(
    int Calls, int Inbound, int Dials, int Connected, int Conversations, int Meetings, int Callbacks, int Deals, int Refusals, int DoNotCalls, int NewDials,
    int NewConversations, int TalkSeconds)
{
    public static Tally None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>What one call adds.</summary>
    public static Tally Of(CountedCall call) => call.Kind is CallKind.Internal or CallKind.RefusedDial
        ? None
        : new(
            1, One(call.Inbound), One(call.Dial), One(call.Connected), One(call.Conversation),
            One(call.Result == Outcome.MeetingAgreed), One(call.Result == Outcome.CallbackAgreed), One(call.Result == Outcome.DealAgreed),
            One(call.Result is Outcome.Refused or Outcome.DoNotCall), One(call.Result == Outcome.DoNotCall),
            One(call is { New: true, Dial: true }), One(call is { New: true, Conversation: true }),
            call is { Kind: CallKind.Person, Connected: true } ? call.TalkSeconds : 0);

    public static Tally operator +(Tally one, Tally other) => new(
        one.Calls + other.Calls, one.Inbound + other.Inbound, one.Dials + other.Dials, one.Connected + other.Connected,
        one.Conversations + other.Conversations, one.Meetings + other.Meetings, one.Callbacks + other.Callbacks, one.Deals + other.Deals,
        one.Refusals + other.Refusals, one.DoNotCalls + other.DoNotCalls, one.NewDials + other.NewDials,
        one.NewConversations + other.NewConversations, one.TalkSeconds + other.TalkSeconds);

    public static Tally operator -(Tally tally) => new(
        -tally.Calls, -tally.Inbound, -tally.Dials, -tally.Connected, -tally.Conversations, -tally.Meetings, -tally.Callbacks, -tally.Deals,
        -tally.Refusals, -tally.DoNotCalls, -tally.NewDials, -tally.NewConversations, -tally.TalkSeconds);

    public static Tally operator -(Tally one, Tally other) => one + -other;

    private static int One(bool holds) => holds ? 1 : 0;
}
