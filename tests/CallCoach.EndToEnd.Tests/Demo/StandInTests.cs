using System.Net;
using System.Text.Json;

namespace CallCoach.EndToEnd.Tests.Demo;

[Collection(typeof(OneDay))]
public sealed class StandInTests(StandInDay day)
{
    [Fact]
    public void Every_webhook_is_signed() => day.Receiver.Arrivals.ShouldAllBe(arrival => arrival.Authentic);

    [Fact]
    public void Every_refused_webhook_whose_address_asks_for_it_comes_again()
    {
        var refused = day.Receiver.Arrivals.Where(arrival => arrival.Refused && arrival.Path != WebhookReceiver.Plain).ToList();
        var accepted = day.Receiver.Arrivals.Where(arrival => !arrival.Refused).Select(arrival => (arrival.Path, arrival.Id)).ToHashSet();
        refused.Count.ShouldBeGreaterThan(100);
        refused.ShouldAllBe(arrival => accepted.Contains(new(arrival.Path, arrival.Id)));
    }

    [Fact]
    public void A_refused_webhook_whose_address_asks_for_nothing_never_comes_again()
    {
        var plain = day.Receiver.Arrivals.Where(arrival => arrival.Path == WebhookReceiver.Plain).ToList();
        plain.ShouldContain(arrival => arrival.Refused);
        plain.Select(arrival => arrival.Id).ShouldBeUnique();
    }

    [Fact]
    public void A_webhook_to_which_no_connection_is_made_is_tried_twice_and_given_up()
    {
        var refused = day.Receiver.Arrivals.Where(arrival => arrival.Refused).ToLookup(arrival => arrival.Path == WebhookReceiver.Plain);
        var unreachable = day.Progress.Lost - refused[true].Count();
        unreachable.ShouldBeGreaterThan(10);
        (day.Progress.Repeated - refused[false].Count()).ShouldBe(unreachable);
    }

    [Fact]
    public void Two_webhooks_are_repeated_although_they_were_answered()
    {
        var twice = day.Receiver.Arrivals.Where(arrival => !arrival.Refused)
            .GroupBy(arrival => (arrival.Path, arrival.Id)).Where(same => same.Count() > 1).Select(same => same.Key.Path);
        twice.Order(StringComparer.Ordinal).ShouldBe(["/webhooks/calls", "/webhooks/twilio/status"]);
    }

    [Fact]
    public void A_leg_reports_its_progress_in_order()
    {
        string[] order = ["initiated", "ringing", "in-progress", "completed", "busy", "no-answer", "failed", "canceled"];
        var legs = Accepted("/webhooks/twilio/status").Where(arrival => arrival["ParentCallSid"] is not null).GroupBy(arrival => arrival["CallSid"]).ToList();
        legs.Count.ShouldBeGreaterThan(250);
        foreach (var leg in legs)
        {
            var ranks = leg.Select(arrival => Array.IndexOf(order, arrival["CallStatus"])).ToList();
            ranks[0].ShouldBe(0);
            ranks[^1].ShouldBeGreaterThanOrEqualTo(3);
            ranks.ShouldBe(ranks.Order());
            leg.Select(arrival => int.Parse(arrival["SequenceNumber"]!, null)).Distinct().ShouldBe(Enumerable.Range(0, ranks.Distinct().Count()));
        }
    }

    [Fact]
    public void Every_placed_call_is_known_by_its_webhooks()
    {
        var twilio = Accepted("/webhooks/twilio/voice").Select(arrival => arrival["CallSid"]).Distinct().Count();
        var generic = Accepted("/webhooks/calls").Select(arrival => IdOf(arrival.Body)).Distinct().Count();
        (twilio + generic).ShouldBe(day.Progress.Placed.Count);
        generic.ShouldBeGreaterThanOrEqualTo(20);
    }

    [Fact]
    public async Task A_recording_has_two_channels_at_8_kHz()
    {
        var recorded = Completed().First();
        var wave = await day.Provider.GetByteArrayAsync(new Uri($"2010-04-01/Accounts/{StandInDay.AccountSid}/Recordings/{recorded}.wav?RequestedChannels=2", UriKind.Relative));
        BitConverter.ToInt16(wave, 22).ShouldBe((short)2);
        BitConverter.ToInt32(wave, 24).ShouldBe(8000);
    }

    [Fact]
    public async Task A_recording_is_only_for_the_account()
    {
        using var stranger = new HttpClient { BaseAddress = day.Provider.BaseAddress };
        var address = new Uri($"2010-04-01/Accounts/{StandInDay.AccountSid}/Recordings/{Completed().First()}.wav", UriKind.Relative);
        (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        stranger.DefaultRequestHeaders.Authorization = StandInProgram.Basic(StandInDay.AccountSid, "wrong");
        (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task One_recording_is_missing_at_first_and_an_unknown_one_always()
    {
        var missing = new List<string>();
        foreach (var recorded in Completed())
        {
            if (await StatusOf(recorded) == HttpStatusCode.NotFound)
                missing.Add(recorded);
        }
        missing.Count.ShouldBe(1);
        (await StatusOf("RE" + new string('0', 32))).ShouldBe(HttpStatusCode.NotFound);

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await StatusOf(missing[0]) != HttpStatusCode.OK)
            await Task.Delay(200, patience.Token);
    }

    private async Task<HttpStatusCode> StatusOf(string recording)
    {
        var address = new Uri($"2010-04-01/Accounts/{StandInDay.AccountSid}/Recordings/{recording}.wav", UriKind.Relative);
        using var answer = await day.Provider.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    private IEnumerable<string> Completed() => Accepted("/webhooks/twilio/recording")
        .Where(arrival => arrival["RecordingStatus"] == "completed").Select(arrival => arrival["RecordingSid"]!).Distinct();

    private IEnumerable<Arrival> Accepted(string path) =>
        day.Receiver.Arrivals.Where(arrival => !arrival.Refused && arrival.Path == path);

    private static string IdOf(string body)
    {
        using var message = JsonDocument.Parse(body);
        return message.RootElement.GetProperty("call").GetProperty("id").GetString()!;
    }
}
