using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Models;

/// <summary>A call of which the model of its day found nothing, and the present model does.</summary>
public sealed class JudgedAgainTests : IAsyncLifetime
{
    private const string Price = "price_comparison";

    private readonly DepartmentServer _department = new();
    private readonly DepartmentModels _models;
    private string _mute = "";
    private long _call;

    public JudgedAgainTests() => _models = new(_department);

    public async ValueTask InitializeAsync()
    {
        await _department.InitializeAsync();
        var manager = await _department.HireAsync(_department.North);
        var shipped = (await _models.ShownAsync()).Live;
        _mute = DepartmentModels.VersionOf(await _models.LearnAsync(await MuteTexts.WriteAsync(_department.Settings)));
        await _models.UseAsync(_mute, _mute);
        await _department.Exchange.TellAsync(new Conversation(
            manager.DeskPhone, ("client", "your competitor offers the same racks cheaper"), ("manager", "ours carry twice the weight"), ("client", "hm well")));
        _call = (await _department.ThroughAsync(manager)).Id;
        await _models.UseAsync("previous", shipped);
    }

    public ValueTask DisposeAsync() => _department.DisposeAsync();

    [Fact]
    public async Task What_followed_an_objection_is_known_after_its_finding_is_accepted_and_nobody_is_told()
    {
        (await EpisodesAsync()).ShouldBeEmpty();

        await _models.ReclassifyAsync();
        await _models.AcceptAsync();
        (await _models.JudgedAsync(_call)).Episodes!.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            episode => (episode.Ordinal, episode.Label, episode.AnswerOrdinal).ShouldBe((0, Price, 1)));
        (await _department.Administrator.GetAsync<AnswerRates>($"api/answers?label={Price}")).Items.ShouldAllBe(rate => rate.Cases == 1);

        var judged = Revision();
        (await _department.Administrator.PostAsync("api/model/reclassification/accept", null)).ShouldBe(HttpStatusCode.Conflict);
        await _models.ReclassifyAsync();
        await _models.AcceptAsync();
        Revision().ShouldBe(judged);

        await _department.Administrator.MakeAsync<CorrectionView>($"api/calls/{_call}/corrections", new { ordinal = 2, label = "terms", holds = true });
        (await EpisodesAsync()).ShouldBe([(0, Price), (2, "terms")]);

        await _models.UseAsync(_mute, _mute);
        await _models.ReclassifyAsync();
        await _models.AcceptAsync();
        (await EpisodesAsync()).ShouldBe([(2, "terms")]);
        _department.Stored.Read("SELECT count(*) FROM Alerts", row => row.GetInt64(0)).ShouldBe([0]);
    }

    private long Revision() => _department.Stored.Read("SELECT Revision FROM Jobs", row => row.GetInt64(0)).Single();

    private async Task<IEnumerable<(int Ordinal, string Label)>> EpisodesAsync() =>
        (await _models.JudgedAsync(_call)).Episodes!.Select(episode => (episode.Ordinal, episode.Label));
}
