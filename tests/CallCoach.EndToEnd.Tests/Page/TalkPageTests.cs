using System.Globalization;
using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Recordings;
using CallCoach.EndToEnd.Tests.Telephony;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Page;

/// <summary>From a recording of any exchange to who spoke how much, on the page.</summary>
[Collection(typeof(PageOfDepartment))]
public sealed class TalkPageTests(DepartmentServer department, Chromium chromium)
{
    private static readonly SpokenLine[] Lines =
    [
        new("manager", "good morning this is anna from the warehouse company i am calling about the racks for your new hall"),
        new("client", "we already have a supplier and i have very little time today"),
        new("manager", "our racks carry twice the weight and we deliver them in two days"),
    ];

    [Fact]
    public async Task A_call_that_no_engine_can_transcribe_still_has_its_talk_and_its_waveform()
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync("supervisor-of-talk", "supervisor", department.North);
        await department.AddAccountAsync("supervisor-elsewhere", "supervisor", department.South);
        department.Recordings.Keep("polish", await TelephoneRecording.OfAsync(Lines));
        await PostAsync(new Conversation(manager.DeskPhone) { Language = "pl" }, "polish");
        var call = await department.CallAsync(manager, "is measured", c => c is { Recording: "ready", IsThrough: true });

        call.Engine.ShouldBeNull();
        var talk = (await TalkAsync(department.Administrator, call)).ShouldNotBeNull();
        talk.Separated.ShouldBeTrue();
        talk.Sides.Select(side => (side.Speaker, side.Turns, side.Interruptions, side.Silent, side.WordsPerMinute))
            .ShouldBe([("client", 1, 0, false, null), ("manager", 2, 0, false, null)]);
        talk.Sides.Sum(side => side.Share!.Value).ShouldBe(1, 1e-6);
        talk.Sides[1].Share!.Value.ShouldBeInRange(0.6, 0.8);
        talk.SilenceSeconds.ShouldBeGreaterThan(2.5);
        var waveform = await department.Administrator.GetAsync<WaveformView>(WaveformOf(call));
        var parts = (int)Math.Ceiling(waveform.DurationSeconds * 100);
        waveform.Channels.Select(channel => (channel.Speaker, channel.Peaks.Length)).ShouldBe([("client", parts), ("manager", parts)]);
        (await (await department.SignInAsync("supervisor-elsewhere")).StatusOfAsync(WaveformOf(call))).ShouldBe(HttpStatusCode.NotFound);
        (await (await department.SignInAsync("supervisor-of-talk")).StatusOfAsync(WaveformOf(call))).ShouldBe(HttpStatusCode.OK);

        await using var visit = await chromium.VisitAsync(department.Process.Address);
        var drawn = visit.Page.WaitForResponseAsync(response => response.Url.EndsWith(WaveformOf(call), StringComparison.Ordinal));
        await visit.ComeInAsync("supervisor-of-talk");
        await visit.Page.GotoAsync($"/calls/{call.Id}");
        (await drawn).Ok.ShouldBeTrue();
        await Expect(visit.Page.Locator("[data-testid=waveform][data-drawn=true]")).ToBeVisibleAsync();
        await Expect(visit.Find("talk").GetByRole(AriaRole.Row, new() { Name = "Turns" })).ToHaveTextAsync("Turns12");
        await visit.PictureAsync("talk");
        await PlaysFromItsMonologueAsync(visit, talk);

        await using var phone = await chromium.VisitAsync(department.Process.Address, phone: true);
        await phone.ComeInAsync("supervisor-of-talk");
        await phone.Page.GotoAsync($"/calls/{call.Id}");
        await Expect(phone.Page.Locator("[data-testid=waveform][data-drawn=true]")).ToBeVisibleAsync();
        await phone.Find("talk").ScrollIntoViewIfNeededAsync();
        (await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(390);
        await phone.PictureAsync("talk-phone");
    }

    [Fact]
    public async Task With_a_transcript_each_side_has_its_rate_and_an_empty_channel_is_told()
    {
        var manager = await department.HireAsync(department.North);
        department.Recordings.Keep("one-sided", await TelephoneRecording.OfAsync(Lines[0], Lines[2]));
        var conversation = new Conversation(manager.DeskPhone, [.. Lines.Where(line => line.Speaker == "manager").Select(line => (line.Speaker, line.Text))]);
        await department.Exchange.TellAsync(conversation);
        await PostAsync(conversation, "one-sided");
        var call = await department.CallAsync(manager, "is measured", c => c is { Recording: "ready", Engine: "provider", IsThrough: true });

        var talk = (await TalkAsync(department.Administrator, call)).ShouldNotBeNull();
        talk.Sides.Select(side => (side.Speaker, side.Silent, HasRate: side.WordsPerMinute is not null)).ShouldBe([("client", true, false), ("manager", false, true)]);
        talk.Sides[1].WordsPerMinute!.Value.ShouldBe(60 * 32 / talk.Sides[1].TalkSeconds, 0.01);

        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await department.AddAccountAsync("trainer-of-talk", "trainer", department.North);
        await visit.ComeInAsync("trainer-of-talk");
        await visit.Page.GotoAsync($"/calls/{call.Id}");
        await Expect(visit.Find("talk-note", "kind", "silent")).ToHaveTextAsync("The client’s channel is empty: nobody is heard in it.");
        await visit.PictureAsync("talk-one-sided");
    }

    private static async Task PlaysFromItsMonologueAsync(PageVisit visit, TalkView talk)
    {
        var start = talk.Sides[0].LongestMonologueStart!.Value;
        var row = visit.Find("talk").GetByRole(AriaRole.Row, new() { Name = "Longest monologue" });
        await row.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(visit.Find("player")).ToHaveAttributeAsync("data-playing", "true");
        (await PageVisit.NumberAsync(visit.Find("player"), "time")).ShouldBeInRange(start - 0.1, start + 30);
    }

    private async Task PostAsync(Conversation conversation, string recording)
    {
        using var answer = await department.Exchange.PostAsync(conversation.ToJsonWithRecording(department.Recordings.AddressOf(recording)));
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private static async Task<TalkView?> TalkAsync(Visitor visitor, CallView call) =>
        (await visitor.GetAsync<MeasuredCall>(string.Create(CultureInfo.InvariantCulture, $"api/calls/{call.Id}"))).Talk;

    private static string WaveformOf(CallView call) => string.Create(CultureInfo.InvariantCulture, $"api/calls/{call.Id}/waveform");

    private sealed record SideView(
        string? Speaker, double TalkSeconds, double? Share, int? Turns, double? LongestMonologueStart, int? Interruptions, double? WordsPerMinute, bool Silent);

    private sealed record TalkView(double SilenceSeconds, bool Separated, IReadOnlyList<SideView> Sides);

    private sealed record MeasuredCall(TalkView? Talk);

    private sealed record WaveformChannelView(string? Speaker, byte[] Peaks);

    private sealed record WaveformView(double DurationSeconds, double Loudest, IReadOnlyList<WaveformChannelView> Channels);
}
