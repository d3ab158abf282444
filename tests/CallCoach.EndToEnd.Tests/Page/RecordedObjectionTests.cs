using System.Globalization;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Recordings;
using CallCoach.EndToEnd.Tests.Telephony;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Page;

/// <summary>The main path: a webhook, a recording with real speech, an alert in a real browser, the proof one click away.</summary>
[Collection(typeof(PageOfDepartment))]
public sealed class RecordedObjectionTests(DepartmentServer department, Chromium chromium)
{
    private static readonly SpokenLine[] Lines =
    [
        new("manager", "good morning this is anna from the warehouse company"),
        new("client", "your competitor offers the same racks cheaper why should i pay more to you"),
        new("manager", "our racks carry twice the weight and we deliver them in two days"),
    ];

    [Fact]
    public async Task A_price_comparison_alerts_the_supervisor_and_plays_from_its_second()
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync("supervisor-who-listens", "supervisor", department.North);
        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.ComeInAsync("supervisor-who-listens");
        await visit.IsAtAsync("/today");

        var call = new TwilioCall(manager.Softphone) { IsRecorded = true };
        department.Recordings.Keep(call.Recording, await TelephoneRecording.OfAsync(Lines));
        await department.Twilio.PlaceAsync(call);

        var alert = visit.Find("alert", "person", manager.Id);
        await Expect(alert).ToBeVisibleAsync(new() { Timeout = 360_000 });
        await Expect(alert).ToHaveAttributeAsync("data-kind", "objection");
        await Expect(alert).ToHaveAttributeAsync("data-label", "price_comparison");
        await visit.PictureAsync("alert");

        var told = (await department.AlertsAsync(manager)).ShouldHaveSingleItem();
        await alert.GetByRole(AriaRole.Link).ClickAsync();
        await visit.IsAtAsync(string.Create(CultureInfo.InvariantCulture, $"/calls/{told.CallId}"));
        var player = visit.Find("player");
        await Expect(player).ToHaveAttributeAsync("data-ready", "true");
        (await PageVisit.NumberAsync(player, "time")).ShouldBe(told.Utterance!.Start, 0.5);

        var said = visit.Find("utterance", "ordinal", told.Utterance.Ordinal);
        await Expect(said).ToHaveAttributeAsync("data-speaker", "client");
        await Expect(said.Locator("[data-testid=objection-mark][data-label=price_comparison]")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("[data-testid=waveform][data-drawn=true]")).ToBeVisibleAsync();
        await visit.PictureAsync("call");

        await PlaysFromAsync(visit, await AnswerAsync(told.CallId!.Value, told.Utterance.Ordinal));
    }

    /// <summary>A click on an utterance moves the player there and time goes on.</summary>
    private static async Task PlaysFromAsync(PageVisit visit, UtteranceView utterance)
    {
        var player = visit.Find("player");
        await visit.Find("utterance", "ordinal", utterance.Ordinal).Locator("p").ClickAsync();
        await Expect(player).ToHaveAttributeAsync("data-playing", "true");
        await Eventually.HoldsAsync("the player is in the utterance that was clicked", async () =>
            await PageVisit.NumberAsync(player, "time") > utterance.Start + 0.3);
        (await PageVisit.NumberAsync(player, "time")).ShouldBeLessThan(utterance.End + 2);
    }

    /// <summary>What the manager said next.</summary>
    private async Task<UtteranceView> AnswerAsync(long call, int ordinal)
    {
        var shown = await department.Administrator.GetAsync<CallView>(string.Create(CultureInfo.InvariantCulture, $"api/calls/{call}"));
        shown.Media!.ShouldBe(new(shown.Media!.DurationSeconds, 2, 1));
        shown.Engine.ShouldBe("pocketsphinx");
        return shown.Utterances!.First(utterance => utterance.Ordinal > ordinal && utterance.Speaker == "manager");
    }
}
