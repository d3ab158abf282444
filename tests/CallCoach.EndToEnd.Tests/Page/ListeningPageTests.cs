using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Page;

[Collection(typeof(PageOfDepartment))]
public sealed class ListeningPageTests(DepartmentServer department, Chromium chromium)
{
    [Fact]
    public async Task The_supervisor_finds_the_call_that_is_on_hears_it_and_the_page_tells_who_listened()
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync("supervisor-listening-in", "supervisor", department.North);
        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.ComeInAsync("supervisor-listening-in");
        using var on = await department.DialLiveAsync(manager);
        var row = visit.Find("live-call", "call", on.Id);
        await Expect(row).ToContainTextAsync(manager.Name);
        await visit.PictureAsync("today-on-now");
        await row.GetByText("Listen in").ClickAsync();
        await visit.IsAtAsync($"/calls/{on.Id}");

        var note = visit.Find("on-now");
        await Expect(note).ToContainTextAsync("On now");
        await visit.Find("listen").ClickAsync();
        await Expect(note).ToHaveAttributeAsync("data-state", "opening");
        using var over = new CancellationTokenSource();
        var talking = TalkAsync(on, over.Token);
        await Expect(note).ToHaveAttributeAsync("data-state", "on");
        await Eventually.HoldsAsync("a second of both sides was played", async () => await PageVisit.NumberAsync(note, "played") > 8000);
        (await PageVisit.NumberAsync(note, "behind")).ShouldBeLessThanOrEqualTo(0.35);
        await Expect(visit.Find("listened", "by", "The supervisor supervisor-listening-in")).ToHaveAttributeAsync("data-ended", "false");
        await visit.PictureAsync("call-listened-to");

        await visit.Find("listen-stop").ClickAsync();
        await Expect(visit.Find("listened", "by", "The supervisor supervisor-listening-in")).ToHaveAttributeAsync("data-ended", "true");
        await over.CancelAsync();
        await talking;
        await on.Stream.StopAsync();
        await Expect(note).ToHaveCountAsync(0);
        await visit.PictureAsync("call-listened-to-over");
    }

    [Fact]
    public async Task A_manager_is_offered_no_listening_not_even_to_the_own_call()
    {
        var manager = await department.HireAsync(department.South);
        await department.AddAccountAsync(manager);
        using var on = await department.DialLiveAsync(manager);
        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.ComeInAsync(manager.Key);
        await visit.Page.GotoAsync($"/calls/{on.Id}");
        await Expect(visit.Page.GetByTestId("no-recording")).ToBeVisibleAsync();
        await Expect(visit.Find("on-now")).ToHaveCountAsync(0);
    }

    /// <summary>Both sides speak, a frame each 20 ms, until cancelled.</summary>
    private static async Task TalkAsync(CallThatIsOn call, CancellationToken over)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var number = 1; !over.IsCancellationRequested; number++)
        {
            await call.SendAsync(number);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
