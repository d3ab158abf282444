using System.Net;
using System.Text;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Webhooks;

[Collection(typeof(FrontDoor))]
public sealed class RefusedWebhookTests : IDisposable
{
    private const int Largest = 1024 * 1024;

    private readonly DepartmentServer _department;
    private readonly TwilioAccount _twilio;
    private readonly Exchange _exchange;
    private readonly TwilioCall _call = new("client:nobody");

    public RefusedWebhookTests(DepartmentServer department)
    {
        var source = Sources.Fresh();
        _department = department;
        _twilio = new(department.Process.Address, department.Settings, source);
        _exchange = new(department.Process.Address, department.Settings["Webhooks:Secret"], source);
    }

    public void Dispose()
    {
        _twilio.Dispose();
        _exchange.Dispose();
    }

    [Theory]
    [InlineData("voice")]
    [InlineData("status")]
    [InlineData("recording")]
    public async Task A_form_with_a_wrong_signature_is_403_and_leaves_nothing(string kind)
    {
        var form = kind == "recording" ? _call.Recorded(_twilio.Sid) : _call.Voice(_twilio.Sid);
        string?[] signatures =
        [
            null,
            "",
            "bm90IGEgc2lnbmF0dXJl",
            TwilioAccount.Sign("another-token", _twilio.AddressOf(kind), form),
            TwilioAccount.Sign(_twilio.Token, _twilio.AddressOf(kind), form.With("To", "+48600000000")),
            TwilioAccount.Sign(_twilio.Token, _twilio.AddressOf(kind) + "?more=1", form),
        ];
        await LeavesNothingAsync(async () =>
        {
            foreach (var signature in signatures)
                (await _twilio.StatusOfAsync(kind, form, signature)).ShouldBe(HttpStatusCode.Forbidden, $"signed {signature ?? "not at all"}");
        });
    }

    [Fact]
    public async Task A_signature_for_the_address_a_forwarded_header_names_is_403()
    {
        var form = _call.Voice(_twilio.Sid);
        var signature = TwilioAccount.Sign(_twilio.Token, "https://spoofed.example/webhooks/twilio/voice", form);
        await LeavesNothingAsync(async () =>
        {
            using var answer = await _twilio.PostAsync(
                "voice", form, signature, ("X-Forwarded-Host", "spoofed.example"), ("X-Forwarded-Proto", "https"), ("Forwarded", "host=spoofed.example;proto=https"));
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        });
    }

    [Fact]
    public async Task JSON_with_a_wrong_or_old_signature_is_403_and_leaves_nothing()
    {
        var body = new Conversation("+48220001000", ("client", "hello")).ToJson();
        await LeavesNothingAsync(async () =>
        {
            (await _exchange.StatusOfAsync(body, signedWith: "whsec_" + Convert.ToBase64String(new byte[32]))).ShouldBe(HttpStatusCode.Forbidden);
            (await _exchange.StatusOfAsync(body, age: TimeSpan.FromMinutes(6))).ShouldBe(HttpStatusCode.Forbidden);
            (await _exchange.StatusOfAsync(body, age: TimeSpan.FromMinutes(-6))).ShouldBe(HttpStatusCode.Forbidden);
            using var unsigned = await _exchange.SendAsync(Exchange.Unsigned(body));
            unsigned.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        });
    }

    [Theory]
    [InlineData("status", "CallSid", "")]
    [InlineData("status", "CallSid", "CA-not-an-identifier")]
    [InlineData("status", "ParentCallSid", "parent")]
    [InlineData("status", "AccountSid", "AC00000000000000000000000000000000")]
    [InlineData("status", "CallStatus", "")]
    [InlineData("voice", "From", "")]
    [InlineData("voice", "To", "")]
    [InlineData("recording", "RecordingSid", "")]
    [InlineData("recording", "RecordingStatus", "")]
    public async Task A_signed_form_with_a_wrong_field_is_400_and_leaves_nothing(string kind, string field, string value)
    {
        var form = kind switch
        {
            "voice" => _call.Voice(_twilio.Sid),
            "status" => _call.Status(_twilio.Sid, "ringing", 1, 1),
            _ => _call.Recorded(_twilio.Sid),
        };
        var wrong = form.With(field, value);
        await LeavesNothingAsync(async () =>
            (await _twilio.StatusOfAsync(kind, wrong, TwilioAccount.Sign(_twilio.Token, _twilio.AddressOf(kind), wrong))).ShouldBe(HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{ "type": 5 }""")]
    [InlineData("""{ "type": "call.updated" }""")]
    [InlineData("""{ "type": "call.updated", "call": { "id": "", "direction": "outbound", "line": "1", "client": "2", "status": "completed", "startedAt": "2026-11-23T10:00:00+01:00" } }""")]
    [InlineData("""{ "type": "call.updated", "call": { "id": "x", "direction": "sideways", "line": "1", "client": "2", "status": "completed", "startedAt": "2026-11-23T10:00:00+01:00" } }""")]
    [InlineData("""{ "type": "call.updated", "call": { "id": "x", "direction": "outbound", "line": "1", "client": "2", "status": "completed", "startedAt": "yesterday" } }""")]
    [InlineData("""{ "type": "transcript.completed", "call": { "id": "x", "direction": "outbound", "line": "1", "client": "2", "status": "completed", "startedAt": "2026-11-23T10:00:00+01:00" } }""")]
    [InlineData("""{ "type": "recording.completed", "call": { "id": "x", "direction": "outbound", "line": "1", "client": "2", "status": "completed", "startedAt": "2026-11-23T10:00:00+01:00" } }""")]
    public Task Signed_JSON_that_is_not_as_documented_is_400_and_leaves_nothing(string body) => LeavesNothingAsync(async () =>
        (await _exchange.StatusOfAsync(body)).ShouldBe(HttpStatusCode.BadRequest));

    [Fact]
    public Task A_body_above_one_mebibyte_is_413_even_unsigned_and_malformed() => LeavesNothingAsync(async () =>
    {
        var body = new string('x', Largest + 1);
        using (var json = await _exchange.SendAsync(Exchange.Unsigned(body)))
            json.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using (var form = await _twilio.PostAsync("status", new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded"), signature: null))
            form.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        var unannounced = Exchange.Unsigned(body);
        unannounced.Headers.TransferEncodingChunked = true;
        using var chunked = await _exchange.SendAsync(unannounced);
        chunked.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    });

    [Fact]
    public Task A_malformed_body_with_a_wrong_signature_is_403() => LeavesNothingAsync(async () =>
    {
        (await _exchange.StatusOfAsync("not json", age: TimeSpan.FromHours(1))).ShouldBe(HttpStatusCode.Forbidden);
        (await _twilio.StatusOfAsync("status", [], "wrong")).ShouldBe(HttpStatusCode.Forbidden);
    });

    [Fact]
    public async Task A_refusal_says_what_is_wrong_as_problem_details()
    {
        using var answer = await _exchange.PostAsync("""{ "type": "call.updated", "call": null }""");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("not as documented");
    }

    private async Task LeavesNothingAsync(Func<Task> act)
    {
        var before = _department.Stored.Count();
        await act();
        _department.Stored.Count().ShouldBe(before);
        _department.Stored.EventsAbout(_call.ManagerLeg).ShouldBe(0);
    }
}
