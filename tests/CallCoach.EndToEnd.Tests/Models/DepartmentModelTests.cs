using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Page;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Models;

/// <summary>A department that has learned a model which finds nothing.</summary>
public sealed class DepartmentModelTests : IAsyncLifetime
{
    private const string Objection = "your competitor offers the same racks cheaper";

    private readonly Chromium _chromium;
    private readonly DepartmentServer _department = new();
    private readonly DepartmentModels _models;
    private Manager _manager = null!;
    private string _shipped = "";
    private string _mute = "";

    public DepartmentModelTests(Chromium chromium) => (_chromium, _models) = (chromium, new(_department));

    public async ValueTask InitializeAsync()
    {
        await _department.InitializeAsync();
        _manager = await _department.HireAsync(_department.North);
        _shipped = (await _models.ShownAsync()).Live;
        var learned = await _models.LearnAsync(await MuteTexts.WriteAsync(_department.Settings));
        learned.ExitCode.ShouldBe(1, learned.ToString());
        learned.ErrorLines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => line.ShouldStartWith("It is kept, but not live: macro-F1 on the held-out trades falls"),
            line => line.ShouldContain("precision of price_comparison"));
        _mute = DepartmentModels.VersionOf(learned);
    }

    public ValueTask DisposeAsync() => _department.DisposeAsync();

    [Fact]
    public async Task What_is_worse_is_kept_but_not_live_and_what_somebody_chose_all_the_same_is_undone_by_one_command()
    {
        (await _models.ShownAsync()).ShouldSatisfyAllConditions(
            model => model.Live.ShouldBe(_shipped),
            model => model.Models.Select(one => (one.Version, one.Origin, one.State)).ShouldBe([(_mute, "learned", "not_accepted"), (_shipped, "shipped", "live")]));
        (await _models.RunAsync("model", "list")).OutputLines.ShouldContain(line => line.StartsWith(_mute, StringComparison.Ordinal) && line.Contains("not accepted: macro-F1", StringComparison.Ordinal));
        (await TellAsync()).ShouldSatisfyAllConditions(
            call => call.Labels.ShouldContain(found => found.Label == "price_comparison"),
            call => call.ObjectionModel.ShouldBe(_shipped));

        await _models.UseAsync(_mute, _mute);
        (await TellAsync()).ShouldSatisfyAllConditions(call => call.Labels.ShouldBeEmpty(), call => call.ObjectionModel.ShouldBe(_mute));

        await _models.UseAsync("previous", _shipped);
        (await TellAsync()).ObjectionModel.ShouldBe(_shipped);
        (await _models.RunAsync("model", "use", "ffff")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task The_archive_is_judged_again_shown_before_it_is_accepted_and_raises_no_alert()
    {
        var call = await TellAsync();
        var alerts = (await _department.AlertsAsync(_manager)).Count;
        alerts.ShouldBe(1);
        await _models.UseAsync(_mute, _mute);

        (await _models.RunAsync("model", "reclassify")).ExitCode.ShouldBe(0);
        (await _models.RunAsync("model", "reclassify")).ErrorLines.ShouldHaveSingleItem();
        (await _department.Administrator.PostAsync("api/model/reclassification", null)).ShouldBe(HttpStatusCode.Conflict);
        await _models.ReachesAsync("ready");
        (await _models.ShownAsync()).Reclassification!.Differences!.ShouldContain(new DifferenceView("price_comparison", Appeared: 0, Vanished: 1, Unchanged: 0));
        (await LabelsAsync(call)).ShouldNotBeEmpty();
        (await _department.Administrator.GetAsync<IReadOnlyList<ChangedView>>("api/model/differences?label=price_comparison&appeared=false"))
            .ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.CallId.ShouldBe(call.Id), one => one.Text.ShouldBe(Objection));
        (await _models.RunAsync("model", "reclassify", "--status")).Output.ShouldContain($"- price_comparison https://calls.regal.example/coach/calls/{call.Id}?t=0 {Objection}");

        (await _models.RunAsync("model", "reclassify", "--accept")).ExitCode.ShouldBe(0);
        await _models.ReachesAsync("accepted");
        (await LabelsAsync(call)).ShouldBeEmpty();
        (await _department.Administrator.GetAsync<CallView>($"api/calls/{call.Id}")).ObjectionModel.ShouldBe(_mute);

        await _models.UseAsync("previous", _shipped);
        await _models.ReclassifyAsync();
        await _models.AcceptAsync();
        (await LabelsAsync(call)).ShouldContain("price_comparison");
        (await _department.AlertsAsync(_manager)).Count.ShouldBe(alerts);
        _department.Stored.Read("SELECT max(Times) FROM Alerts", row => row.GetInt64(0)).ShouldBe([1]);
    }

    [Fact]
    public async Task A_run_whose_model_is_no_longer_live_can_only_be_discarded()
    {
        var call = await TellAsync();
        await _models.UseAsync(_mute, _mute);
        (await _department.Administrator.PostAsync("api/model/reclassification", null)).ShouldBe(HttpStatusCode.Accepted);
        await _models.ReachesAsync("ready");
        await _models.UseAsync("shipped", _shipped);

        (await _models.ShownAsync()).Reclassification!.Outdated.ShouldBeTrue();
        (await _department.Administrator.PostAsync("api/model/reclassification/accept", null)).ShouldBe(HttpStatusCode.Conflict);
        (await _models.RunAsync("model", "reclassify", "--accept")).ErrorLines.ShouldHaveSingleItem().ShouldContain($"It was done with model {_mute}");
        (await _models.RunAsync("model", "reclassify", "--discard")).ExitCode.ShouldBe(0);
        (await LabelsAsync(call)).ShouldContain("price_comparison");
    }

    [Fact]
    public async Task A_damaged_live_model_leaves_the_one_before_judging_and_the_log_and_the_doctor_say_so()
    {
        await _models.UseAsync(_mute, _mute);
        (await _department.Process.StopAsync()).ShouldBe(0);
        var file = Path.Combine(_department.Settings.DataDirectory, "models", "objections", _mute + ".model");
        var content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        content[^40] ^= 1;
        await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);

        await _department.Process.StartAsync();

        (await _models.ShownAsync()).ShouldSatisfyAllConditions(model => model.Live.ShouldBe(_shipped), model => model.Problems.ShouldNotBeEmpty());
        (await TellAsync()).ObjectionModel.ShouldBe(_shipped);
        var said = $"Model {_mute} should be live; {_shipped} is used instead.";
        _department.Process.Output.ShouldContain(line => line.Contains(said, StringComparison.Ordinal) && line.Contains("WRN", StringComparison.Ordinal));
        (await _models.RunAsync("doctor")).OutputLines.ShouldContain(line => line.StartsWith("missing  live objection model", StringComparison.Ordinal) && line.Contains(said, StringComparison.Ordinal));
        var listed = await _models.RunAsync("model", "list");
        (listed.ExitCode, listed.ErrorLines[^1]).ShouldBe((1, said));
    }

    [Fact]
    public async Task The_sales_head_sees_what_would_change_hears_of_the_second_and_accepts()
    {
        await _department.AddAccountAsync("head-of-models", "sales_head", _department.North);
        var call = await TellAsync();
        await _models.UseAsync(_mute, _mute);
        await using var visit = await _chromium.VisitAsync(_department.Process.Address);
        await visit.ComeInAsync("head-of-models");
        await visit.GoAsync("/model");
        await visit.IsAtAsync("/model");
        await Expect(visit.Find("model", "version", _mute)).ToHaveAttributeAsync("data-state", "live");

        await visit.Find("reclassify").ClickAsync();
        await Expect(visit.Find("archive")).ToHaveAttributeAsync("data-state", "ready");
        await Expect(visit.Find("difference", "label", "price_comparison")).ToHaveAttributeAsync("data-vanished", "1");
        await visit.Find("difference", "label", "price_comparison").GetByTestId("vanished").ClickAsync();
        await Expect(visit.Find("changed", "call", call.Id)).ToContainTextAsync(Objection);
        await visit.PictureAsync("model");

        await visit.Find("accept").ClickAsync();
        await Expect(visit.Find("archive")).ToHaveAttributeAsync("data-state", "accepted");
        (await LabelsAsync(call)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("supervisor")]
    [InlineData("trainer")]
    public async Task Only_administrators_and_sales_heads_have_the_archive_judged_again(string role)
    {
        await _department.AddAccountAsync("no-" + role, role, _department.North);
        var visitor = await _department.SignInAsync("no-" + role);
        foreach (var address in new[] { "", "/accept", "/discard" })
            (await visitor.PostAsync("api/model/reclassification" + address, null)).ShouldBe(HttpStatusCode.Forbidden, address);
        (await _department.Guest().PostAsync("api/model/reclassification", null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await _models.ShownAsync()).Reclassification.ShouldBeNull();
    }

    private async Task<CallView> TellAsync()
    {
        var known = (await _department.CallsAsync(_manager)).Select(call => call.Id).ToHashSet();
        await _department.Exchange.TellAsync(new Conversation(_manager.DeskPhone, ("client", Objection), ("manager", "ours carry twice the weight")));
        return await _department.CallAsync(_manager, "is new and through", call => call.IsThrough && !known.Contains(call.Id));
    }

    private async Task<IReadOnlyList<string>> LabelsAsync(CallView call) =>
        [.. (await _department.Administrator.GetAsync<CallView>($"api/calls/{call.Id}")).Labels.Select(found => found.Label)];
}
