using System.Globalization;

namespace CallCoach.Demo.StandIn;

/// <summary>Legs and recordings as Twilio's REST API describes them; every documented field is there, null where it is empty.</summary>
internal static class Entries
{
    private const string Version = "2010-04-01";

    private static readonly string[] OfCall =
    [
        "Notifications", "Recordings", "Payments", "Events", "Siprec", "Streams", "Transcriptions", "UserDefinedMessageSubscriptions", "UserDefinedMessages",
    ];

    private static readonly string[] OfRecording = ["AddOnResults", "Transcriptions"];

    public static Dictionary<string, object?> Of(PlacedLeg leg, string account, DateTimeOffset now)
    {
        var uri = $"/{Version}/Accounts/{account}/Calls/{leg.Sid}";
        var over = leg.IsOver(now);
        var completed = over && leg.Ended == "completed";
        return new(StringComparer.Ordinal)
        {
            ["account_sid"] = account,
            ["answered_by"] = now >= leg.AnswersAt ? leg.AnsweredBy : null,
            ["api_version"] = Version,
            ["caller_name"] = null,
            ["date_created"] = Leg.Rfc2822(leg.StartsAt),
            ["date_updated"] = Leg.Rfc2822(over ? leg.EndsAt : now >= leg.AnswersAt ? leg.AnswersAt.Value : leg.StartsAt),
            ["direction"] = leg.Direction,
            ["duration"] = completed ? Number(leg.Seconds ?? 0) : null,
            ["end_time"] = completed ? Leg.Rfc2822(leg.EndsAt) : null,
            ["forwarded_from"] = null,
            ["from"] = Address(leg.From),
            ["from_formatted"] = Address(leg.From),
            ["group_sid"] = null,
            ["parent_call_sid"] = leg.ParentSid,
            ["phone_number_sid"] = null,
            ["price"] = completed ? "-0.0130" : null,
            ["price_unit"] = "USD",
            ["queue_time"] = "0",
            ["sid"] = leg.Sid,
            ["start_time"] = Leg.Rfc2822(leg.StartsAt),
            ["status"] = leg.Status(now),
            ["subresource_uris"] = Below(uri, OfCall),
            ["to"] = Address(leg.To),
            ["to_formatted"] = Address(leg.To),
            ["trunk_sid"] = null,
            ["uri"] = uri + ".json",
        };
    }

    public static Dictionary<string, object?> Of(PlacedRecording recording, string account, Uri api, DateTimeOffset now)
    {
        var uri = $"/{Version}/Accounts/{account}/Recordings/{recording.Sid}";
        var status = recording.Status(now);
        return new(StringComparer.Ordinal)
        {
            ["account_sid"] = account,
            ["api_version"] = Version,
            ["call_sid"] = recording.CallSid,
            ["channels"] = 2,
            ["conference_sid"] = null,
            ["date_created"] = Leg.Rfc2822(recording.StartsAt),
            ["date_updated"] = Leg.Rfc2822(now < recording.EndsAt ? recording.StartsAt : recording.EndsAt),
            ["duration"] = status == "completed" ? Number(recording.Seconds!.Value) : null,
            ["encryption_details"] = null,
            ["error_code"] = status == "absent" ? int.Parse(PlacedRecording.TooShortToRecord, CultureInfo.InvariantCulture) : null,
            ["media_url"] = new Uri(api, uri).AbsoluteUri,
            ["price"] = status == "completed" ? "-0.0025" : null,
            ["price_unit"] = "USD",
            ["sid"] = recording.Sid,
            ["source"] = "DialVerb",
            ["start_time"] = Leg.Rfc2822(recording.StartsAt),
            ["status"] = status,
            ["subresource_uris"] = Below(uri, OfRecording),
            ["uri"] = uri + ".json",
        };
    }

    /// <summary>The lists write a SIP address without its scheme.</summary>
    private static string Address(string address) => address.StartsWith("sip:", StringComparison.Ordinal) ? address["sip:".Length..] : address;

    private static Dictionary<string, string> Below(string uri, string[] names) =>
        names.ToDictionary(SnakeCase, name => $"{uri}/{name}.json", StringComparer.Ordinal);

    private static string SnakeCase(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
