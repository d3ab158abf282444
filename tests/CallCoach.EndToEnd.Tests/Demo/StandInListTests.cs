using System.Net;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Clients;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Demo;

/// <summary>The stand-in's lists, held against what it told by webhook and against Twilio's own description of its API.</summary>
[Collection(typeof(OneDay))]
public sealed class StandInListTests(StandInDay day, NodeClients node)
{
    private const string Described = "/2010-04-01/Accounts/{AccountSid}/";

    [Theory]
    [InlineData(TwilioApi.Calls, "PageSize=1000")]
    [InlineData(TwilioApi.Calls, "PageSize=70&StartTime%3E=2026-11-23&Status=completed")]
    [InlineData(TwilioApi.Calls, "StartTime=2001-01-01")]
    [InlineData(TwilioApi.Recordings, "PageSize=20&DateCreated%3E=2026-11-23T09:00:00Z")]
    public async Task Every_answer_is_as_Twilio_describes_it(string list, string query)
    {
        var description = Description();
        var pages = await TwilioApi.PagesAsync(day.Provider, StandInDay.AccountSid, list, query);

        (await node.ComplaintsAsync(description, Described + list, [.. pages])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(TwilioApi.Calls)]
    [InlineData(TwilioApi.Recordings)]
    public async Task The_validator_has_nothing_against_Twilios_own_examples_and_misses_every_field(string list)
    {
        var description = Description();
        (await node.ComplaintsAsync(description, Described + list)).ShouldBeEmpty();

        var page = (await TwilioApi.PagesAsync(day.Provider, StandInDay.AccountSid, list, "PageSize=1"))[0];
        var fields = TwilioApi.Entries(page, list).Single().EnumerateObject().ToList();
        var without = fields.Select(field => JsonElement.Parse(page.GetRawText().Replace($"\"{field.Name}\":{field.Value.GetRawText()},", "", StringComparison.Ordinal)));
        var complaints = await node.ComplaintsAsync(description, Described + list, [.. without]);
        fields.SkipLast(1).ShouldAllBe(field => complaints.Any(complaint => complaint.Contains($"must have required property '{field.Name}'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_list_has_every_leg_and_recording_the_webhooks_told_of()
    {
        var legs = (await TwilioApi.ListAsync(day.Provider, StandInDay.AccountSid, TwilioApi.Calls)).ToDictionary(leg => leg.Text("sid"));
        var recordings = (await TwilioApi.ListAsync(day.Provider, StandInDay.AccountSid, TwilioApi.Recordings)).ToDictionary(recording => recording.Text("sid"));
        var told = day.Receiver.Arrivals.Where(arrival => !arrival.Refused && arrival["CallSid"] is not null).ToList();

        told.Select(arrival => arrival["CallSid"]!).Distinct().ShouldAllBe(sid => legs.ContainsKey(sid));
        foreach (var last in told.Where(arrival => arrival["CallDuration"] is not null && arrival["ParentCallSid"] is not null))
        {
            var leg = legs[last["CallSid"]!];
            (leg.Text("status"), leg.Text("duration"), leg.Text("parent_call_sid"), leg.Text("to")).ShouldBe(
                (last["CallStatus"]!, last["CallDuration"]!, last["ParentCallSid"]!, last["To"]!.Replace("sip:", "", StringComparison.Ordinal)));
            leg.Time("end_time").ShouldBe(DateTimeOffset.Parse(last["Timestamp"]!, System.Globalization.CultureInfo.InvariantCulture));
        }
        foreach (var last in told.Where(arrival => arrival["RecordingStatus"] is "completed" or "absent"))
            (recordings[last["RecordingSid"]!].Text("status"), recordings[last["RecordingSid"]!].Text("call_sid")).ShouldBe((last["RecordingStatus"]!, last["CallSid"]!));
    }

    [Fact]
    public async Task Pages_together_are_the_whole_list_the_newest_first()
    {
        var whole = await TwilioApi.ListAsync(day.Provider, StandInDay.AccountSid, TwilioApi.Calls);
        var pages = await TwilioApi.PagesAsync(day.Provider, StandInDay.AccountSid, TwilioApi.Calls);

        pages.Count.ShouldBe((whole.Count + 49) / 50);
        pages.SelectMany(page => TwilioApi.Entries(page, TwilioApi.Calls)).Select(leg => leg.Text("sid")).ShouldBe(whole.Select(leg => leg.Text("sid")));
        whole.Select(leg => leg.Time("start_time")).ShouldBeInOrder(SortDirection.Descending);
        var second = JsonElement.Parse(await day.Provider.GetStringAsync(new Uri(pages[2].Text("previous_page_uri"), UriKind.Relative)));
        TwilioApi.Entries(second, TwilioApi.Calls).Select(leg => leg.Text("sid")).ShouldBe(TwilioApi.Entries(pages[1], TwilioApi.Calls).Select(leg => leg.Text("sid")));
    }

    [Theory]
    [InlineData("StartTime%3E=2026-11-23T11:00:00Z", 11, 24)]
    [InlineData("StartTime%3C=2026-11-23T11:00:00Z", 0, 11)]
    [InlineData("StartTime%3E=2026-11-23T10:00:00Z&StartTime%3C=2026-11-23T11:00:00Z", 10, 11)]
    [InlineData("StartTime=2026-11-23", 0, 24)]
    public async Task A_filter_by_start_gives_what_began_then(string filter, int from, int to)
    {
        var whole = await TwilioApi.ListAsync(day.Provider, StandInDay.AccountSid, TwilioApi.Calls);
        var filtered = await TwilioApi.ListAsync(day.Provider, StandInDay.AccountSid, TwilioApi.Calls, filter + "&PageSize=1000");

        filtered.Count.ShouldBeGreaterThan(20);
        filtered.Select(leg => leg.Text("sid")).ShouldBe(
            whole.Where(leg => leg.Time("start_time").Hour is var hour && hour >= from && hour < to).Select(leg => leg.Text("sid")));
    }

    [Theory]
    [InlineData("PageSize=0")]
    [InlineData("PageSize=1001")]
    [InlineData("StartTime%3E=yesterday")]
    [InlineData("PageToken=PACA1")]
    public async Task A_query_Twilio_does_not_know_is_refused(string query)
    {
        using var answer = await day.Provider.GetAsync(TwilioApi.Address(StandInDay.AccountSid, TwilioApi.Calls, query));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_lists_are_only_for_the_account()
    {
        using var stranger = new HttpClient { BaseAddress = day.Provider.BaseAddress };
        foreach (var list in new[] { TwilioApi.Calls, TwilioApi.Recordings })
            (await stranger.GetAsync(TwilioApi.Address(StandInDay.AccountSid, list))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await day.Provider.GetAsync(TwilioApi.Address("AC" + new string('2', 32), TwilioApi.Calls))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Description()
    {
        var file = SharedFixtures.Find("twilio/twilio_api_v2010.json");
        Assert.SkipWhen(file is null, "shared/fixtures with Twilio's description of its API is not beside this repository");
        return file!;
    }
}
