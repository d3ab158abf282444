using System.Globalization;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Live;
using CallCoach.EndToEnd.Tests.Speech;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Page;

/// <summary>What a supervisor reads of a call while it is on.</summary>
public sealed class LiveCaptionPageTests : IAsyncLifetime
{
    private const string Cheaper = "a competitor is cheaper";
    private const string Reader = "supervisor-who-reads";

    private readonly WhisperServer _whisper = new(Cheaper) { Language = "english" };
    private readonly DepartmentServer _department;
    private readonly Chromium _chromium;

    public LiveCaptionPageTests(Chromium chromium)
    {
        _chromium = chromium;
        // The stream stands still while the test looks at the page: what is said after that would count as said long ago.
        _department = new(settings => settings.With("Speech:Engine", "whisper-server").With("Speech:WhisperServer:Url", _whisper.Url)
            .With("Live:Workers", "1").With("Live:LongestWaitSeconds", "600"));
    }

    public async ValueTask InitializeAsync()
    {
        await _department.InitializeAsync();
        await _department.AddAccountAsync(Reader, "supervisor", _department.North);
    }

    public async ValueTask DisposeAsync()
    {
        await _department.DisposeAsync();
        await _whisper.DisposeAsync();
    }

    [Fact]
    public async Task The_caption_and_its_mark_come_before_the_call_ends_the_alert_leads_there_and_says_when_the_recording_did_not_confirm_it()
    {
        var manager = await _department.HireAsync(_department.North);
        await using var today = await VisitAsync();
        await using var phone = await VisitAsync(phone: true);
        using var on = await _department.DialLiveAsync(manager);
        await phone.Page.GotoAsync(PlaceOf(on));
        await Expect(phone.Find("hearing")).ToHaveAttributeAsync("data-heard", "true");
        await Expect(phone.Page.GetByText("Nothing has been said yet.")).ToBeVisibleAsync();

        await on.SayAsync(1, seconds: 1);

        var caption = phone.Find("caption");
        await Expect(caption).ToHaveAttributeAsync("data-speaker", "client");
        await Expect(caption).ToContainTextAsync(Cheaper);
        await Expect(caption.Locator("[data-testid=objection-mark][data-label=price_comparison]")).ToBeVisibleAsync();
        await Expect(phone.Find("call-alert", "live", "pending")).ToContainTextAsync("heard live");
        await ShownAsync(phone, caption, "captions-phone");

        var alert = today.Find("alert", "person", manager.Id);
        await Expect(alert).ToHaveAttributeAsync("data-live", "pending");
        await Expect(alert).ToContainTextAsync(Cheaper);
        await Expect(alert).ToContainTextAsync("heard live");
        await today.PictureAsync("today-heard-live");
        await alert.GetByRole(AriaRole.Link).ClickAsync();
        await today.IsAtAsync(PlaceOf(on));
        await Expect(today.Find("caption", "current", "true")).ToContainTextAsync(Cheaper);
        await Expect(today.Find("caption", "current", "true")).ToBeInViewportAsync();
        await today.PictureAsync("captions-wide");

        _whisper.Text = "we could meet on thursday";
        await on.Stream.StopAsync();
        await _department.RecordAsync(on.Call);

        await Expect(today.Find("utterance")).ToContainTextAsync("we could meet on thursday");
        await Expect(today.Find("caption")).ToHaveCountAsync(0);
        var unconfirmed = today.Find("call-alert", "live", "unconfirmed");
        await Expect(unconfirmed).ToContainTextAsync("the recording did not confirm it");
        await Expect(unconfirmed).ToContainTextAsync(Cheaper);
        await today.PictureAsync("captions-replaced");
        await ShownAsync(phone, phone.Find("call-alert", "live", "unconfirmed"), "captions-replaced-phone");
    }

    [Fact]
    public async Task The_newest_caption_stays_in_view_until_its_reader_scrolls_up()
    {
        using var on = await _department.DialLiveAsync(await _department.HireAsync(_department.North));
        await using var visit = await VisitAsync(phone: true, language: "ru");
        await visit.Page.GotoAsync(PlaceOf(on));
        await Expect(visit.Find("hearing")).ToHaveAttributeAsync("data-heard", "true");
        var captions = visit.Find("caption");
        var next = 1;
        for (var number = 1; number <= 10; number++)
            next = await SayAsync(number);
        var list = visit.Find("captions");
        await Expect(captions.Last).ToContainTextAsync("this is phrase number 10");
        await SeenAsync(captions.Last);
        await Expect(captions.First).Not.ToBeInViewportAsync();
        await visit.PictureAsync("captions-many-phone");

        await list.EvaluateAsync("box => box.scrollTo(0, 0)");
        var toNewest = visit.Find("captions-newest");
        await Expect(toNewest).ToBeVisibleAsync();
        await SayAsync(11);
        await SeenAsync(captions.First);
        await Expect(captions.Last).Not.ToBeInViewportAsync();

        await toNewest.ClickAsync();
        await Expect(toNewest).ToHaveCountAsync(0);

        async Task<int> SayAsync(int number)
        {
            _whisper.Text = string.Create(CultureInfo.InvariantCulture, $"this is phrase number {number}");
            var after = await on.SayAsync(next, seconds: 1, number % 2 == 0 ? "inbound" : "outbound");
            await Expect(captions).ToHaveCountAsync(number);
            return after;
        }
    }

    [Fact]
    public async Task The_page_tells_how_far_the_captions_are_behind_and_what_is_wrong_with_the_engine()
    {
        using var on = await _department.DialLiveAsync(await _department.HireAsync(_department.North));
        await using var visit = await VisitAsync(language: "pl");
        await visit.Page.GotoAsync(PlaceOf(on));
        var hearing = visit.Find("hearing");
        await Expect(hearing).ToHaveAttributeAsync("data-heard", "true");

        var busy = new TaskCompletionSource();
        _whisper.Busy = busy.Task;
        var next = await on.SayAsync(1, seconds: 1);
        await Expect(hearing).Not.ToHaveAttributeAsync("data-behind", "0");
        await Expect(hearing).ToContainTextAsync("Opóźnienie");
        busy.SetResult();
        await Expect(visit.Find("caption")).ToHaveCountAsync(1);
        await Expect(hearing).ToHaveAttributeAsync("data-behind", "0");
        await Expect(hearing).Not.ToContainTextAsync("Opóźnienie");

        _whisper.IsAway = true;
        next = await on.SayAsync(next, seconds: 2);
        await Expect(hearing).ToHaveAttributeAsync("data-problem", "engine_failed");
        await Expect(hearing.GetByRole(AriaRole.Status)).ToHaveTextAsync("Silnik mowy nie odpowiada. Brakujące fragmenty uzupełni nagranie.");
        await Expect(hearing).ToContainTextAsync("s nie usłyszano");
        await visit.PictureAsync("captions-engine-failed");

        _whisper.IsAway = false;
        await on.SayAsync(next, seconds: 1);
        await Expect(visit.Find("caption")).ToHaveCountAsync(2);
        await Expect(hearing).ToHaveAttributeAsync("data-problem", "");
    }

    private async Task<PageVisit> VisitAsync(bool phone = false, string language = "en")
    {
        var visit = await _chromium.VisitAsync(_department.Process.Address, phone: phone);
        await visit.Page.AddInitScriptAsync($"localStorage.setItem('callcoach.language', '{language}')");
        await visit.ComeInAsync(Reader);
        return visit;
    }

    private static string PlaceOf(CallThatIsOn on) => string.Create(CultureInfo.InvariantCulture, $"/calls/{on.Id}");

    /// <summary>It is in view, and nothing lies upon it.</summary>
    private static Task SeenAsync(ILocator row) => Eventually.HoldsAsync("it is seen", () => row.EvaluateAsync<bool>(
        "row => { const at = row.getBoundingClientRect(); return row.contains(document.elementFromPoint(at.left + at.width / 2, at.bottom - 4)); }"));

    /// <summary>Keeps a picture in which this is seen.</summary>
    private static async Task ShownAsync(PageVisit visit, ILocator seen, string picture)
    {
        await seen.ScrollIntoViewIfNeededAsync();
        await visit.PictureAsync(picture);
    }
}
