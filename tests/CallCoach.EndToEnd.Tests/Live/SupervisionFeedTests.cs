using CallCoach.EndToEnd.Tests.Clients;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Live;

/// <summary>The hub, as SignalR's own client sees it. This class kills its server, so nobody else uses it.</summary>
public sealed class SupervisionFeedTests(DepartmentServer department, NodeClients node) : IClassFixture<DepartmentServer>
{
    private const string Cheaper = "your competitor offers the same racks cheaper";

    [Fact]
    public async Task A_supervisor_is_told_of_an_objection_right_after_the_webhook()
    {
        var manager = await department.HireAsync(department.North);
        await using var supervisor = await ConnectAsync("supervisor", department.North);
        var conversation = Objecting(manager);
        await department.Exchange.TellAsync(conversation);

        var told = (await supervisor.HearsAlertAsync(alert => alert.PersonId == manager.Id)).As<AlertView>();
        told.ShouldSatisfyAllConditions(
            alert => alert.Kind.ShouldBe("objection"),
            alert => alert.Label.ShouldBe("price_comparison"),
            alert => alert.Utterance!.Text.ShouldBe(Cheaper),
            alert => alert.Times.ShouldBe(1));
        supervisor.News.ShouldContain(news => news.Event == "AlertRaised");
    }

    [Fact]
    public async Task A_manager_is_told_of_own_calls_and_counters_and_of_no_alerts()
    {
        var (own, colleague) = (await department.HireAsync(department.North), await department.HireAsync(department.North));
        await department.AddAccountAsync(own);
        using var session = await Visitor.SignedInAsync(department.Process.Address, own.Key, DepartmentServer.Password);
        await using var page = await node.ConnectAsync(department.Process.Address, session.Cookie);
        await using var supervisor = await ConnectAsync("supervisor", department.North);

        await department.Exchange.TellAsync(Objecting(colleague));
        await supervisor.HearsAlertAsync(alert => alert.PersonId == colleague.Id);
        await department.Exchange.TellAsync(Objecting(own));
        await supervisor.HearsAlertAsync(alert => alert.PersonId == own.Id);
        await page.HearsAsync("the own call is through", news => news.Event == "CallChanged" && news.As<CallView>().IsThrough);
        await page.HearsAsync("own counters", news => news.Event == "CountersChanged" && news.As<ManagerCounters>().Dials == 1);

        page.Alerts.ShouldBeEmpty();
        page.News.Where(news => news.Event == "CallChanged").ShouldAllBe(news => news.As<CallView>().PersonId == own.Id);
        page.News.Where(news => news.Event == "CountersChanged").ShouldAllBe(news => news.As<ManagerCounters>().PersonId == own.Id);
        var resumed = await page.ResumeAsync(0);
        resumed.Alerts.ShouldBeEmpty();
        resumed.Calls.ShouldAllBe(call => call.PersonId == own.Id);
        resumed.Counters.Managers.ShouldAllBe(counters => counters.PersonId == own.Id);
    }

    [Fact]
    public async Task A_supervisor_of_another_team_is_told_nothing()
    {
        var manager = await department.HireAsync(department.North);
        await using var near = await ConnectAsync("supervisor", department.North);
        await using var far = await ConnectAsync("supervisor", department.South);
        await department.Exchange.TellAsync(Objecting(manager));
        await near.HearsAlertAsync(alert => alert.PersonId == manager.Id);
        await near.HearsAsync("the call is through", news => news.Event == "CallChanged" && news.As<CallView>() is { IsThrough: true } call && call.PersonId == manager.Id);

        (await far.ResumeAsync(0)).ShouldSatisfyAllConditions(
            resumed => resumed.Alerts.ShouldNotContain(alert => alert.PersonId == manager.Id),
            resumed => resumed.Calls.ShouldNotContain(call => call.PersonId == manager.Id),
            resumed => resumed.Counters.Managers.ShouldNotContain(counters => counters.PersonId == manager.Id));
        far.News.ShouldNotContain(news => news.Event != "connected" && news.Event != "resumed");
    }

    [Fact]
    public async Task After_a_kill_a_page_gets_exactly_what_it_missed_in_order()
    {
        var manager = await department.HireAsync(department.North);
        await using var page = await ConnectAsync("supervisor", department.North);
        await department.Exchange.TellAsync(Objecting(manager));
        var seen = (await page.HearsAlertAsync(alert => alert.PersonId == manager.Id)).As<AlertView>();

        await department.Process.KillAsync();
        await page.HearsAsync("the connection is closed", news => news.Event == "closed");
        await department.Process.StartAsync();
        for (var call = 0; call < 3; call++)
            await department.Exchange.TellAsync(Objecting(manager));
        await Eventually.HoldsAsync("four alerts", async () => (await department.AlertsAsync(manager)).Count == 4);

        await page.ConnectAsync();
        var missed = await page.ResumeAsync(seen.Sequence);
        missed.Reload.ShouldBeFalse();
        missed.Alerts.Select(alert => alert.Sequence).ShouldBe([seen.Sequence + 1, seen.Sequence + 2, seen.Sequence + 3]);
        missed.Alerts.Select(alert => alert.CallId).Append(seen.CallId).Distinct().Count().ShouldBe(4);
        missed.Sequence.ShouldBe(seen.Sequence + 3);
        missed.Counters.Managers.Single(counters => counters.PersonId == manager.Id).Dials.ShouldBe(4);

        await department.Exchange.TellAsync(Objecting(manager));
        await page.HearsAlertAsync(alert => alert.Sequence == seen.Sequence + 4);
        page.Alerts.Where(alert => alert.PersonId == manager.Id).Select(alert => alert.Sequence).ShouldBe([seen.Sequence, seen.Sequence + 4]);
    }

    [Fact]
    public async Task A_page_that_knows_more_than_the_server_is_told_to_ask_anew()
    {
        await using var page = await ConnectAsync("supervisor", department.North);
        (await page.ResumeAsync(1_000_000)).Reload.ShouldBeTrue();
    }

    private static Conversation Objecting(Manager manager) => new(manager.DeskPhone, ("manager", "good morning"), ("client", Cheaper));

    private async Task<HubClient> ConnectAsync(string role, TeamView team)
    {
        var userName = $"{role}-{Guid.NewGuid():N}";
        await department.AddAccountAsync(userName, role, team);
        using var session = await Visitor.SignedInAsync(department.Process.Address, userName, DepartmentServer.Password);
        return await node.ConnectAsync(department.Process.Address, session.Cookie);
    }
}
