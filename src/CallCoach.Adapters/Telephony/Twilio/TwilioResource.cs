using System.Globalization;
using System.Text;
using System.Text.Json;
using CallCoach.Calls;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Telephony.Twilio;

/// <summary>
/// Calls and recordings as Twilio's REST API describes them. A Call of Twilio is a leg. The same leg is described anew
/// with each status, so leg and status are the key.
/// </summary>
public static class TwilioResource
{
    public const string Leg = "listed-call";
    public const string Recording = "listed-recording";

    /// <summary>Takes an entry of the list of calls in.</summary>
    /// <exception cref="FormatException">It is not what Twilio documents, or of another account.</exception>
    public static ListedEvent TakeLeg(JsonElement entry, string accountSid, DateTimeOffset receivedAt)
    {
        var fields = Fields.Of(entry, accountSid);
        var (sid, status) = (fields.NeedSid("sid", "CA"), fields.Need("status"));
        var parent = fields["parent_call_sid"] is null ? null : fields.NeedSid("parent_call_sid", "CA");
        var known = TwilioWebhook.LegStatuses.TryGetValue(status, out var ours);
        var begun = new[] { $"{TwilioWebhook.Voice}/{sid}/", $"{TwilioWebhook.Status}/{sid}/initiated/", $"{Leg}/{sid}/" };
        var unfinished = known && ours <= LegStatus.InProgress;
        return new(
            Incoming(Leg, $"{sid}/{status}", known ? sid : null, parent, receivedAt, entry),
            ListedKind.Leg,
            // Of a leg that goes on it is enough to have heard of it; of one that is over both ends must be known.
            unfinished ? [[.. begun, $"{TwilioWebhook.Status}/{sid}/"]] : [begun, [$"{TwilioWebhook.Status}/{sid}/{status}/"]],
            unfinished ? fields.Time("start_time") ?? fields.Time("date_created") : null);
    }

    /// <summary>Takes an entry of the list of recordings in.</summary>
    /// <returns>Null for the recording of a conference, which is no call's.</returns>
    /// <exception cref="FormatException">It is not what Twilio documents, or of another account.</exception>
    public static ListedEvent? TakeRecording(JsonElement entry, string accountSid, DateTimeOffset receivedAt)
    {
        var fields = Fields.Of(entry, accountSid);
        if (fields["call_sid"] is null)
            return null;
        var (sid, status, leg) = (fields.NeedSid("sid", "RE"), fields.Need("status"), fields.NeedSid("call_sid", "CA"));
        var unfinished = StatusOf(status) == RecordingStatus.InProgress;
        return new(
            Incoming(Recording, $"{sid}/{status}", StatusOf(status) is null ? null : leg, null, receivedAt, entry),
            ListedKind.Recording,
            [unfinished ? [$"{TwilioWebhook.Recording}/{sid}/", $"{Recording}/{sid}/"] : [$"{TwilioWebhook.Recording}/{sid}/{status}"]],
            unfinished ? fields.Time("start_time") ?? fields.Time("date_created") : null);
    }

    /// <summary>Reads a stored entry.</summary>
    public static IReadOnlyList<CallEvent> Read(ReceivedEvent stored)
    {
        using var entry = JsonDocument.Parse(stored.Body);
        var fields = new Fields(entry.RootElement);
        return stored.Kind == Leg ? ReadLeg(fields, stored.ReceivedAt) : [ReadRecording(fields, stored.ReceivedAt)];
    }

    /// <summary>Whether a stored event is an entry of a list.</summary>
    public static bool IsEntry(ReceivedEvent stored) => stored.Kind is Leg or Recording;

    /// <summary>
    /// The beginning, and the end if it is over. When it was answered is not said: the duration counts back to it from the
    /// end, which says nothing yet of a leg that goes on.
    /// </summary>
    private static LegChanged[] ReadLeg(Fields fields, DateTimeOffset receivedAt)
    {
        var began = fields.Time("start_time") ?? fields.Time("date_created") ?? receivedAt;
        var status = TwilioWebhook.LegStatuses[fields.Need("status")];
        var begin = new LegChanged(
            fields.Need("sid"), fields["parent_call_sid"], began, LegStatus.Initiated, Address(fields["from"]), Address(fields["to"]),
            ByApi: fields["direction"] == "outbound-api", Seconds: null, Machine: TwilioWebhook.MachineOf(fields["answered_by"]));
        return status <= LegStatus.InProgress
            ? [begin]
            : [begin, begin with { Status = status, At = fields.Time("end_time") ?? fields.Time("date_updated") ?? began, Seconds = fields.Number("duration") }];
    }

    private static RecordingChanged ReadRecording(Fields fields, DateTimeOffset receivedAt) => new(
        fields.Need("call_sid"),
        fields.Time("start_time") ?? fields.Time("date_created") ?? receivedAt,
        fields.Need("sid"),
        StatusOf(fields.Need("status")) ?? RecordingStatus.Failed,
        Address: null,
        ClientChannel: null,
        fields["status"] == "deleted" ? "It was deleted at Twilio." : TwilioWebhook.ReasonOf(fields["error_code"]));

    /// <returns>Null for a status that Twilio does not document.</returns>
    private static RecordingStatus? StatusOf(string word) => word switch
    {
        "in-progress" or "paused" or "stopped" or "processing" => RecordingStatus.InProgress,
        "completed" => RecordingStatus.Completed,
        "absent" or "deleted" => RecordingStatus.Absent,
        "failed" => RecordingStatus.Failed,
        _ => null,
    };

    /// <summary>The lists name a SIP address without its scheme; a caller who hides the number has none.</summary>
    private static string Address(string? given) =>
        given is null ? "" : given.Contains('@', StringComparison.Ordinal) && !given.Contains(':', StringComparison.Ordinal) ? "sip:" + given : given;

    private static IncomingEvent Incoming(string kind, string key, string? leg, string? parent, DateTimeOffset receivedAt, JsonElement entry) =>
        new(TwilioProvider.ProviderName, $"{kind}/{key}", kind, leg, parent, receivedAt, Encoding.UTF8.GetBytes(entry.GetRawText()));

    /// <summary>The fields of an entry, as text; an empty one counts as none.</summary>
    private readonly struct Fields(JsonElement entry)
    {
        public static Fields Of(JsonElement entry, string accountSid)
        {
            var fields = entry.ValueKind == JsonValueKind.Object ? new Fields(entry) : throw new FormatException("An entry is no object.");
            return fields.Need("account_sid") == accountSid ? fields : throw new FormatException("An entry is of another account.");
        }

        public string? this[string name] => entry.TryGetProperty(name, out var value) ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        } : null;

        public string Need(string name) => this[name] ?? throw new FormatException($"An entry has no {name}.");

        public string NeedSid(string name, string kind) => TwilioForm.IsSid(Need(name), kind)
            ? Need(name)
            : throw new FormatException($"An entry's {name} is no identifier of Twilio.");

        public int? Number(string name) =>
            int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

        public DateTimeOffset? Time(string name) =>
            DateTimeOffset.TryParse(this[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }
}
