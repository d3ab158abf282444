using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CallCoach.Benchmarks.Ingest;

/// <summary>Status callbacks as Twilio posts them, signed: of each call one event of the manager's leg and four of the client's.</summary>
internal sealed class SignedRequests(Uri server, string accountSid, string token, int seed)
{
    private const string Path = "/webhooks/twilio/status";

    private static readonly string[] Statuses = ["initiated", "ringing", "in-progress", "completed"];

    private readonly Random _random = new(seed);

    public IEnumerable<byte[]> Make(int count)
    {
        string manager = "", client = "";
        for (var i = 0; i < count; i++)
        {
            var step = i % 5;
            if (step == 0)
                (manager, client) = (Sid(), Sid());
            yield return step == 0 ? Request(manager, null, "in-progress", 0) : Request(client, manager, Statuses[step - 1], step - 1);
        }
    }

    private string Sid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return "CA" + Convert.ToHexStringLower(bytes);
    }

    private byte[] Request(string sid, string? parent, string status, int number)
    {
        var fields = new List<(string Name, string Value)>
        {
            ("AccountSid", accountSid), ("ApiVersion", "2010-04-01"), ("CallSid", sid), ("CallStatus", status), ("CallbackSource", "call-progress-events"),
            ("Called", "+48601234567"), ("CalledCity", "Warszawa"), ("CalledCountry", "PL"), ("CalledState", ""), ("CalledZip", ""),
            ("Caller", "client:anna"), ("CallerCity", ""), ("CallerCountry", "PL"), ("CallerState", ""), ("CallerZip", ""),
            ("Direction", parent is null ? "inbound" : "outbound-dial"), ("From", parent is null ? "client:anna" : "+48221000000"), ("FromCountry", "PL"),
            ("SequenceNumber", number.ToString(CultureInfo.InvariantCulture)), ("Timestamp", "Mon, 23 Nov 2026 09:15:02 +0000"), ("To", "+48601234567"), ("ToCountry", "PL"),
        };
        if (parent is not null)
            fields.Add(("ParentCallSid", parent));
        if (status == "completed")
            fields.AddRange([("CallDuration", "45"), ("Duration", "1")]);

        var body = Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")));
        var signed = new Uri(server, Path) + string.Concat(fields.OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => field.Name + field.Value));
        var head = $"POST {Path} HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
            + $"X-Twilio-Signature: {Signature(signed)}\r\nUser-Agent: TwilioProxy/1.1\r\nAccept: */*\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with HMAC-SHA1.")]
    private string Signature(string text) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));
}
