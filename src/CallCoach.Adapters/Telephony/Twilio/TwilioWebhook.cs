using CallCoach.Calls;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Telephony.Twilio;

/// <summary>Twilio's webhooks: the parameters of its Voice documentation.</summary>
public static class TwilioWebhook
{
    public const string Voice = "voice";
    public const string Status = "status";
    public const string Recording = "recording";

    /// <summary>Not of Twilio's: how it is kept that a voice webhook was answered with a refusal.</summary>
    private const string Refusal = "stop-list";

    internal static readonly IReadOnlyDictionary<string, LegStatus> LegStatuses = new Dictionary<string, LegStatus>(StringComparer.Ordinal)
    {
        ["queued"] = LegStatus.Initiated,
        ["initiated"] = LegStatus.Initiated,
        ["ringing"] = LegStatus.Ringing,
        ["in-progress"] = LegStatus.InProgress,
        ["answered"] = LegStatus.InProgress,
        ["completed"] = LegStatus.Completed,
        ["busy"] = LegStatus.Busy,
        ["no-answer"] = LegStatus.NoAnswer,
        ["failed"] = LegStatus.Failed,
        ["canceled"] = LegStatus.Canceled,
    };

    private static readonly Dictionary<string, RecordingStatus> RecordingStatuses = new(StringComparer.Ordinal)
    {
        ["in-progress"] = RecordingStatus.InProgress,
        ["completed"] = RecordingStatus.Completed,
        ["absent"] = RecordingStatus.Absent,
        ["failed"] = RecordingStatus.Failed,
    };

    /// <summary>Takes a webhook in: which leg it is about, and what makes its repetition equal to it.</summary>
    /// <exception cref="FormatException">A parameter that Twilio always sends is missing or malformed, or it is of another account.</exception>
    public static IncomingEvent Take(string kind, TwilioForm form, string accountSid, DateTimeOffset receivedAt)
    {
        if (form.Need("AccountSid") != accountSid)
            throw new FormatException("The event is of another account.");
        var call = form.NeedSid("CallSid", "CA");
        var parent = form["ParentCallSid"] is null ? null : form.NeedSid("ParentCallSid", "CA");
        var (key, known) = kind == Recording
            ? ($"{form.NeedSid("RecordingSid", "RE")}/{form.Need("RecordingStatus")}", RecordingStatuses.ContainsKey(form.Need("RecordingStatus")))
            : ($"{call}/{form.Need("CallStatus")}/{form["SequenceNumber"]}", LegStatuses.ContainsKey(form.Need("CallStatus")));
        if (kind != Recording)
            _ = (form.Need("From"), form.Need("To"));
        return new(TwilioProvider.ProviderName, $"{kind}/{key}", kind, known ? call : null, parent, receivedAt, form.Body);
    }

    /// <summary>That the voice webhook's call was refused because of the stop list; refused again, it is the same event.</summary>
    public static IncomingEvent Refuse(TwilioForm form, DateTimeOffset receivedAt) => new(
        TwilioProvider.ProviderName, $"{Refusal}/{form.Need("CallSid")}", Refusal, form.Need("CallSid"), form["ParentCallSid"], receivedAt, form.Body);

    /// <summary>Reads a stored webhook.</summary>
    public static IReadOnlyList<CallEvent> Read(ReceivedEvent stored)
    {
        var form = TwilioForm.Of(stored.Body);
        var at = form.Time("Timestamp") ?? stored.ReceivedAt;
        return stored.Kind switch
        {
            Voice or Status => [ReadLeg(form, at)],
            Recording => [ReadRecording(form, at)],
            Refusal => [new DialRefused(form.Need("CallSid"), at)],
            _ => [],
        };
    }

    private static LegChanged ReadLeg(TwilioForm form, DateTimeOffset at) => new(
        form.Need("CallSid"), form["ParentCallSid"], at, LegStatuses[form.Need("CallStatus")], form.Need("From"), form.Need("To"),
        ByApi: form["Direction"] == "outbound-api",
        Seconds: form.Number("CallDuration"),
        Machine: MachineOf(form["AnsweredBy"]));

    /// <summary>Whether answering-machine detection heard a machine; null when it was not asked, or cannot tell.</summary>
    internal static bool? MachineOf(string? answeredBy) => answeredBy switch
    {
        "human" => false,
        null or "unknown" or "" => null,
        _ => true,
    };

    private static RecordingChanged ReadRecording(TwilioForm form, DateTimeOffset at) => new(
        form.Need("CallSid"), at, form.Need("RecordingSid"), RecordingStatuses[form.Need("RecordingStatus")], Address: null, ClientChannel: null,
        Reason: ReasonOf(form["ErrorCode"]));

    /// <summary>Why there is no recording, in words; null for no error.</summary>
    internal static string? ReasonOf(string? errorCode) => errorCode switch
    {
        null or "" or "0" => null,
        "16101" => "It was too short to be recorded (Twilio 16101).",
        "16102" => "There was nothing but silence (Twilio 16102).",
        var code => $"Twilio error {code}.",
    };
}
