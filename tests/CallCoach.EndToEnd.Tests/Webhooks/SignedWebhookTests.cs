using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Clients;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Webhooks;

/// <summary>What Twilio's own library signs, at the real door.</summary>
[Collection(typeof(FrontDoor))]
public sealed class SignedWebhookTests(DepartmentServer department, NodeClients node) : IDisposable
{
    private readonly TwilioAccount _twilio = new(department.Process.Address, department.Settings, Sources.Fresh());
    private readonly TwilioCall _call = new("client:nobody");

    public void Dispose() => _twilio.Dispose();

    [Fact]
    public async Task The_cases_by_which_signatures_are_judged_are_what_Twilios_own_library_signs_today() =>
        (await node.SignedCasesAsync()).ShouldBe(await File.ReadAllLinesAsync(Path.Combine(BuildOutput.Node, "signed-by-twilio.jsonl")));

    [Fact]
    public async Task JSON_that_is_signed_by_its_hash_is_taken()
    {
        var manager = await department.HireAsync(department.North);
        var call = new TwilioCall(manager.Softphone) { Ending = "busy" };
        var answers = await PostAsync([.. call.ClientLeg(_twilio.Sid).Prepend(call.Voice(_twilio.Sid)).Select((form, i) =>
            new JsonBody(Json(form)) { ContentType = i == 0 ? "application/json; charset=utf-8" : "application/json" })]);

        answers.ShouldAllBe(status => status == HttpStatusCode.NoContent);
        (await department.ThroughAsync(manager)).ShouldSatisfyAllConditions(c => c.Status.ShouldBe("busy"), c => c.Dial.ShouldBeTrue());
    }

    [Fact]
    public async Task JSON_that_is_another_than_signed_is_403()
    {
        var json = Json(_call.Voice(_twilio.Sid));

        (await PostAsync(
            new(json) { Sent = json + "\n" },
            new("not json") { Sent = json },
            new(json) { Hash = "" },
            new(json) { Hash = new string('0', 64) },
            new(json) { ContentType = "application/x-www-form-urlencoded" })).ShouldAllBe(status => status == HttpStatusCode.Forbidden);
        department.Stored.EventsAbout(_call.ManagerLeg).ShouldBe(0);
    }

    [Fact]
    public async Task Signed_JSON_that_is_no_event_is_400() =>
        (await PostAsync(new(""), new("not json"), new("[]"), new("{}"), new("""{ "CallSid": "CA1" }"""))).ShouldAllBe(status => status == HttpStatusCode.BadRequest);

    [Fact]
    public async Task Repeated_fields_are_signed_once_for_each_value()
    {
        Form form = [.. _call.Voice(_twilio.Sid), new("Tag", "b"), new("Tag", "a"), new("Tag", "b")];
        var signature = (await node.SignAsync(_twilio.Token, (_twilio.AddressOf("voice"), form)))[0];

        (await _twilio.StatusOfAsync("voice", form, signature)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_header_that_a_proxy_sends_changes_what_a_signature_is_held_against()
    {
        var form = _call.Voice(_twilio.Sid);
        string[] addresses = [_twilio.AddressOf("voice"), "https://spoofed.example/webhooks/twilio/voice", $"{department.Process.Address}webhooks/twilio/voice"];
        var signatures = await node.SignAsync(_twilio.Token, [.. addresses.Select(address => (address, form))]);
        (string Name, string Value)[][] proxies =
        [
            [],
            [("Host", "spoofed.example")],
            [("X-Forwarded-Host", "spoofed.example"), ("X-Forwarded-Proto", "https")],
            [("X-Forwarded-Port", "8443"), ("X-Forwarded-Prefix", "/elsewhere"), ("X-Forwarded-For", "203.0.113.7")],
            [("Forwarded", "for=203.0.113.7;host=spoofed.example;proto=https")],
            [("X-Original-URL", "/webhooks/twilio/status"), ("X-Rewrite-URL", "/webhooks/twilio/status"), ("X-Original-Host", "spoofed.example")],
            [("Host", "spoofed.example"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Ssl", "on"), ("Front-End-Https", "on")],
        ];
        foreach (var proxy in proxies)
        {
            using var right = await _twilio.PostAsync("voice", form, signatures[0], proxy);
            right.StatusCode.ShouldBe(HttpStatusCode.OK, string.Join(' ', proxy));
            foreach (var spoofed in signatures.Skip(1))
            {
                using var wrong = await _twilio.PostAsync("voice", form, spoofed, proxy);
                wrong.StatusCode.ShouldBe(HttpStatusCode.Forbidden, string.Join(' ', proxy));
            }
        }
    }

    private static string Json(Form form) =>
        JsonSerializer.Serialize(form.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal));

    private async Task<IReadOnlyList<HttpStatusCode>> PostAsync(params JsonBody[] bodies)
    {
        var signatures = await node.SignAsync(_twilio.Token, [.. bodies.Select(body => (_twilio.AddressOf(body.Target), new Form()))]);
        var answers = new List<HttpStatusCode>();
        foreach (var (body, signature) in bodies.Zip(signatures))
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.Sent ?? body.Json));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(body.ContentType);
            using var answer = await _twilio.PostAsync(body.Target, content, signature);
            answers.Add(answer.StatusCode);
        }
        return answers;
    }

    /// <param name="Json">What is signed.</param>
    private sealed record JsonBody(string Json)
    {
        public string ContentType { get; init; } = "application/json";

        /// <summary>What is sent, if something else.</summary>
        public string? Sent { get; init; }

        /// <summary>What the address says, if not the hash of what is signed.</summary>
        public string? Hash { get; init; }

        public string Target => $"status?bodySHA256={Hash ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json)))}";
    }
}
