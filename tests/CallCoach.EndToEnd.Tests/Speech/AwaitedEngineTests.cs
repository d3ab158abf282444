using System.Globalization;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Page;
using CallCoach.EndToEnd.Tests.Processes;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Speech;

/// <summary>Calls that no engine hears wait for one, visibly, and are heard with another at somebody's wish.</summary>
public sealed class AwaitedEngineTests(Chromium chromium)
{
    [Fact]
    public async Task Polish_calls_wait_while_the_Whisper_server_is_away_and_go_through_when_it_comes_the_days_own_with_an_alert()
    {
        await using var department = await WhisperDepartment.StartAsync();
        var manager = await department.Server.HireAsync(department.Server.North);
        var english = await department.PlaceAsync(manager, "en");
        english.Engine.ShouldBe("pocketsphinx");
        var late = await department.Server.HireAsync(department.Server.North);
        var today = await department.Server.HireAsync(department.Server.North);
        var old = await department.PlaceAsync(late, "pl", ServerSettings.Now.AddDays(-1));
        var own = await department.PlaceAsync(today, "pl");
        (own.Engine, own.AwaitedLanguage).ShouldBe((null, "pl"));
        (await department.Server.Administrator.GetAsync<AwaitedJobs>("api/jobs")).Awaited.ShouldBe([new AwaitedCount("pl", 2)]);
        (await ProgramRun.OfAsync(BuildOutput.Server, ["jobs"], department.Server.Settings.Values)).Output.ShouldContain("pl 2; heard when there is one");
        await SeesWhyAsync(department, own);

        department.Whisper.IsAway = false;
        var heard = await department.Server.CallAsync(late, "is heard", call => call.IsThrough && call.Engine is not null);
        (heard.Id, heard.Engine, heard.Utterances!.Select(said => said.Text).Distinct().Single()).ShouldBe((old.Id, "whisper-server", WhisperDepartment.Polish));
        heard.Labels.Select(label => label.Label).ShouldBe(["price_comparison"]);
        (await department.Server.CallAsync(today, "is heard", call => call.IsThrough && call.Engine is not null)).Id.ShouldBe(own.Id);
        (await department.Server.AlertsAsync(today)).ShouldHaveSingleItem().Label.ShouldBe("price_comparison");
        (await department.Server.AlertsAsync(late)).ShouldBeEmpty();
        (await department.Server.Administrator.GetAsync<AwaitedJobs>("api/jobs")).Awaited.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_supervisor_has_a_call_heard_by_another_engine_compares_both_and_takes_the_new_one_and_back()
    {
        await using var department = await WhisperDepartment.StartAsync();
        var manager = await department.Server.HireAsync(department.Server.North);
        await department.Server.AddAccountAsync("supervisor-who-compares", "supervisor", department.Server.North);
        var call = await department.PlaceAsync(manager, "en");
        var path = string.Create(CultureInfo.InvariantCulture, $"/calls/{call.Id}");
        var before = (await department.Server.AlertsAsync(manager)).Select(alert => alert.Times).ToList();
        department.Whisper.IsAway = false;
        await Eventually.HoldsAsync("the Whisper server is offered", async () =>
            (await department.Server.Administrator.GetAsync<OfferedEngines>("api" + path + "/transcripts")).Engines.Any(engine => engine.Engine == "whisper-server"));

        await using var visit = await chromium.VisitAsync(department.Server.Process.Address);
        await visit.ComeInAsync("supervisor-who-compares");
        await visit.Page.GotoAsync(path);
        await Expect(visit.Find("transcript-origin")).ToContainTextAsync("PocketSphinx, a stand-in: good enough for clear synthetic English only");
        await visit.Find("hear-again").ClickAsync();
        await visit.Find("again-engine").SelectOptionAsync("whisper-server");
        await visit.PictureAsync("transcribe-again");
        await visit.Find("again-start").ClickAsync();
        await Expect(visit.Find("other-transcript")).ToHaveAttributeAsync("data-state", "ready");
        await Expect(visit.Find("moment").First).ToBeVisibleAsync();
        await Expect(visit.Find("differing").First).ToBeVisibleAsync();
        await visit.PictureAsync("two-transcripts");
        await PhoneShowsBothAsync(department, path);

        await visit.Find("use-transcript").ClickAsync();
        await Expect(visit.Find("transcript-origin")).ToHaveAttributeAsync("data-engine", "whisper-server");
        await Expect(visit.Find("transcript-origin")).ToContainTextAsync("Whisper (large-v3)");
        await Expect(visit.Find("transcript-origin")).ToContainTextAsync("Chosen by The supervisor supervisor-who-compares");
        var chosen = await department.Server.ThroughAsync(manager);
        (chosen.Engine, chosen.Utterances!.Select(said => said.Text).Distinct().Single()).ShouldBe(("whisper-server", WhisperDepartment.English));
        (await department.Server.AlertsAsync(manager)).Select(alert => alert.Times).ShouldBe(before);

        await visit.Find("compare").ClickAsync();
        await Expect(visit.Find("other-transcript")).ToHaveAttributeAsync("data-state", "replaced");
        await visit.Find("use-transcript").ClickAsync();
        await Expect(visit.Find("transcript-origin")).ToHaveAttributeAsync("data-engine", "pocketsphinx");
        (await department.Server.ThroughAsync(manager)).Utterances!.Select(said => said.Text).ShouldBe(call.Utterances!.Select(said => said.Text));
    }

    private async Task SeesWhyAsync(WhisperDepartment department, CallView call)
    {
        await department.Server.AddAccountAsync("supervisor-who-waits", "supervisor", department.Server.North);
        await using var visit = await chromium.VisitAsync(department.Server.Process.Address);
        await visit.ComeInAsync("supervisor-who-waits");
        await visit.Page.GotoAsync(string.Create(CultureInfo.InvariantCulture, $"/calls/{call.Id}"));
        await Expect(visit.Page.GetByText("Not transcribed: no engine for Polish")).ToBeVisibleAsync();
        await visit.PictureAsync("call-awaits-engine");
        await visit.Page.GotoAsync("/processing");
        await Expect(visit.Find("awaited")).ToContainTextAsync("Polish: 2");
        await visit.PictureAsync("processing-awaits-engine");
        await visit.Find("awaited").GetByRole(Microsoft.Playwright.AriaRole.Link).ClickAsync();
        await Expect(visit.Find("call-row")).ToHaveCountAsync(2);
    }

    private async Task PhoneShowsBothAsync(WhisperDepartment department, string path)
    {
        await using var phone = await chromium.VisitAsync(department.Server.Process.Address, phone: true);
        await phone.ComeInAsync("supervisor-who-compares");
        await phone.Page.GotoAsync(path);
        await phone.Find("other-transcript").ScrollIntoViewIfNeededAsync();
        await Expect(phone.Find("moment").First).ToBeVisibleAsync();
        (await phone.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("the page is wider than the phone");
        await phone.PictureAsync("two-transcripts-phone");
    }

    private sealed record AwaitedCount(string Language, int Count);

    private sealed record AwaitedJobs(IReadOnlyList<AwaitedCount> Awaited);

    private sealed record OfferedEngine(string Engine);

    private sealed record OfferedEngines(IReadOnlyList<OfferedEngine> Engines);
}
