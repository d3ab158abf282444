using System.Net;
using CallCoach.EndToEnd.Tests.Clients;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Norms;

/// <summary>A manager's calls, from the provider's webhooks to the sheets. It is half past eleven on a Monday.</summary>
public sealed class DayTests(DepartmentServer department, NodeClients node) : IClassFixture<DepartmentServer>
{
    [Fact]
    public async Task A_call_is_on_my_day_and_on_the_Board_and_a_goal_is_told_quietly()
    {
        var manager = await department.HireAsync(department.North, callsPerHour: 15);
        await department.AddAccountAsync(manager);
        var own = await department.SignInAsync(manager.Key);
        (await PutAsync($"api/plans/people/{manager.Id}", new { parts = new[] { new { part = "dials", span = "day", target = 2 } } })).ShouldBe(HttpStatusCode.NoContent);
        await using var hub = await node.ConnectAsync(department.Process.Address, own.Cookie);
        await using var wall = await node.ConnectAsync(department.Process.Address, department.Administrator.Cookie, "hubs/board");

        await department.Twilio.PlaceAsync(new TwilioCall(manager.Softphone) { StartedAt = ServerSettings.Now.AddHours(-1) });
        await department.ThroughAsync(manager);

        var day = await own.GetAsync<MyDayView>("api/me/day");
        (day.Day, day.ScheduledHours, day.OnShift, day.PerHour).ShouldBe((new(2026, 11, 23), 9, true, null));
        day.WorkedHours.ShouldBeInRange(2.5, 5);
        var dials = day.Parts[0];
        (dials.Part, dials.Plan, dials.Fact).ShouldBe(("dials", 2, 1));
        day.Hours.Single(hour => hour.Label == "10").Dials.ShouldBe(1);
        (day.NewDials, day.KnownDials).ShouldBe((1, 0));

        var row = (await department.Administrator.GetAsync<BoardView>("api/board")).Rows.Single(row => row.PersonId == manager.Id);
        (row.Name, row.Parts[0].Plan, row.Parts[0].Fact).ShouldBe((manager.Name, 2, 1));
        await wall.HearsAsync("that the Board changed", news => news.Event == "BoardChanged");
        var told = await hub.HearsAsync("the goal", news => news.Event == "GoalReached");
        told.As<GoalView>().ShouldBe(new(manager.Id, "dials", 50));
        (await own.GetAsync<MyDayView>("api/me/day")).Goals.Select(goal => goal.Percent).ShouldBe([50]);
    }

    [Fact]
    public async Task A_manager_sees_no_day_but_the_own_and_a_head_any_of_theirs()
    {
        var (manager, other) = (await department.HireAsync(department.South), await department.HireAsync(department.North));
        await department.AddAccountAsync(manager);
        await department.AddAccountAsync("head-of-south", "sales_head", department.South);
        var (own, head) = (await department.SignInAsync(manager.Key), await department.SignInAsync("head-of-south"));

        (await own.StatusOfAsync($"api/me/day?personId={other.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await own.GetAsync<BoardView>("api/board")).Rows.ShouldHaveSingleItem().PersonId.ShouldBe(manager.Id);
        (await head.StatusOfAsync($"api/me/day?personId={manager.Id}")).ShouldBe(HttpStatusCode.OK);
        (await head.StatusOfAsync($"api/me/day?personId={other.Id}")).ShouldBe(HttpStatusCode.NotFound);
        using var foreign = await head.SendAsync(HttpMethod.Put, $"api/plans/people/{other.Id}", new { parts = Array.Empty<object>() });
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_sheet_of_eleven_is_kept_and_marked_late_because_the_server_came_after_it()
    {
        await department.HireAsync(department.North, callsPerHour: 15);

        var sheet = await Eventually.ComesAsync("the sheet of eleven", async () =>
            (await department.Administrator.GetAsync<PulsePage>("api/pulses")).Sheets is [var first, ..] ? first : null);

        (sheet.Kind, sheet.At, sheet.Late).ShouldBe(("pulse", new(2026, 11, 23, 11, 0, 0, TimeSpan.FromHours(1)), true));
        sheet.Rows.ShouldNotBeEmpty();
        sheet.Rows.ShouldAllBe(row => row.Parts[0].Fact == 0 && row.PlanTomorrow == null);
        (await department.Administrator.GetAsync<PulsePage>("api/pulses?day=2026-11-20")).Sheets.ShouldBeEmpty();
    }

    [Fact]
    public async Task Plans_are_refused_with_the_reason_and_shown_with_where_they_come_from()
    {
        var manager = await department.HireAsync(department.North, callsPerHour: 15);
        using var refused = await department.Administrator.SendAsync(
            HttpMethod.Put, $"api/plans/people/{manager.Id}/schedule",
            new { shifts = new[] { new { weekday = 9, start = "09:00", end = "17:00" } }, breaks = Array.Empty<object>(), absences = Array.Empty<object>() });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("A weekday is 1 for Monday to 7 for Sunday, not 9.");
        (await PutAsync("api/plans/roles/hunter", new { parts = new[] { new { part = "meetings", span = "week", target = 5 } } })).ShouldBe(HttpStatusCode.NoContent);
        (await PutAsync("api/plans/roles/boss", new { parts = Array.Empty<object>() })).ShouldBe(HttpStatusCode.NotFound);

        var plan = (await department.Administrator.GetAsync<PlansView>("api/plans")).People.Single(person => person.PersonId == manager.Id);

        plan.Parts.ShouldBe([new("dials", "hour", 15, "person"), new("meetings", "week", 5, "role")]);
    }

    [Fact]
    public async Task A_head_with_more_than_seven_direct_managers_is_told_so()
    {
        var team = await department.Administrator.MakeAsync<TeamView>("api/teams", new { name = "East" });
        for (var i = 0; i < 8; i++)
            await department.HireAsync(team);
        await department.AddAccountAsync("head-of-east", "sales_head", team);

        var span = (await (await department.SignInAsync("head-of-east")).GetAsync<PlansView>("api/plans")).Span;

        (span.Limit, span.DirectManagers, span.Told).ShouldBe((7, 8, true));
        span.Heads.ShouldHaveSingleItem().Told.ShouldBeTrue();
    }

    private async Task<HttpStatusCode> PutAsync(string path, object body)
    {
        using var answer = await department.Administrator.SendAsync(HttpMethod.Put, path, body);
        return answer.StatusCode;
    }
}
