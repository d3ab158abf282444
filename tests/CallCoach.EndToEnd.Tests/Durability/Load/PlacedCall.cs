using System.Globalization;
using System.Net;
using CallCoach.EndToEnd.Tests.Recordings;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Durability.Load;

/// <summary>One webhook, as often as it is told, and how often it was acknowledged.</summary>
/// <param name="mark">Stands in its body and in no other's.</param>
internal sealed class Entry(string mark, Func<Task<HttpStatusCode>> tell)
{
    private int _acknowledged;

    public string Mark => mark;

    public int Acknowledged => _acknowledged;

    public Task<HttpStatusCode> TellAsync() => tell();

    public void Acknowledge() => Interlocked.Increment(ref _acknowledged);
}

/// <summary>A call that a provider tells of, and what must become of it.</summary>
/// <param name="Id">The call's identifier at its provider.</param>
/// <param name="Connected">Whether the client answered.</param>
/// <param name="Recording">The bytes that must be kept; null for none.</param>
/// <param name="Utterances">Of its transcript.</param>
/// <param name="Alerts">Alerts it must raise, each once.</param>
internal sealed record PlacedCall(string Id, bool Connected, byte[]? Recording, int Utterances, int Alerts, IReadOnlyList<Entry> Entries);

/// <param name="RecordingSeconds">How long recordings are; a second has 32,000 bytes.</param>
/// <param name="MissingAtFirst">How often a recording is not there yet when it is asked for.</param>
/// <param name="Exchange">Whether there are calls through the exchange, whose webhooks are signed with the time.</param>
internal sealed record CallMix(int RecordingSeconds = 1, int MissingAtFirst = 0, bool Exchange = true);

/// <summary>Makes calls of every kind: unanswered, unrecorded, recorded, and through an exchange with a transcript.</summary>
internal sealed class CallMaker(TwilioAccount twilio, Exchange exchange, RecordingHost recordings, CallMix mix)
{
    public PlacedCall Make(int number) => (number % (mix.Exchange ? 4 : 3)) switch
    {
        0 => Twilios(new("client:nobody") { Ending = "busy" }, null),
        1 => Twilios(new("client:nobody"), null),
        2 => Twilios(new("client:nobody") { IsRecorded = true }, TelephoneRecording.Noise(mix.RecordingSeconds, number)),
        _ => Exchanges(),
    };

    private PlacedCall Twilios(TwilioCall call, byte[]? recording)
    {
        var told = call.ClientLeg(twilio.Sid).Select(form => ("status", form)).Prepend(("voice", call.Voice(twilio.Sid))).ToList();
        if (recording is not null)
        {
            recordings.Keep(call.Recording, recording, mix.MissingAtFirst);
            told.Add(("recording", call.Recorded(twilio.Sid, "in-progress")));
            told.Add(("recording", call.Recorded(twilio.Sid)));
        }
        return new(call.ManagerLeg, call.Ending == "completed", recording, 0, 0, [.. told.Select((form, number) => EntryOf(call, form.Item1, form.Item2, number))]);
    }

    private Entry EntryOf(TwilioCall call, string kind, Form form, int number)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"{call.ManagerLeg}-{number}");
        var marked = form.With("Mark", mark);
        var signature = TwilioAccount.Sign(twilio.Token, twilio.AddressOf(kind), marked);
        return new(mark, () => twilio.StatusOfAsync(kind, marked, signature));
    }

    private PlacedCall Exchanges()
    {
        var call = new Conversation(
            "+48220009999",
            ("manager", "good morning this is about racks for your warehouse"),
            ("client", "your competitor offers the same racks cheaper"),
            ("manager", "ours carry twice the load"));
        return new(call.Id, Connected: true, null, call.Said.Length, 1, [new(call.Id, () => exchange.StatusOfAsync(call.ToJson(), id: call.Id))]);
    }
}
