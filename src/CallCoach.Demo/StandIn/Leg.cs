using System.Globalization;

namespace CallCoach.Demo.StandIn;

/// <summary>One leg of a call, as Twilio's webhooks describe it.</summary>
internal sealed class Leg(string accountSid, string sid, string? parentSid, string from, string to, string direction)
{
    private int _sequence;

    public string Sid => sid;

    /// <summary>The form of a call progress event.</summary>
    /// <param name="at">Domain time of the event.</param>
    public Dictionary<string, string> Progress(string status, DateTimeOffset at, int? seconds = null, string? answeredBy = null)
    {
        var form = Form(status);
        form["Timestamp"] = Rfc2822(at);
        form["CallbackSource"] = "call-progress-events";
        form["SequenceNumber"] = _sequence++.ToString(CultureInfo.InvariantCulture);
        if (parentSid is not null)
            form["ParentCallSid"] = parentSid;
        if (seconds is { } length)
        {
            form["CallDuration"] = length.ToString(CultureInfo.InvariantCulture);
            form["Duration"] = ((length + 59) / 60).ToString(CultureInfo.InvariantCulture);
        }
        if (answeredBy is not null)
            form["AnsweredBy"] = answeredBy;
        return form;
    }

    /// <summary>The form that asks what to do with the call.</summary>
    public Dictionary<string, string> Form(string status) => new(StringComparer.Ordinal)
    {
        ["AccountSid"] = accountSid,
        ["ApiVersion"] = "2010-04-01",
        ["CallSid"] = sid,
        ["CallStatus"] = status,
        ["Called"] = to,
        ["Caller"] = from,
        ["Direction"] = direction,
        ["From"] = from,
        ["To"] = to,
    };

    public static string Rfc2822(DateTimeOffset at) =>
        at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
