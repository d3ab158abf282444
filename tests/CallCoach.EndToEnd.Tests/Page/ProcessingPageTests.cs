using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Recordings;
using CallCoach.EndToEnd.Tests.Telephony;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Page;

[Collection(typeof(PageOfDepartment))]
public sealed class ProcessingPageTests(DepartmentServer department, Chromium chromium)
{
    [Fact]
    public async Task What_was_set_aside_is_seen_with_its_reason_tried_again_by_a_click_and_gone()
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync("supervisor-who-repairs", "supervisor", department.North);
        var call = await SetAsideAsync(manager);
        var failed = await department.CallAsync(manager, "was set aside", c => c.Failure is not null);

        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.ComeInAsync("supervisor-who-repairs");
        await visit.GoAsync("/processing");
        await visit.IsAtAsync("/processing");
        var row = visit.Find("job", "call", failed.Id);
        await Expect(row).ToHaveAttributeAsync("data-kind", "not_audio");
        await Expect(row).ToContainTextAsync("What came is no audio that can be read.");
        await Expect(row).ToContainTextAsync(failed.Failure!);
        await Expect(row).ToContainTextAsync(failed.Client);
        (await PageVisit.NumberAsync(visit.Find("job-state", "state", "set_aside"), "count")).ShouldBeGreaterThanOrEqualTo(1);
        await Expect(visit.Page.GetByTestId("compared")).ToContainTextAsync("own list of calls");
        await visit.PictureAsync("processing");

        department.Recordings.Keep(call.Recording, TelephoneRecording.Silence(seconds: 2));
        await row.GetByTestId("retry").ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        (await department.ThroughAsync(manager)).Recording.ShouldBe("ready");
    }

    [Fact]
    public async Task A_phone_shows_what_is_set_aside_as_it_comes()
    {
        var manager = await department.HireAsync(department.South);
        await department.AddAccountAsync("supervisor-on-the-way", "supervisor", department.South);
        await using var visit = await chromium.VisitAsync(department.Process.Address, locale: "pl-PL", phone: true);
        await visit.ComeInAsync("supervisor-on-the-way");
        await visit.Find("language").SelectOptionAsync("pl");
        await visit.GoAsync("/processing");
        await Expect(visit.Find("job-state", "state", "set_aside")).ToBeVisibleAsync();

        await SetAsideAsync(manager);

        var failed = await department.CallAsync(manager, "was set aside", c => c.Failure is not null);
        await Expect(visit.Find("job", "call", failed.Id)).ToContainTextAsync("nie da się odczytać");
        (await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("the page is wider than the phone");
        await visit.PictureAsync("processing-phone");
    }

    /// <summary>A call whose recording is none.</summary>
    private async Task<TwilioCall> SetAsideAsync(Manager manager)
    {
        var call = new TwilioCall(manager.Softphone) { IsRecorded = true };
        department.Recordings.Keep(call.Recording, "<html>Not a sound</html>"u8.ToArray());
        await department.Twilio.PlaceAsync(call);
        return call;
    }
}
