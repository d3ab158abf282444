using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Page;

[Collection(typeof(PageOfDepartment))]
public sealed class CorrectionPageTests(DepartmentServer department, Chromium chromium)
{
    private const string Cheaper = "your competitor offers the same racks cheaper";

    [Fact]
    public async Task A_supervisor_takes_a_label_away_with_the_keyboard_alone_and_sees_who_did_it()
    {
        var (visit, call) = await OpenAsync("supervisor-who-corrects");
        await using var _ = visit;
        var said = visit.Find("utterance", "ordinal", 1);
        await Expect(said.GetByTestId("why-word").Filter(new() { HasText = "cheaper" })).ToHaveAttributeAsync("data-pointed", "false");
        await said.GetByTestId("correct").FocusAsync();
        await Expect(said.GetByTestId("why-word").Filter(new() { HasText = "cheaper" })).ToHaveAttributeAsync("data-pointed", "true");
        await visit.PictureAsync("call-why");

        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Find("wrong")).ToBeVisibleAsync();
        await visit.PictureAsync("call-correct");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(visit.Find("wrong")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(said.GetByTestId("objection-mark")).ToHaveCountAsync(0);
        await Expect(visit.Find("call-alert")).ToHaveAttributeAsync("data-false", "true");
        var correction = visit.Find("correction");
        await Expect(correction).ToHaveAttributeAsync("data-holds", "false");
        await Expect(correction).ToContainTextAsync("The supervisor supervisor-who-corrects");
        await visit.PictureAsync("call-corrected");

        await correction.GetByTestId("take-back").ClickAsync();
        await Expect(said.GetByTestId("objection-mark")).ToHaveAttributeAsync("data-label", "price_comparison");
        await Expect(correction).ToHaveAttributeAsync("data-state", "taken_back");
        await Expect(visit.Find("call-alert")).ToHaveAttributeAsync("data-false", "false");
        (await department.Administrator.GetAsync<CallView>($"api/calls/{call}")).Labels.Select(label => label.Label).ShouldBe(["price_comparison"]);
    }

    [Fact]
    public async Task A_supervisor_adds_what_was_missed_and_puts_another_label_in_the_place_of_a_wrong_one()
    {
        var (visit, _) = await OpenAsync("supervisor-who-adds");
        await using var __ = visit;
        var missed = visit.Find("utterance", "ordinal", 2);
        await missed.GetByTestId("add-objection").ClickAsync();
        await visit.Find("choose-label", "label", "no_time").ClickAsync();
        await Expect(missed.GetByTestId("objection-mark")).ToHaveAttributeAsync("data-label", "no_time");
        await Expect(visit.Find("listed-objection", "label", "no_time")).ToContainTextAsync("found by a person");

        var wrong = visit.Find("utterance", "ordinal", 1);
        await wrong.GetByTestId("correct").ClickAsync();
        await visit.Find("choose-label", "label", "too_expensive").ClickAsync();
        await Expect(wrong.Locator("[data-testid=objection-mark][data-label=price_comparison]")).ToHaveCountAsync(0);
        await Expect(wrong.GetByTestId("objection-mark")).ToHaveAttributeAsync("data-label", "too_expensive");
        await Expect(visit.Find("correction")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_false_alarm_is_called_so_and_taken_back_where_the_alerts_are_and_gone_from_there_the_next_time()
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync("supervisor-who-doubts", "supervisor", department.North);
        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.ComeInAsync("supervisor-who-doubts");
        await department.Exchange.TellAsync(Objecting(manager));
        var alert = visit.Find("alert", "person", manager.Id);

        await alert.GetByTestId("false-alarm").ClickAsync();
        await Expect(alert).ToHaveAttributeAsync("data-false", "true");
        await Expect(alert).ToContainTextAsync("False alarm: The supervisor supervisor-who-doubts");
        await visit.PictureAsync("false-alarm");
        await alert.GetByTestId("false-alarm-undo").ClickAsync();
        await Expect(alert).ToHaveAttributeAsync("data-false", "false");
        await alert.GetByTestId("false-alarm").ClickAsync();
        await Expect(alert).ToHaveAttributeAsync("data-false", "true");

        await visit.Page.ReloadAsync();
        await visit.Find("false-alarms").ClickAsync();
        await Expect(alert).ToBeVisibleAsync();
        await visit.Find("false-alarms").ClickAsync();
        await Expect(alert).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_manager_reads_why_and_corrects_nothing()
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync(manager);
        await department.Exchange.TellAsync(Objecting(manager));
        var call = await department.ThroughAsync(manager);
        await using var visit = await chromium.VisitAsync(department.Process.Address, phone: true);
        await visit.ComeInAsync(manager.Key);
        await visit.Page.GotoAsync($"/calls/{call.Id}");

        await Expect(visit.Find("listed-objection")).ToContainTextAsync("cheaper");
        await Expect(visit.Find("correct")).ToHaveCountAsync(0);
        await Expect(visit.Find("add-objection")).ToHaveCountAsync(0);
        await Expect(visit.Find("call-alert")).ToHaveCountAsync(0);
        (await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("the page is wider than the phone");
        await visit.PictureAsync("call-phone");
    }

    /// <summary>A supervisor's page of a call with one comparison of prices, which was told.</summary>
    private async Task<(PageVisit Visit, long Call)> OpenAsync(string userName)
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync(userName, "supervisor", department.North);
        await department.Exchange.TellAsync(Objecting(manager));
        var call = await department.ThroughAsync(manager);
        var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.ComeInAsync(userName);
        await visit.Page.GotoAsync($"/calls/{call.Id}");
        return (visit, call.Id);
    }

    private static Conversation Objecting(Manager manager) => new(
        manager.DeskPhone, ("manager", "good morning"), ("client", Cheaper), ("client", "hm well"), ("manager", "ours carry twice the weight"));
}
