using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCoach.Adapters.Tests.Telephony;

/// <summary>Entries of Twilio's lists, complete as far as we read them; a test changes the fields it is about.</summary>
internal static class TwilioEntries
{
    /// <param name="changes">A value, or null for a field that is empty.</param>
    public static JsonObject Leg(params (string Name, string? Value)[] changes) => With(
        new()
        {
            ["sid"] = TwilioForms.CallSid,
            ["account_sid"] = TwilioForms.Account,
            ["parent_call_sid"] = TwilioForms.ParentSid,
            ["from"] = "+48220000001",
            ["to"] = "+48600100200",
            ["status"] = "completed",
            ["direction"] = "outbound-dial",
            ["date_created"] = "Mon, 23 Nov 2026 09:00:00 +0000",
            ["date_updated"] = "Mon, 23 Nov 2026 09:01:01 +0000",
            ["start_time"] = "Mon, 23 Nov 2026 09:00:01 +0000",
            ["end_time"] = "Mon, 23 Nov 2026 09:01:00 +0000",
            ["duration"] = "45",
            ["answered_by"] = null,
        },
        changes);

    /// <param name="changes">A value, or null for a field that is empty.</param>
    public static JsonObject Recording(params (string Name, string? Value)[] changes) => With(
        new()
        {
            ["sid"] = TwilioForms.RecordingSid,
            ["account_sid"] = TwilioForms.Account,
            ["call_sid"] = TwilioForms.ParentSid,
            ["status"] = "completed",
            ["date_created"] = "Mon, 23 Nov 2026 09:00:16 +0000",
            ["start_time"] = "Mon, 23 Nov 2026 09:00:15 +0000",
            ["error_code"] = null,
        },
        changes);

    public static string Sid(string kind, int number) => $"{kind}{number:x32}";

    /// <summary>A page as Twilio answers it.</summary>
    public static Answer Page(string name, IEnumerable<JsonObject> entries, string? next = null) => new(200, JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        [name] = new JsonArray([.. entries]),
        ["next_page_uri"] = next,
    }));

    public static JsonElement Parsed(this JsonObject entry) => JsonSerializer.SerializeToElement(entry);

    private static JsonObject With(JsonObject entry, (string Name, string? Value)[] changes)
    {
        foreach (var (name, value) in changes)
            entry[name] = value;
        return entry;
    }
}
