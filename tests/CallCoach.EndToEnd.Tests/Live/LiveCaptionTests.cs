using System.Net;
using CallCoach.EndToEnd.Tests.Clients;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Speech;

namespace CallCoach.EndToEnd.Tests.Live;

/// <summary>What a page is told of a call while it is on, and what becomes of it when the recording has been heard.</summary>
public sealed class LiveCaptionTests : IAsyncLifetime
{
    private const string Cheaper = "your competitor offers the same racks cheaper";

    private readonly WhisperServer _whisper = new(Cheaper) { Language = "english" };
    private readonly NodeClients _node;
    private readonly DepartmentServer _department;

    public LiveCaptionTests(NodeClients node)
    {
        _node = node;
        _department = new(settings =>
            settings.With("Speech:Engine", "whisper-server").With("Speech:WhisperServer:Url", _whisper.Url).With("Live:Workers", "1"));
    }

    public ValueTask InitializeAsync() => _department.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _department.DisposeAsync();
        await _whisper.DisposeAsync();
    }

    [Theory]
    [InlineData(Cheaper, "confirmed")]
    [InlineData("we could meet on thursday", "unconfirmed")]
    public async Task Caption_and_alert_come_before_the_call_ends_and_the_recording_confirms_the_alert_or_does_not(string recorded, string verdict)
    {
        var manager = await _department.HireAsync(_department.North);
        await using var page = await PageAsync(_department.Administrator);
        using var on = await _department.DialLiveAsync(manager);
        await HeardAsync(on.Id);
        (await page.OpenAsync(on.Id)).GetProperty("replaced").GetBoolean().ShouldBeFalse();

        await on.SayAsync(1, seconds: 1);

        var caption = await page.HearsAsync("a caption", news => news.Event == "CaptionAdded");
        (caption.Value.GetProperty("text").GetString(), caption.Value.GetProperty("speaker").GetString(), caption.Value.GetProperty("callId").GetInt64())
            .ShouldBe((Cheaper, "client", on.Id));
        var raised = (await page.HearsAlertAsync(alert => alert.PersonId == manager.Id && alert.Kind == "objection")).As<AlertView>();
        (raised.Live, raised.Caption!.Text, raised.Utterance).ShouldBe(("pending", Cheaper, null));
        (await _department.LiveAsync()).ShouldContain(live => live.CallId == on.Id);

        _whisper.Text = recorded;
        await on.Stream.StopAsync();
        await _department.RecordAsync(on.Call);

        var judged = (await page.HearsAlertAsync(alert => alert.Id == raised.Id && alert.Live == verdict)).As<AlertView>();
        (judged.Times, judged.FalseAlarm, judged.Utterance is null).ShouldBe((1, null, verdict == "unconfirmed"));
        (await _department.AlertsAsync(manager)).Count(alert => alert.Kind == "objection").ShouldBe(1);
        (await page.OpenAsync(on.Id)).GetProperty("replaced").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Captions_are_told_only_to_those_who_may_see_the_call_and_have_it_open()
    {
        var manager = await _department.HireAsync(_department.North);
        await _department.AddAccountAsync("south", "supervisor", _department.South);
        var south = await _department.SignInAsync("south");
        await using var open = await PageAsync(_department.Administrator);
        await using var closed = await PageAsync(_department.Administrator);
        await using var foreign = await PageAsync(south);
        using var on = await _department.DialLiveAsync(manager);
        await HeardAsync(on.Id);
        await open.OpenAsync(on.Id);
        (await foreign.OpenAsync(on.Id)).ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await south.StatusOfAsync($"api/calls/{on.Id}/captions")).ShouldBe(HttpStatusCode.NotFound);

        await on.SayAsync(1, seconds: 1);

        await open.HearsAsync("a caption", news => news.Event == "CaptionAdded");
        await closed.HearsAlertAsync(alert => alert.PersonId == manager.Id);
        closed.News.Concat(foreign.News).ShouldNotContain(news => news.Event == "CaptionAdded" || news.Event == "HearingChanged");
        (await CaptionsAsync(on.Id)).Captions.ShouldHaveSingleItem().Objections.ShouldContain(found => found.Label == "price_comparison");
    }

    [Fact]
    public async Task More_calls_than_can_be_heard_are_told_to_be_behind_and_come_up_when_the_engine_does()
    {
        var busy = new TaskCompletionSource();
        _whisper.Busy = busy.Task;
        var (one, other) = (await _department.HireAsync(_department.North), await _department.HireAsync(_department.North));
        using var first = await _department.DialLiveAsync(one);
        using var second = await _department.DialLiveAsync(other);
        await HeardAsync(first.Id);
        await HeardAsync(second.Id);
        foreach (var on in new[] { first, second })
            await on.SayAsync(1, seconds: 1);

        await Eventually.HoldsAsync("both calls are behind", async () =>
            (await CaptionsAsync(first.Id)).Hearing.BehindSeconds > 0 && (await CaptionsAsync(second.Id)).Hearing.BehindSeconds > 0);
        busy.SetResult();

        await Eventually.HoldsAsync("both calls have their captions and are behind no more", async () =>
        {
            var both = new[] { await CaptionsAsync(first.Id), await CaptionsAsync(second.Id) };
            return both.All(call => call is { Captions.Count: 1, Hearing.BehindSeconds: 0 });
        });
    }

    private async Task<HubClient> PageAsync(Visitor visitor)
    {
        var page = await _node.ConnectAsync(_department.Process.Address, visitor.Cookie);
        await page.ResumeAsync(0);
        return page;
    }

    private Task HeardAsync(long call) => Eventually.HoldsAsync("the call is heard", async () => (await CaptionsAsync(call)).Hearing.IsHeard);

    private Task<CaptionsView> CaptionsAsync(long call) => _department.Administrator.GetAsync<CaptionsView>($"api/calls/{call}/captions");

    private sealed record CaptionsView(bool Replaced, HearingView Hearing, IReadOnlyList<CaptionView> Captions);

    private sealed record HearingView(bool IsHeard, int BehindSeconds, int SkippedSeconds, string? Problem);

    private sealed record CaptionView(long Id, string Speaker, double Start, string Text, IReadOnlyList<LabelView> Objections);
}
