using CallCoach.Calls;
using CallCoach.People;

namespace CallCoach.Norms;

/// <summary>How a call counts, from its facts alone.</summary>
internal static class CountingRules
{
    /// <summary>The definition by which calls of a day are counted.</summary>
    /// <param name="definitions">All there are; where there is none yet, the department's setting counts.</param>
    public static CountingDefinition DefinitionOf(DateOnly day, IReadOnlyList<CountingDefinition> definitions, Department department) =>
        definitions.Where(definition => definition.FromDay <= day).MaxBy(definition => definition.Version)
        ?? new() { Version = 1, LegSeconds = department.ConversationSeconds };

    public static CallKind KindOf(CallFacts facts)
    {
        if (facts.ClientIsOwn || LineAddress.IsOwnDevice(facts.Client))
            return CallKind.Internal;
        if (facts.Refused)
            return CallKind.RefusedDial;
        if (facts.Machine == true)
            return CallKind.Voicemail;
        if (facts.Connected)
            return facts.Heard ? AnsweringMachine.KindOf(facts.Said) : CallKind.Person;
        return facts.Status switch
        {
            LegStatus.Busy => CallKind.Busy,
            LegStatus.Failed => CallKind.Failed,
            _ => CallKind.NoAnswer,
        };
    }

    public static ConversationReason WhyOf(CallFacts facts, CallKind kind, CountingDefinition definition) => kind switch
    {
        CallKind.Internal => ConversationReason.Internal,
        _ when facts is { Connected: false } or { Refused: true } => ConversationReason.NotConnected,
        CallKind.Voicemail => ConversationReason.Voicemail,
        CallKind.Robot => ConversationReason.Robot,
        _ when definition.ClientSpeechSeconds is { } least && facts.ClientSpeech is { } spoken =>
            spoken >= least ? ConversationReason.ClientSpokeEnough : ConversationReason.ClientSpokeTooLittle,
        _ => facts.TalkSeconds >= definition.LegSeconds ? ConversationReason.LegLongEnough : ConversationReason.LegTooShort,
    };

    /// <summary>The row of a call, but for its client and whether it is new.</summary>
    public static CountedCall Count(CallFacts facts, DateOnly day, DateTimeOffset hourAt, CountingDefinition definition)
    {
        var kind = KindOf(facts);
        var why = WhyOf(facts, kind, definition);
        var isConversation = why is ConversationReason.ClientSpokeEnough or ConversationReason.LegLongEnough;
        var counts = kind is not (CallKind.Internal or CallKind.RefusedDial);
        return new()
        {
            CallId = facts.CallId,
            PersonId = facts.PersonId,
            StartedAt = facts.StartedAt,
            Day = day,
            HourAt = hourAt,
            Kind = kind,
            Inbound = facts.Direction == CallDirection.Inbound,
            Dial = facts.Dial && counts,
            Connected = facts.Connected && counts,
            Conversation = isConversation,
            Result = isConversation ? facts.Outcome : null,
            Why = why,
            ClientSpeechSeconds = facts.ClientSpeech,
            TalkSeconds = facts.TalkSeconds ?? 0,
            Definition = definition.Version,
        };
    }
}
