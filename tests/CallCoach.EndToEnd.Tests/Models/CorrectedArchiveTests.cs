using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Models;

/// <summary>Three calls with the same words: in one a label was taken away and another added, of one the alert was false, the third nobody touched.</summary>
public sealed class CorrectedArchiveTests : IAsyncLifetime
{
    private const string Price = "price_comparison";
    private const string Terms = "terms";

    private readonly DepartmentServer _department = new();
    private readonly DepartmentModels _models;
    private Manager _manager = null!;
    private string _shipped = "";
    private string _mute = "";
    private long _corrected;
    private long _falseAlarm;
    private long _untouched;

    public CorrectedArchiveTests() => _models = new(_department);

    public async ValueTask InitializeAsync()
    {
        await _department.InitializeAsync();
        _manager = await _department.HireAsync(_department.North);
        _shipped = (await _models.ShownAsync()).Live;
        _mute = DepartmentModels.VersionOf(await _models.LearnAsync(await MuteTexts.WriteAsync(_department.Settings)));
        _corrected = await TellAsync();
        _falseAlarm = await TellAsync();
        _untouched = await TellAsync();
        await _department.Administrator.MakeAsync<CorrectionView>($"api/calls/{_corrected}/corrections", new { ordinal = 0, label = Price, holds = false });
        await _department.Administrator.MakeAsync<CorrectionView>($"api/calls/{_corrected}/corrections", new { ordinal = 2, label = Terms, holds = true });
        var alert = (await _department.AlertsAsync(_manager)).Single(told => told.CallId == _falseAlarm);
        (await _department.Administrator.PostAsync($"api/alerts/{alert.Id}/false-alarm", null)).ShouldBe(HttpStatusCode.OK);
    }

    public ValueTask DisposeAsync() => _department.DisposeAsync();

    [Fact]
    public async Task What_people_said_is_shown_counted_and_listed_before_and_after_another_models_findings_are_accepted()
    {
        await ShouldShowAsync(price: [_untouched]);

        await _models.UseAsync(_mute, _mute);
        (await _models.ReclassifyAsync()).Differences.ShouldBe([new(Price, Appeared: 0, Vanished: 1, Unchanged: 0), new(Terms, Appeared: 0, Vanished: 0, Unchanged: 1)]);
        await ShouldShowAsync(price: [_untouched]);
        await _models.AcceptAsync();
        await ShouldShowAsync(price: []);

        await _models.UseAsync("previous", _shipped);
        (await _models.ReclassifyAsync()).Differences.ShouldBe([new(Price, Appeared: 1, Vanished: 0, Unchanged: 0), new(Terms, Appeared: 0, Vanished: 0, Unchanged: 1)]);
        await ShouldShowAsync(price: []);
        await _models.AcceptAsync();
        await ShouldShowAsync(price: [_untouched]);
    }

    private async Task ShouldShowAsync(long[] price)
    {
        foreach (var (label, calls) in new[] { (Price, price), (Terms, [_corrected]) })
        {
            (await _department.Administrator.GetAsync<CallPage>($"api/calls?label={label}")).Items.Select(call => call.Id).ShouldBe(calls, label);
            (await _department.Administrator.GetAsync<ExamplePage>($"api/examples?label={label}&limit=100")).Items.Select(example => example.CallId).ShouldBe(calls, label);
        }
        foreach (var call in new[] { _corrected, _falseAlarm, _untouched })
        {
            var shown = await _models.JudgedAsync(call);
            shown.Utterances!.SelectMany(said => said.Objections.Select(found => (found.Label, said.Ordinal, found.ByPerson)))
                .ShouldBe(call == _corrected ? [(Terms, 2, true)] : price.Contains(call) ? [(Price, 0, false)] : []);
            shown.Episodes!.Select(episode => episode.Label).ShouldBe(shown.Labels.Select(found => found.Label));
        }
        (await _models.JudgedAsync(_corrected)).Corrections!.Select(said => (said.Label, said.Holds, said.State)).ShouldBe([(Terms, true, "standing"), (Price, false, "standing")]);
        var alerts = await _department.AlertsAsync(_manager);
        alerts.ShouldAllBe(alert => alert.Times == 1);
        alerts.Where(alert => alert.FalseAlarm is null).ShouldHaveSingleItem().CallId.ShouldBe(_untouched);
        alerts.Count.ShouldBe(3);
    }

    private async Task<long> TellAsync()
    {
        var known = (await _department.CallsAsync(_manager)).Select(call => call.Id).ToHashSet();
        await _department.Exchange.TellAsync(new Conversation(
            _manager.DeskPhone, ("client", "your competitor offers the same racks cheaper"), ("manager", "ours carry twice the weight"), ("client", "hm well")));
        return (await _department.CallAsync(_manager, "is new and through", call => call.IsThrough && !known.Contains(call.Id))).Id;
    }
}
