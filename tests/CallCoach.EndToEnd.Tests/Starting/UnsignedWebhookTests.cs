using System.Net;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Starting;

/// <summary>A server on loopback that is told to take unsigned webhooks.</summary>
public sealed class UnsignedWebhookTests : IAsyncLifetime
{
    private readonly ServerSettings _settings;
    private ServerProcess _server = null!;

    public UnsignedWebhookTests()
    {
        var ordinary = ServerSettings.Ordinary().Without("Webhooks:Secret", "Webhooks:PreviousSecret");
        _settings = ordinary.With("PublicUrl", ordinary["Listen"]).With("AllowUnsigned", "true");
    }

    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync(_settings);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _settings.RemoveFolder();
    }

    [Fact]
    public async Task An_unsigned_webhook_is_taken_unless_it_came_through_a_proxy()
    {
        using var twilio = new TwilioAccount(_server.Address, _settings);
        using var exchange = new Exchange(_server.Address, "whsec_");
        var form = new TwilioCall("client:anna").Voice(twilio.Sid);
        (await twilio.StatusOfAsync("voice", form, signature: null)).ShouldBe(HttpStatusCode.OK);
        (await JsonAsync(exchange)).ShouldBe(HttpStatusCode.NoContent);

        foreach (var header in new[] { "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded" })
        {
            using var forwarded = await twilio.PostAsync("voice", form, signature: null, (header, "203.0.113.7"));
            forwarded.StatusCode.ShouldBe(HttpStatusCode.Forbidden, header);
            (await JsonAsync(exchange, (header, "203.0.113.7"))).ShouldBe(HttpStatusCode.Forbidden, header);
        }
    }

    private static async Task<HttpStatusCode> JsonAsync(Exchange exchange, params (string Name, string Value)[] headers)
    {
        var request = Exchange.Unsigned(new Conversation("+48220001000", ("client", "hello")).ToJson());
        foreach (var (name, value) in headers.Append(("webhook-id", Guid.NewGuid().ToString("N"))))
            request.Headers.Add(name, value);
        using var answer = await exchange.SendAsync(request);
        return answer.StatusCode;
    }
}
