using CallCoach.Ingest;
using CallCoach.Tests.Ingest;
using FsCheck;
using FsCheck.Fluent;

namespace CallCoach.Tests.Jobs;

/// <summary>What a provider may tell about a call, and in which order and how often it is delivered.</summary>
/// <param name="Provider">Twilio's legs and recordings, or the descriptions of a PBX.</param>
/// <param name="Ending">The last status of the client's leg.</param>
/// <param name="Recording">The last status of the recording; null where there is none.</param>
/// <param name="OnChild">The recording is told with the client's leg, which may be known before its parent.</param>
/// <param name="Language">What a PBX says; null says nothing.</param>
/// <param name="Lost">Per event whether it never comes.</param>
/// <param name="Seed">Of the order, and of what is repeated.</param>
internal sealed record ToldCall(string Provider, string Ending, string? Recording, bool OnChild, bool HasTranscript, string? Language, bool[] Lost, int Seed)
{
    /// <summary>The event without which the two legs would be two calls.</summary>
    private const int NamesTheParent = 2;

    public static readonly Gen<ToldCall> Any =
        from provider in Gen.Elements("twilio", "pbx")
        from ending in Gen.Elements("completed", "completed", "busy", "no-answer", "failed", "canceled")
        from recording in Gen.Elements(null, "completed", "completed", "absent", "failed")
        from onChild in Gen.Elements(true, false)
        from hasTranscript in Gen.Elements(true, false)
        from language in Gen.Elements("en", null)
        from lost in Gen.Frequency((7, Gen.Constant(false)), (1, Gen.Constant(true))).ArrayOf(16)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new ToldCall(provider, ending, recording, onChild, hasTranscript, language, lost, seed);

    /// <summary>The events in the order of the call.</summary>
    public IReadOnlyList<IncomingEvent> InOrder(string name, Uri recordings)
    {
        var told = Provider == "twilio" ? Twilio(name) : Pbx(name, recordings);
        var heard = told.Where((_, i) => !Lost[i] || i == NamesTheParent).ToList();
        return heard;
    }

    /// <summary>The same events in any order, some of them up to three times.</summary>
    public IReadOnlyList<IncomingEvent> InDisorder(string name, Uri recordings)
    {
        var random = new Random(Seed);
        var events = InOrder(name, recordings).SelectMany(told => Enumerable.Repeat(told, random.Next(1, 4))).ToArray();
        random.Shuffle(events);
        return events;
    }

    private List<IncomingEvent> Twilio(string name)
    {
        var recorded = OnChild ? name + "/child" : name;
        List<IncomingEvent> told =
            [TwilioEvents.Voice(name), TwilioEvents.Parent(name, "in-progress", 1), TwilioEvents.Child(name, "initiated", 2), TwilioEvents.Child(name, "ringing", 3)];
        if (Ending == "completed")
            told.Add(TwilioEvents.Child(name, "in-progress", 10));
        if (Recording is not null)
            told.Add(TwilioEvents.Recording(name, "in-progress", 11, leg: recorded));
        told.Add(TwilioEvents.Child(name, Ending, 55, Ending == "completed" ? 45 : null));
        told.Add(TwilioEvents.Parent(name, "completed", 56, duration: 55));
        if (Recording is not null)
            told.Add(TwilioEvents.Recording(name, Recording, 60, leg: recorded));
        return told;
    }

    private List<IncomingEvent> Pbx(string name, Uri recordings)
    {
        var ending = Ending.Replace('-', '_');
        List<IncomingEvent> told =
        [
            GenericEvents.Updated(name, "initiated", language: Language), GenericEvents.Updated(name, "ringing", language: Language),
            GenericEvents.Updated(name, "in_progress", language: Language),
            GenericEvents.Updated(name, ending, talk: Ending == "completed" ? 60 : null, language: Language),
        ];
        if (Recording == "completed")
            told.Add(GenericEvents.Recorded(name, new Uri(recordings, $"{name}.wav"), language: Language));
        if (HasTranscript)
            told.Add(GenericEvents.Transcribed(name, Language, ("manager", "we have racks for you"), ("client", "your competitor is cheaper")));
        return told;
    }
}
