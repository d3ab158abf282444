using System.Text.Json;

namespace CallCoach.EndToEnd.Tests.Reconciling;

/// <summary>Twilio's API with the calls a test lets happen, each of a client's leg and the manager's.</summary>
internal sealed class ListedTwilio : IAsyncDisposable
{
    private readonly string _account;
    private readonly LoopbackHttp _http;
    private readonly List<object> _legs = [];

    public ListedTwilio(string account)
    {
        _account = account;
        _http = new(Answer);
    }

    public Uri Address => _http.Address;

    /// <summary>What each request gets instead of a list.</summary>
    public Answer? Refusal { get; set; }

    /// <summary>The queries of the requests for calls.</summary>
    public IEnumerable<string> Asked => _http.Requests.Select(head => head.Split(' ')[1]).Where(path => path.Contains("/Calls.json", StringComparison.Ordinal));

    /// <summary>A call of 45 seconds that was over before anybody asked.</summary>
    /// <returns>The identifier of the manager's leg.</returns>
    public string Place(DateTimeOffset at)
    {
        var (parent, child) = (Telephony.TwilioCall.NewSid("CA"), Telephony.TwilioCall.NewSid("CA"));
        lock (_legs)
        {
            _legs.Add(Leg(child, parent, "+48220000001", "outbound-dial", at));
            _legs.Add(Leg(parent, null, "client:manager", "inbound", at));
        }
        return parent;
    }

    public ValueTask DisposeAsync() => _http.DisposeAsync();

    private object Leg(string sid, string? parent, string from, string direction, DateTimeOffset at) => new
    {
        sid,
        account_sid = _account,
        parent_call_sid = parent,
        from,
        to = "+48601555777",
        status = "completed",
        direction,
        start_time = at.ToUniversalTime().ToString("R"),
        end_time = at.AddSeconds(50).ToUniversalTime().ToString("R"),
        duration = "45",
    };

    private Answer Answer(string path)
    {
        if (Refusal is { } refusal)
            return refusal;
        lock (_legs)
            return new(200, path.Contains("/Calls.json", StringComparison.Ordinal)
                ? JsonSerializer.SerializeToUtf8Bytes(new { calls = _legs, next_page_uri = (string?)null })
                : JsonSerializer.SerializeToUtf8Bytes(new { recordings = Array.Empty<object>(), next_page_uri = (string?)null }));
    }
}
