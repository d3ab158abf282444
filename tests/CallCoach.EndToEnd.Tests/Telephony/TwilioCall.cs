using System.Globalization;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Telephony;

/// <summary>A manager's call to a client as Twilio tells it: the manager's leg, the client's leg, the recording.</summary>
/// <param name="Line">The manager's softphone.</param>
internal sealed record TwilioCall(string Line)
{
    private static int _numbers;

    public string Client { get; init; } = NewClient();

    /// <summary>How the client's leg ends.</summary>
    public string Ending { get; init; } = "completed";

    /// <summary>From answer to end.</summary>
    public int Seconds { get; init; } = 45;

    public bool IsRecorded { get; init; }

    public DateTimeOffset StartedAt { get; init; } = ServerSettings.Now.AddMinutes(-20);

    public string ManagerLeg { get; init; } = NewSid("CA");

    public string ClientLegSid { get; init; } = NewSid("CA");

    public string Recording { get; init; } = NewSid("RE");

    public static string NewSid(string kind) => kind + Guid.NewGuid().ToString("N");

    /// <summary>A number no other call of these tests has.</summary>
    public static string NewClient() => string.Create(CultureInfo.InvariantCulture, $"+48601{200000 + Interlocked.Increment(ref _numbers)}");

    public Form Voice(string accountSid) =>
    [
        new("CallSid", ManagerLeg), new("AccountSid", accountSid), new("From", Line), new("To", Client), new("CallStatus", "ringing"),
        new("Direction", "inbound"), new("ApiVersion", "2010-04-01"), new("Caller", Line), new("Called", Client),
    ];

    public IEnumerable<Form> ClientLeg(string accountSid)
    {
        yield return Status(accountSid, "initiated", 0, 0);
        yield return Status(accountSid, "ringing", 1, 1);
        if (Ending == "completed")
            yield return Status(accountSid, "in-progress", 2, 5);
        var last = Status(accountSid, Ending, 3, 5 + Seconds);
        yield return Ending == "completed" ? last.With("CallDuration", Seconds.ToString(CultureInfo.InvariantCulture)) : last;
    }

    public Form Recorded(string accountSid, string status = "completed") =>
    [
        new("RecordingSid", Recording), new("RecordingUrl", $"https://elsewhere.example/Recordings/{Recording}"), new("RecordingStatus", status),
        new("RecordingDuration", Seconds.ToString(CultureInfo.InvariantCulture)), new("RecordingChannels", "2"), new("RecordingSource", "DialVerb"),
        new("CallSid", ManagerLeg), new("AccountSid", accountSid), new("Timestamp", Rfc2822(5 + Seconds)),
    ];

    public Form Status(string accountSid, string status, int number, int second) =>
    [
        new("CallSid", ClientLegSid), new("ParentCallSid", ManagerLeg), new("AccountSid", accountSid), new("From", "+48220000001"), new("To", Client),
        new("CallStatus", status), new("Direction", "outbound-dial"), new("SequenceNumber", number.ToString(CultureInfo.InvariantCulture)),
        new("CallbackSource", "call-progress-events"), new("Timestamp", Rfc2822(second)),
    ];

    private string Rfc2822(int second) =>
        StartedAt.AddSeconds(second).ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
