using System.Net;
using CallCoach.EndToEnd.Tests.Department;

namespace CallCoach.EndToEnd.Tests.Visibility;

/// <summary>Lists hold what somebody may see, and nothing else.</summary>
[Collection(typeof(TwoTeamsSeen))]
public sealed class VisibleListTests(TwoTeams teams)
{
    /// <summary>Who sees whose calls; <c>nobody's</c> are those on unknown lines.</summary>
    public static TheoryData<string, string> Seen { get; } = new()
    {
        { "administrator", "anna, oleksandr, nobody's" },
        { "head of both", "anna, oleksandr, nobody's" },
        { "supervisor of north", "anna, nobody's" },
        { "supervisor of south", "oleksandr, nobody's" },
        { "trainer of north", "anna" },
        { "anna", "anna" },
        { "oleksandr", "oleksandr" },
    };

    [Theory]
    [MemberData(nameof(Seen))]
    public async Task Calls_are_those_of_visible_managers(string who, string seen) =>
        Names((await teams[who].GetAsync<CallPage>("api/calls?limit=200")).Items.Select(call => call.PersonId)).ShouldBe(seen);

    [Theory]
    [MemberData(nameof(Seen))]
    public async Task Counters_are_those_of_visible_managers(string who, string seen) =>
        Names((await teams[who].GetAsync<CountersView>("api/counters")).Managers.Select(counters => counters.PersonId)).ShouldBe(seen);

    [Theory]
    [MemberData(nameof(Seen))]
    public async Task A_filter_by_person_shows_no_more_than_may_be_seen(string who, string seen)
    {
        foreach (var manager in new[] { teams.Anna, teams.Oleksandr })
        {
            var items = (await teams[who].GetAsync<CallPage>($"api/calls?personId={manager.Id}")).Items;
            items.Any().ShouldBe(seen.Split(", ").Contains(NameOf(manager.Id)), manager.Name);
        }
    }

    [Theory]
    [InlineData("administrator", "anna, oleksandr, nobody's")]
    [InlineData("head of both", "anna, oleksandr, nobody's")]
    [InlineData("supervisor of north", "anna, nobody's")]
    [InlineData("supervisor of south", "oleksandr, nobody's")]
    public async Task Alerts_are_those_on_visible_managers(string who, string seen)
    {
        var alerts = (await teams[who].GetAsync<AlertPage>("api/alerts?limit=200")).Alerts;
        Names(alerts.Select(alert => alert.PersonId)).ShouldBe(seen);
        alerts.ShouldAllBe(alert => alert.Kind == "objection" && alert.Label == "price_comparison");
    }

    [Theory]
    [InlineData("administrator", 3)]
    [InlineData("head of both", 3)]
    [InlineData("supervisor of north", 2)]
    [InlineData("supervisor of south", 2)]
    [InlineData("trainer of north", 1)]
    public async Task Examples_are_from_visible_calls(string who, int count)
    {
        var examples = (await teams[who].GetAsync<ExamplePage>("api/examples?label=price_comparison")).Items;
        examples.Count.ShouldBe(count);
        foreach (var example in examples)
            (await teams[who].StatusOfAsync($"api/calls/{example.CallId}")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("administrator", 3)]
    [InlineData("head of both", 3)]
    [InlineData("supervisor of north", 2)]
    [InlineData("supervisor of south", 2)]
    [InlineData("trainer of north", 1)]
    public async Task Answers_are_from_visible_calls(string who, int count)
    {
        var moments = new HashSet<(long, int)>();
        foreach (var rate in (await teams[who].GetAsync<AnswerRates>("api/answers?label=price_comparison")).Items)
        {
            var answer = rate.Answer is null ? "" : "&answer=" + rate.Answer;
            var items = (await teams[who].GetAsync<AnswerCasePage>("api/answers/cases?label=price_comparison" + answer)).Items;
            items.Select(moment => moment.CallId).Distinct().Count().ShouldBe(rate.Cases);
            moments.UnionWith(items.Select(moment => (moment.CallId, moment.Ordinal)));
        }
        moments.Count.ShouldBe(count);
    }

    [Theory]
    [InlineData("nobody", HttpStatusCode.Unauthorized)]
    [InlineData("anna", HttpStatusCode.Forbidden)]
    [InlineData("trainer of north", HttpStatusCode.Forbidden)]
    [InlineData("supervisor of south", HttpStatusCode.NotFound)]
    [InlineData("supervisor of north", HttpStatusCode.Accepted)]
    public async Task A_job_is_tried_again_only_by_who_supervises_the_call(string who, HttpStatusCode expected) =>
        (await teams[who].PostAsync($"api/calls/{teams.AnnasCall}/retry", null)).ShouldBe(expected);

    [Theory]
    [InlineData("nobody", HttpStatusCode.Unauthorized)]
    [InlineData("head of both", HttpStatusCode.Forbidden)]
    [InlineData("supervisor of north", HttpStatusCode.Forbidden)]
    [InlineData("trainer of north", HttpStatusCode.Forbidden)]
    [InlineData("anna", HttpStatusCode.Forbidden)]
    public async Task Only_an_administrator_changes_the_department(string who, HttpStatusCode expected)
    {
        (await teams[who].PostAsync("api/teams", new { name = "Taken over" })).ShouldBe(expected);
        (await teams[who].PostAsync("api/accounts", new { userName = "eve", name = "Eve", role = "administrator", password = "correct-horse-92" })).ShouldBe(expected);
        var (anna, workday) = (teams.Anna, new { start = "09:00", end = "18:00" });
        using var changed = await teams[who].SendAsync(
            HttpMethod.Put, $"api/people/{anna.Id}",
            new { name = anna.Name, teamId = teams.Department.South.Id, role = "hunter", callsPerHour = (int?)null, workday, lines = Array.Empty<string>() });
        changed.StatusCode.ShouldBe(expected);
    }

    private string Names(IEnumerable<long?> people) =>
        string.Join(", ", people.Distinct().OrderBy(id => id is null).ThenBy(id => id).Select(NameOf));

    private string NameOf(long? person) =>
        person is null ? "nobody's" : person == teams.Anna.Id ? "anna" : person == teams.Oleksandr.Id ? "oleksandr" : "a stranger";
}
