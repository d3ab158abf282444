using System.Globalization;

namespace CallCoach.Demo.StandIn;

/// <summary>One leg of a call, as Twilio's webhooks describe it.</summary>
internal sealed class Leg(string accountSid, PlacedLeg placed)
{
    private int _sequence;

    public string Sid => placed.Sid;

    /// <summary>The form of a call progress event.</summary>
    /// <param name="at">Domain time of the event.</param>
    public Dictionary<string, string> Progress(string status, DateTimeOffset at, int? seconds = null, string? answeredBy = null)
    {
        var form = Form(status);
        form["Timestamp"] = Rfc2822(at);
        form["CallbackSource"] = "call-progress-events";
        form["SequenceNumber"] = _sequence++.ToString(CultureInfo.InvariantCulture);
        if (placed.ParentSid is not null)
            form["ParentCallSid"] = placed.ParentSid;
        if (seconds is { } length)
        {
            form["CallDuration"] = length.ToString(CultureInfo.InvariantCulture);
            form["Duration"] = ((length + 59) / 60).ToString(CultureInfo.InvariantCulture);
        }
        if (answeredBy is not null)
            form["AnsweredBy"] = answeredBy;
        return form;
    }

    /// <summary>The form of the event that ends the leg.</summary>
    public Dictionary<string, string> Last() => Progress(placed.Ended, placed.EndsAt, placed.Seconds, placed.AnsweredBy);

    /// <summary>The form that asks what to do with the call.</summary>
    public Dictionary<string, string> Form(string status) => new(StringComparer.Ordinal)
    {
        ["AccountSid"] = accountSid,
        ["ApiVersion"] = "2010-04-01",
        ["CallSid"] = placed.Sid,
        ["CallStatus"] = status,
        ["Called"] = placed.To,
        ["Caller"] = placed.From,
        ["Direction"] = placed.Direction,
        ["From"] = placed.From,
        ["To"] = placed.To,
    };

    public static string Rfc2822(DateTimeOffset at) =>
        at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
