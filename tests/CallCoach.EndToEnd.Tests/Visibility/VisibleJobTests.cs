using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Recordings;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Visibility;

public sealed class VisibleJobTests(DepartmentServer department) : IClassFixture<DepartmentServer>
{
    [Fact]
    public async Task A_supervisor_sees_and_retries_only_jobs_of_the_own_teams()
    {
        var (north, south) = (await SetAsideAsync(department.North), await SetAsideAsync(department.South));
        await department.AddAccountAsync("supervisor-of-north-jobs", "supervisor", department.North);
        var supervisor = await department.SignInAsync("supervisor-of-north-jobs");

        var seen = await supervisor.GetAsync<JobsView>("api/jobs?state=set_aside");
        seen.Items.Select(job => job.CallId).ShouldBe([north]);
        seen.Counts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            c => (c.Stage, c.State, c.Count).ShouldBe(("fetch", "set_aside", 1)));

        using (var answer = await supervisor.SendAsync(HttpMethod.Post, "api/jobs/retry", new { kind = "not_audio" }))
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("""{"retried":1}""");
        (await supervisor.PostAsync($"api/calls/{south}/retry", null)).ShouldBe(HttpStatusCode.NotFound);
        (await department.Administrator.GetAsync<JobsView>("api/jobs")).Items.ShouldContain(job => job.CallId == south);
    }

    [Theory]
    [InlineData("trainer")]
    [InlineData("manager")]
    public async Task Who_does_not_supervise_sees_and_retries_no_jobs(string role)
    {
        var manager = await department.HireAsync(department.North);
        if (role == "manager")
            await department.AddAccountAsync(manager);
        else
            await department.AddAccountAsync("curious-" + role, role, department.North);
        var visitor = await department.SignInAsync(role == "manager" ? manager.Key : "curious-" + role);

        (await visitor.StatusOfAsync("api/jobs")).ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.PostAsync("api/jobs/retry", new { })).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_sees_jobs_without_signing_in() =>
        (await department.Guest().StatusOfAsync("api/jobs")).ShouldBe(HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData("state=lost")]
    public async Task An_unknown_state_is_refused(string query) =>
        (await department.Administrator.StatusOfAsync("api/jobs?" + query)).ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task An_unknown_kind_is_refused() =>
        (await department.Administrator.PostAsync("api/jobs/retry", new { kind = "bad_luck" })).ShouldBe(HttpStatusCode.BadRequest);

    private async Task<long> SetAsideAsync(TeamView team)
    {
        var manager = await department.HireAsync(team);
        var call = new TwilioCall(manager.Softphone) { IsRecorded = true };
        department.Recordings.Keep(call.Recording, "<html>Not a sound</html>"u8.ToArray());
        await department.Twilio.PlaceAsync(call);
        return (await department.CallAsync(manager, "was set aside", c => c.Failure is not null)).Id;
    }

    private sealed record JobCount(string Stage, string State, int Count);

    private sealed record Job(long CallId, string State);

    private sealed record JobsView(IReadOnlyList<JobCount> Counts, IReadOnlyList<Job> Items);
}
