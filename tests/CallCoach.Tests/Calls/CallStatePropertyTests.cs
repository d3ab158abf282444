using CallCoach.Calls;
using FsCheck;
using FsCheck.Fluent;

namespace CallCoach.Tests.Calls;

public sealed class CallStatePropertyTests
{
    private static readonly int Cases = LongTest.Count(reduced: 300, full: 10_000);

    private static readonly string[] Addresses = ["client:olga", "sip:jan@office.example", "+48221112233", "+48600100200", "+48600100300"];

    private static readonly Gen<DateTimeOffset> Instants = Gen.Choose(0, 5).Select(Said.At);

    private static readonly Gen<CallEvent> LegEvents =
        from leg in Gen.Elements("A", "B", "C")
        from parent in Gen.Elements(null, "A", "B")
        from at in Instants
        from status in Gen.Elements(Enum.GetValues<LegStatus>())
        from addresses in Gen.Elements(Addresses).Two()
        from byApi in Gen.Elements(true, false)
        from seconds in Gen.Elements<int?>(null, 0, 40)
        from machine in Gen.Elements<bool?>(null, true, false)
        select (CallEvent)new LegChanged(leg, parent, at, status, addresses.Item1, addresses.Item2, byApi, seconds, machine);

    private static readonly Gen<CallEvent> Descriptions =
        from at in Instants
        from status in Gen.Elements(Enum.GetValues<LegStatus>())
        from direction in Gen.Elements(Enum.GetValues<CallDirection>())
        from addresses in Gen.Elements(Addresses).Two()
        from started in Instants
        from answered in Instants
        from language in Gen.Elements(null, "pl", "ru")
        select (CallEvent)new CallDescribed("A", at, direction, addresses.Item1, addresses.Item2, status, started, answered, null, language);

    private static readonly Gen<CallEvent> RecordingEvents =
        from at in Instants
        from id in Gen.Elements("RE1", "RE2")
        from status in Gen.Elements(Enum.GetValues<RecordingStatus>())
        from address in Gen.Elements(null, "https://pbx.example/1.wav", "https://pbx.example/2.wav")
        from channel in Gen.Elements<int?>(null, 0, 1)
        from reason in Gen.Elements(null, "silence")
        select (CallEvent)new RecordingChanged("A", at, id, status, address is null ? null : new Uri(address), channel, reason);

    private static readonly Gen<CallEvent> Transcripts =
        from at in Instants
        from speaker in Gen.Elements(Speaker.Client, Speaker.Manager)
        from end in Gen.Choose(1, 2)
        from text in Gen.Elements("too dear", "fine")
        select (CallEvent)new TranscriptDelivered("A", at, [new(speaker, 0, end, text, null)]);

    private static Gen<CallEvent[]> EventsOf(params Gen<CallEvent>[] kinds) =>
        Gen.Choose(1, 12).SelectMany(count => Gen.OneOf(kinds).ArrayOf(count));

    /// <summary>The same events in another order, some of them several times.</summary>
    private static Gen<(CallEvent[] Once, CallEvent[] Again)> Redelivered(Gen<CallEvent[]> events) =>
        from once in events
        from repeated in Gen.SubListOf(once)
        from again in Gen.Shuffle(once.Concat(repeated))
        select (once, again);

    public static TheoryData<string> Providers => ["with legs", "without legs"];

    [Theory]
    [Trait("Soak", "order")]
    [MemberData(nameof(Providers))]
    public void Any_order_and_repetition_of_a_calls_events_gives_the_same_state(string provider)
    {
        var events = provider == "with legs" ? EventsOf(LegEvents, LegEvents, RecordingEvents) : EventsOf(Descriptions, RecordingEvents, Transcripts);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true),
            Prop.ForAll(Redelivered(events).ToArbitrary(), delivery => SameState(delivery.Once, delivery.Again)));
        LongTest.Report(new { test = $"state of a call {provider}", cases = Cases });
    }

    private static bool SameState(CallEvent[] once, CallEvent[] again)
    {
        var (left, right) = (Said.Together(once, Addresses[2]), Said.Together(again, Addresses[2]));
        return left with { Transcript = null } == right with { Transcript = null }
            && (left.Transcript?.Segments ?? []).SequenceEqual(right.Transcript?.Segments ?? []);
    }
}
