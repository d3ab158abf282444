using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Norms;
using CallCoach.EndToEnd.Tests.Recordings;
using CallCoach.EndToEnd.Tests.Telephony;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Page;

[Collection(typeof(PageOfDepartment))]
public sealed class DayPageTests(DepartmentServer department, Chromium chromium)
{
    [Fact]
    public async Task A_supervisor_sees_todays_counts_grow_while_the_page_is_open()
    {
        var manager = await department.HireAsync(department.South, callsPerHour: 15);
        await department.AddAccountAsync("supervisor-who-counts", "supervisor", department.South);
        await department.Twilio.PlaceAsync(new TwilioCall(manager.Softphone));
        await department.ThroughAsync(manager);
        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.ComeInAsync("supervisor-who-counts");
        var row = visit.Find("counters-row", "person", manager.Id);
        await Expect(row.Locator("[data-dials]")).ToHaveAttributeAsync("data-dials", "1");

        await department.Twilio.PlaceAsync(new TwilioCall(manager.Softphone) { Ending = "no-answer" });
        await department.Twilio.PlaceAsync(new TwilioCall(manager.Softphone) { Seconds = 12 });

        await Expect(row.Locator("[data-dials]")).ToHaveAttributeAsync("data-dials", "3");
        await Expect(row.Locator("[data-connected]")).ToHaveAttributeAsync("data-connected", "2");
        await Expect(row.Locator("[data-conversations]")).ToHaveAttributeAsync("data-conversations", "1");
        await visit.PictureAsync("today");

        await visit.Find("scheme").ClickAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-mantine-color-scheme", "dark");
        await visit.PictureAsync("today-dark");
    }

    [Fact]
    public async Task A_manager_sees_the_own_dials_against_the_plan()
    {
        var manager = await department.HireAsync(department.South, callsPerHour: 20);
        await department.AddAccountAsync(manager);
        for (var dial = 0; dial < 2; dial++)
            await department.Twilio.PlaceAsync(new TwilioCall(manager.Softphone) { Ending = "busy" });
        await Eventually.HoldsAsync("two dials", async () => (await department.CountersAsync(manager)).Dials == 2);

        await using var visit = await chromium.VisitAsync(department.Process.Address, phone: true);
        await visit.ComeInAsync(manager.Key);
        await visit.IsAtAsync("/my-day");
        await Expect(visit.Find("my-dials")).ToHaveAttributeAsync("data-dials", "2");
        await Expect(visit.Find("my-planned")).ToHaveAttributeAsync("data-planned", "180");
        // Two and a half hours of twenty since nine.
        (await PageVisit.NumberAsync(visit.Find("my-share"), "share")).ShouldBe(2 / 50.0, 0.01);

        await department.Twilio.PlaceAsync(new TwilioCall(manager.Softphone) { Ending = "busy" });
        await Expect(visit.Find("my-dials")).ToHaveAttributeAsync("data-dials", "3");
        await visit.PictureAsync("my-day");

        await department.Exchange.TellAsync(new Conversation(
            manager.DeskPhone,
            ("manager", "good morning this is anna from the warehouse company"),
            ("client", "i am in a meeting now please call me back"),
            ("manager", "when shall i call you back"),
            ("client", "call me back on thursday at half past two then"),
            ("manager", "thursday at half past two i will call you then, goodbye")));

        var next = visit.Find("my-next", "kind", "callback");
        await Expect(next).ToContainTextAsync("26 November at 14:30", new() { Timeout = 30_000 });
        await visit.PictureAsync("my-day-next");
        await next.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(visit.Find("agreed-at", "precision", "hour")).ToHaveTextAsync("26 November at 14:30");
        var told = (await (await department.SignInAsync(manager.Key)).GetAsync<MyDayView>("api/me/day")).Next.ShouldNotBeNull();
        (told.AgreedAt, told.Precision, told.Kind).ShouldBe((new(2026, 11, 26, 14, 30, 0, TimeSpan.FromHours(1)), "hour", "callback"));
        var call = await department.Administrator.GetAsync<CallView>($"api/calls/{told.CallId}");
        (call.Outcome!.AgreedAt, call.Outcome.Precision).ShouldBe((told.AgreedAt, told.Precision));
    }

    [Fact]
    public async Task A_trainer_hears_the_moment_of_an_example_and_no_more()
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync("trainer-who-listens", "trainer", department.North);
        var conversation = new Conversation(manager.DeskPhone, ("client", "konkurencja daje te same regały taniej"), ("manager", "a jaką mają nośność"))
        {
            Language = "pl",
            SecondsEach = 2,
        };
        department.Recordings.Keep("example", TelephoneRecording.Silence(seconds: 20));
        await department.Exchange.TellAsync(conversation);
        using (var answer = await department.Exchange.PostAsync(conversation.ToJsonWithRecording(department.Recordings.AddressOf("example"))))
            answer.IsSuccessStatusCode.ShouldBeTrue();
        var call = await department.CallAsync(manager, "has transcript and recording", c => c is { Engine: "provider", Recording: "ready", IsThrough: true });

        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.ComeInAsync("trainer-who-listens");
        await visit.IsAtAsync("/examples");
        await visit.Page.Locator("[data-label=price_comparison]").First.ClickAsync();
        var example = visit.Find("example", "call", call.Id);
        await Expect(example).ToHaveAttributeAsync("data-label", "price_comparison");
        await Expect(example).ToHaveAttributeAsync("data-language", "pl");
        var asked = visit.Page.WaitForResponseAsync(response => response.Url.EndsWith("/recording", StringComparison.Ordinal));
        await example.GetByTestId("example-play").ClickAsync();
        (await asked).Status.ShouldBeOneOf(200, 206);
        await Expect(example).ToHaveAttributeAsync("data-playing", "true");
        await visit.PictureAsync("examples");
        // The moment is four seconds of the recording's twenty.
        await Expect(example).ToHaveAttributeAsync("data-playing", "false", new() { Timeout = 90_000 });
    }

    [Fact]
    public async Task The_page_speaks_four_languages_and_keeps_the_chosen_one()
    {
        await department.AddAccountAsync("supervisor-who-reads", "supervisor", department.North);
        await using var visit = await chromium.VisitAsync(department.Process.Address, locale: "de-DE");
        await visit.ComeInAsync("supervisor-who-reads");
        var header = visit.Page.GetByRole(AriaRole.Navigation);
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var language in new[] { "ru", "pl", "uk", "en" })
        {
            await visit.Find("language").SelectOptionAsync(language);
            await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            words.Add(await header.InnerTextAsync()).ShouldBeTrue($"the header is the same in {language} as in another language");
            await visit.PictureAsync($"today-{language}");
        }
        words.ShouldAllBe(text => !text.Contains("nav.", StringComparison.Ordinal));

        await visit.Find("language").SelectOptionAsync("uk");
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "uk");
        words.ShouldContain(await header.InnerTextAsync());
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_gets_the_sign_in_form_and_comes_back_to_the_page_asked_for()
    {
        await department.AddAccountAsync("supervisor-in-a-hurry", "supervisor", department.North);
        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.Page.GotoAsync("/calls?state=failed");
        await visit.Find("signin-user").FillAsync("supervisor-in-a-hurry");
        await visit.Find("signin-password").FillAsync("not-the-password");
        await visit.Find("signin-submit").ClickAsync();
        await Expect(visit.Find("form-error")).ToBeVisibleAsync();
        await visit.PictureAsync("sign-in");

        await visit.Find("signin-password").FillAsync(DepartmentServer.Password);
        await visit.Find("signin-submit").ClickAsync();
        await visit.IsAtAsync("/calls?state=failed");

        await visit.Find("own-menu").ClickAsync();
        await visit.Find("sign-out").ClickAsync();
        await Expect(visit.Find("signin-user")).ToBeVisibleAsync();
        await visit.Page.GotoAsync("/today");
        await Expect(visit.Find("signin-user")).ToBeVisibleAsync();
    }
}
