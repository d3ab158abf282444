using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Clients;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;
using CallCoach.EndToEnd.Tests.Webhooks;

namespace CallCoach.EndToEnd.Tests.Corrections;

/// <summary>A supervisor's corrections through the front door, and everything that must not show any more what they took away.</summary>
[Collection(typeof(FrontDoor))]
public sealed class CorrectionTests(DepartmentServer department, NodeClients node)
{
    private const string Cheaper = "your competitor offers the same racks cheaper";
    private const string Price = "price_comparison";

    [Fact]
    public async Task A_label_taken_away_is_gone_everywhere_and_stays_gone_when_the_call_is_processed_again()
    {
        var (manager, supervisor, call) = await ToldCallAsync();
        var trainer = await SignInAsync("trainer");
        await using var page = await node.ConnectAsync(department.Process.Address, supervisor.Cookie);
        (await ExamplesAsync(trainer, call)).ShouldBe(1);
        var before = (await department.AlertsAsync(manager)).ShouldHaveSingleItem();

        var correction = await supervisor.MakeAsync<CorrectionView>(Path(call, "corrections"), new { ordinal = 1, label = Price, holds = false, text = Cheaper });

        correction.ShouldSatisfyAllConditions(
            c => (c.Ordinal, c.Label, c.Holds, c.Text, c.State).ShouldBe((1, Price, false, Cheaper, "standing")),
            c => c.By.ShouldStartWith("The supervisor "),
            c => c.ModelScore!.Value.ShouldBeInRange(0.3, 1));
        await ShouldBeGoneAsync();
        var told = (await page.HearsAlertAsync(alert => alert.Id == before.Id && alert.FalseAlarm is not null)).As<AlertView>();
        told.Sequence.ShouldBeGreaterThan(before.Sequence);
        await page.HearsAsync("the call without the label", news => news.Event == "CallChanged" && news.As<CallView>() is { Labels: [] } changed && changed.Id == call);

        await department.ThroughAsync(manager);
        (await supervisor.PostAsync(Path(call, "retry"), null)).ShouldBe(HttpStatusCode.Accepted);
        await department.ThroughAsync(manager);
        await ShouldBeGoneAsync();
        page.News.ShouldNotContain(news => news.Event == "AlertRaised");

        async Task ShouldBeGoneAsync()
        {
            var shown = await ShownAsync(call);
            shown.Labels.ShouldBeEmpty();
            shown.Utterances!.ShouldAllBe(said => said.Objections.Count == 0);
            (await supervisor.GetAsync<CallPage>($"api/calls?label={Price}&personId={manager.Id}")).Items.ShouldBeEmpty();
            (await ExamplesAsync(trainer, call)).ShouldBe(0);
            (await department.AlertsAsync(manager)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                alert => alert.FalseAlarm!.By.ShouldBe(correction.By), alert => alert.Times.ShouldBe(1), alert => alert.ToldSequence.ShouldBe(before.Sequence));
        }
    }

    [Fact]
    public async Task A_false_alarm_is_none_until_it_is_taken_back()
    {
        var (manager, supervisor, call) = await ToldCallAsync();
        var alert = (await department.AlertsAsync(manager)).ShouldHaveSingleItem();
        alert.FalseAlarm.ShouldBeNull();

        var called = await ChangedAsync(supervisor, HttpMethod.Post, alert.Id);
        called.ShouldSatisfyAllConditions(a => a.FalseAlarm!.By.ShouldStartWith("The supervisor "), a => a.Sequence.ShouldBeGreaterThan(alert.Sequence));
        (await ChangedAsync(department.Administrator, HttpMethod.Post, alert.Id)).FalseAlarm.ShouldBe(called.FalseAlarm);
        await department.ThroughAsync(manager);
        (await supervisor.PostAsync(Path(call, "retry"), null)).ShouldBe(HttpStatusCode.Accepted);
        await department.ThroughAsync(manager);
        (await ShownAsync(call)).ShouldSatisfyAllConditions(
            shown => shown.Labels.ShouldBeEmpty(),
            shown => shown.Corrections!.ShouldHaveSingleItem().Holds.ShouldBeFalse(),
            shown => shown.Alerts!.ShouldHaveSingleItem().FalseAlarm.ShouldBe(called.FalseAlarm));

        (await ChangedAsync(supervisor, HttpMethod.Delete, alert.Id)).ShouldSatisfyAllConditions(a => a.FalseAlarm.ShouldBeNull(), a => a.Times.ShouldBe(1));
        (await ShownAsync(call)).ShouldSatisfyAllConditions(
            shown => shown.Labels.ShouldHaveSingleItem().Label.ShouldBe(Price),
            shown => shown.Corrections!.ShouldHaveSingleItem().State.ShouldBe("taken_back"));
    }

    [Fact]
    public async Task What_was_missed_is_added_found_in_every_list_and_taken_back()
    {
        var (_, supervisor, call) = await ToldCallAsync();
        var body = new { ordinal = 2, label = "terms", holds = true };

        var added = await supervisor.MakeAsync<CorrectionView>(Path(call, "corrections"), body);
        using (var again = await supervisor.SendAsync(HttpMethod.Post, Path(call, "corrections"), body))
        {
            again.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await again.Content.ReadFromJsonAsync<CorrectionView>(JsonSerializerOptions.Web, TestContext.Current.CancellationToken))!.Id.ShouldBe(added.Id);
        }
        var shown = (await ShownAsync(call)).Utterances![2].Objections.ShouldHaveSingleItem();
        (shown.Label, shown.Score, shown.ByPerson, shown.Why.Count).ShouldBe(("terms", 1, true, 0));
        (await supervisor.GetAsync<CallPage>("api/calls?label=terms")).Items.ShouldContain(listed => listed.Id == call);

        for (var time = 0; time < 2; time++)
            using (var gone = await supervisor.SendAsync(HttpMethod.Delete, Path(call, $"corrections/{added.Id}")))
                gone.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ShownAsync(call)).ShouldSatisfyAllConditions(
            now => now.Utterances![2].Objections.ShouldBeEmpty(),
            now => now.Corrections!.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.State.ShouldBe("taken_back"), c => c.EndedBy.ShouldBe(added.By)));
    }

    [Fact]
    public async Task An_objection_tells_which_words_weighed_most()
    {
        var (_, _, call) = await ToldCallAsync();

        var why = (await ShownAsync(call)).Utterances![1].Objections.Single(found => found.Label == Price).Why;

        why.Select(word => word.Text).ShouldContain("cheaper");
        why.ShouldAllBe(word => Cheaper.Substring(word.Start, word.Length) == word.Text);
    }

    [Fact]
    public async Task A_short_reply_is_explained_with_the_managers_question_before_it()
    {
        var (manager, _, _) = await ToldCallAsync();
        await department.Exchange.TellAsync(new Conversation(
            manager.DeskPhone, ("client", "hello"), ("manager", "does your director decide that"), ("client", "yes he does")));
        var call = await department.CallAsync(manager, "has the reply", listed => listed.IsThrough && listed.Labels.Any(found => found.Label == "not_decision_maker"));

        var why = call.Utterances![2].Objections.Single(found => found.Label == "not_decision_maker").Why;

        why.Select(word => word.Text).ShouldContain("yes");
        why.Select(word => word.Text).ShouldBeSubsetOf(["yes", "he", "does"]);
    }

    [Theory]
    [InlineData("""{"ordinal":0,"label":"price_comparison","holds":true}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"ordinal":99,"label":"price_comparison","holds":true}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"ordinal":1,"label":"expensive","holds":true}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"ordinal":1,"label":"terms"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"ordinal":1,"label":"terms","holds":true,"text":"what an older transcript had"}""", HttpStatusCode.Conflict)]
    public async Task What_cannot_be_corrected_is_refused_with_a_reason(string body, HttpStatusCode status)
    {
        var (_, supervisor, call) = await ToldCallAsync();

        using var answer = await supervisor.SendAsync(HttpMethod.Post, Path(call, "corrections"), JsonDocument.Parse(body).RootElement);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await ShownAsync(call)).Corrections!.ShouldBeEmpty();
    }

    private async Task<(Manager Manager, Visitor Supervisor, long Call)> ToldCallAsync()
    {
        var manager = await department.HireAsync(department.North);
        var supervisor = await SignInAsync("supervisor");
        await department.Exchange.TellAsync(new Conversation(manager.DeskPhone, ("manager", "good morning"), ("client", Cheaper), ("client", "hm well")));
        var call = await department.ThroughAsync(manager);
        return (manager, supervisor, call.Id);
    }

    private async Task<Visitor> SignInAsync(string role)
    {
        var userName = $"{role}-{Guid.NewGuid():N}";
        await department.AddAccountAsync(userName, role, department.North);
        return await department.SignInAsync(userName);
    }

    private Task<CallView> ShownAsync(long call) => department.Administrator.GetAsync<CallView>(Path(call));

    private static async Task<int> ExamplesAsync(Visitor trainer, long call) =>
        (await trainer.GetAsync<ExamplePage>($"api/examples?label={Price}&limit=100")).Items.Count(example => example.CallId == call);

    private static async Task<AlertView> ChangedAsync(Visitor visitor, HttpMethod method, long alert)
    {
        using var answer = await visitor.SendAsync(method, string.Create(CultureInfo.InvariantCulture, $"api/alerts/{alert}/false-alarm"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<AlertView>(JsonSerializerOptions.Web))!;
    }

    private static string Path(long call, string? below = null) =>
        string.Create(CultureInfo.InvariantCulture, $"api/calls/{call}") + (below is null ? "" : "/" + below);
}
