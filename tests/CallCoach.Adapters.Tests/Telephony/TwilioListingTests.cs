using System.Text;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class TwilioListingTests : IDisposable
{
    private static readonly DateTimeOffset Since = new(2026, 11, 23, 10, 30, 0, TimeSpan.FromHours(1));

    private readonly HttpClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Both_lists_are_asked_with_documented_filters_and_the_present_credentials()
    {
        await using var twilio = new LoopbackHttp(path => IsCalls(path) ? TwilioEntries.Page("calls", []) : TwilioEntries.Page("recordings", []));
        (await ListAsync(twilio)).ShouldBeEmpty();

        string[] asked = [.. twilio.Requests.Select(head => head.Split(' ')[1])];
        asked.ShouldBe(
        [
            $"/2010-04-01/Accounts/{TwilioForms.Account}/Calls.json?StartTime%3E=2026-11-23T09%3A30%3A00Z&PageSize=1000",
            $"/2010-04-01/Accounts/{TwilioForms.Account}/Recordings.json?DateCreated%3E=2026-11-23T09%3A30%3A00Z&PageSize=1000",
        ]);
        twilio.Requests.ShouldAllBe(head => head.Contains(
            "Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(TwilioForms.Account + ":present")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_are_followed_to_the_last_one()
    {
        await using var twilio = new LoopbackHttp(path => !IsCalls(path) ? TwilioEntries.Page("recordings", [TwilioEntries.Recording()]) : PageOf(path) switch
        {
            0 => TwilioEntries.Page("calls", [Leg(1), Leg(2)], Next(1)),
            1 => TwilioEntries.Page("calls", [Leg(3)], Next(2)),
            _ => TwilioEntries.Page("calls", [Leg(4)]),
        });
        var listed = await ListAsync(twilio);

        listed.Where(l => l.Kind == ListedKind.Leg).Select(l => l.Event.LegId).ShouldBe(Enumerable.Range(1, 4).Select(i => TwilioEntries.Sid("CA", i)));
        listed.Count(l => l.Kind == ListedKind.Recording).ShouldBe(1);
        twilio.Requests.Count.ShouldBe(4);
    }

    public static TheoryData<string> Foreign =>
    [
        "https://evil.example/2010-04-01/Accounts/AC00000000000000000000000000000001/Calls.json?Page=1",
        "//evil.example/2010-04-01/Accounts/AC00000000000000000000000000000001/Calls.json?Page=1",
        @"\\evil.example\2010-04-01\Accounts\AC00000000000000000000000000000001\Calls.json",
        "http://127.0.0.1:1/2010-04-01/Accounts/AC00000000000000000000000000000001/Calls.json?Page=1",
        "/2010-04-01/Accounts/AC00000000000000000000000000000002/Calls.json?Page=1",
        "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json?Page=1",
        "file:///etc/passwd",
        "",
    ];

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task A_next_page_elsewhere_is_never_asked(string next)
    {
        await using var twilio = new LoopbackHttp(_ => TwilioEntries.Page("calls", [Leg(1)], next));
        var failure = await Should.ThrowAsync<ListUnavailableException>(() => ListAsync(twilio));

        failure.Message.ShouldContain("next page");
        twilio.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Pages_that_lead_to_each_other_end_the_run()
    {
        await using var twilio = new LoopbackHttp(path => TwilioEntries.Page("calls", [Leg(1)], Next(PageOf(path) == 1 ? 2 : 1)));

        (await Should.ThrowAsync<ListUnavailableException>(() => ListAsync(twilio))).Message.ShouldContain("circle");
        twilio.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>busy</html>")]
    [InlineData("{\"calls\": [")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"calls\": {}}")]
    [InlineData("{\"calls\": [1]}")]
    [InlineData("{\"calls\": [{}]}")]
    [InlineData("{\"calls\": [], \"next_page_uri\": 1}")]
    public async Task An_answer_that_is_no_list_is_a_clear_failure(string body)
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(200, Encoding.UTF8.GetBytes(body)));

        (await Should.ThrowAsync<ListUnavailableException>(() => ListAsync(twilio))).Message.ShouldStartWith("Twilio");
    }

    [Theory]
    [InlineData("account_sid", "AC00000000000000000000000000000002")]
    [InlineData("account_sid", null)]
    [InlineData("sid", null)]
    [InlineData("sid", "CA1")]
    [InlineData("status", null)]
    [InlineData("parent_call_sid", "../x")]
    public async Task An_entry_without_what_Twilio_always_says_is_a_clear_failure(string field, string? value)
    {
        await using var twilio = new LoopbackHttp(_ => TwilioEntries.Page("calls", [TwilioEntries.Leg((field, value))]));

        await Should.ThrowAsync<ListUnavailableException>(() => ListAsync(twilio));
    }

    private static bool IsCalls(string path) => path.Contains("/Calls.json", StringComparison.Ordinal);

    private static System.Text.Json.Nodes.JsonObject Leg(int number) => TwilioEntries.Leg(("sid", TwilioEntries.Sid("CA", number)));

    private static string Next(int page) => $"/2010-04-01/Accounts/{TwilioForms.Account}/Calls.json?StartTime%3E=2026-11-23&PageSize=1000&Page={page}&PageToken=PACA{page}";

    private static int PageOf(string path) => System.Web.HttpUtility.ParseQueryString(path[path.IndexOf('?', StringComparison.Ordinal)..])["Page"] is { } page ? int.Parse(page, null) : 0;

    private async Task<List<ListedEvent>> ListAsync(LoopbackHttp twilio)
    {
        var settings = new TwilioSettings(TwilioForms.Account, ["present", "previous"], twilio.Address, new("https://coach.example/"), null);
        return await new TwilioListing(settings, new(_client, settings, TimeProvider.System)).ListAsync(Since, CancellationToken.None).ToListAsync();
    }
}
