using System.Globalization;
using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Page;

[Collection(typeof(PageOfDepartment))]
public sealed class CompetitorPageTests(DepartmentServer department, Chromium chromium)
{
    private sealed record MentionView(int Ordinal, int Start, int Length, string? Name, string? Direction, double? Amount, string? Unit);

    private sealed record MentionCount(long? CompetitorId, string? Name, int Mentions, double? MedianPercent);

    private sealed record MentionCounts(IReadOnlyList<MentionCount> Competitors);

    private sealed record CompetitorView(long Id, string Name, IReadOnlyList<string> Spellings);

    [Fact]
    public async Task A_competitor_entered_by_the_sales_head_is_found_in_calls_before_and_after_and_heard_from_its_second()
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync("head-of-competitors", "sales_head", department.North);
        await TellAsync(manager, "у палетмаркета на двадцать процентов дешевле");
        var before = await department.ThroughAsync(manager);

        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.ComeInAsync("head-of-competitors");
        await EnterAsync(visit, "Палет-Маркет");
        await Eventually.HoldsAsync("the stored call was searched again", async () => (await MentionsAsync(before)).Any(mention => mention.Name is not null));
        await TellAsync(manager, "в палет маркете на десять процентов дешевле");
        var call = await department.CallAsync(manager, "came after", c => c.IsThrough && c.Id != before.Id);

        (await MentionsAsync(call)).ShouldHaveSingleItem().ShouldBe(new(1, 2, 13, "Палет-Маркет", "cheaper", 10, "percent"));
        var alerts = await department.AlertsAsync(manager);
        alerts.Count(alert => alert.CallId == before.Id).ShouldBeLessThanOrEqualTo(1);
        alerts.ShouldAllBe(alert => alert.Times == 1);

        await visit.Page.GotoAsync("/examples");
        var row = visit.Page.GetByTestId("mentioned").Filter(new() { HasText = "Палет-Маркет" });
        await Expect(row.Locator("[data-median]")).ToHaveAttributeAsync("data-median", "-15");
        await row.GetByTestId("moments-open").ClickAsync();
        await Expect(visit.Find("moment")).ToHaveCountAsync(2);
        await visit.PictureAsync("competitors");
        await visit.Find("moment").GetByRole(AriaRole.Link).First.ClickAsync();
        await visit.IsAtAsync(string.Create(CultureInfo.InvariantCulture, $"/calls/{call.Id}?t=6"));
        var said = visit.Find("utterance", "ordinal", 1);
        await Expect(said.GetByTestId("mention")).ToHaveTextAsync("палет маркете");
        await Expect(said.GetByTestId("mention-note")).ToHaveTextAsync("Палет-Маркет · cheaper 10%");
        await visit.PictureAsync("call-competitor");
    }

    [Fact]
    public async Task Who_leads_changes_the_list_and_others_only_read_it()
    {
        await department.AddAccountAsync("head-of-the-list", "sales_head", department.South);
        await department.AddAccountAsync("supervisor-of-the-list", "supervisor", department.South);
        var head = await department.SignInAsync("head-of-the-list");
        var supervisor = await department.SignInAsync("supervisor-of-the-list");

        var made = await head.MakeAsync<CompetitorView>("api/competitors", new { name = "Gritline", spellings = new[] { "grid line" } });
        (await head.PostAsync("api/competitors", new { name = "GRID-LINE" })).ShouldBe(HttpStatusCode.Conflict);
        (await head.PostAsync("api/competitors", new { name = "x" })).ShouldBe(HttpStatusCode.BadRequest);
        (await head.PostAsync("api/competitors", new { spellings = new[] { "no name" } })).ShouldBe(HttpStatusCode.BadRequest);
        (await supervisor.GetAsync<IReadOnlyList<CompetitorView>>("api/competitors")).ShouldContain(competitor => competitor.Id == made.Id);

        var path = string.Create(CultureInfo.InvariantCulture, $"api/competitors/{made.Id}");
        foreach (var (visitor, put, delete) in new[]
        {
            (department.Guest(), HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized),
            (supervisor, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (head, HttpStatusCode.OK, HttpStatusCode.NoContent),
            (head, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
        })
        {
            using (var changed = await visitor.SendAsync(HttpMethod.Put, path, new { name = "Gritline", spellings = Array.Empty<string>() }))
                changed.StatusCode.ShouldBe(put);
            using (var removed = await visitor.SendAsync(HttpMethod.Delete, path))
                removed.StatusCode.ShouldBe(delete);
        }
        (await supervisor.PostAsync("api/competitors", new { name = "Another" })).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Mentions_are_counted_within_what_the_reader_may_see()
    {
        var (olga, jan) = (await department.HireAsync(department.North), await department.HireAsync(department.South));
        await department.AddAccountAsync("supervisor-of-north-prices", "supervisor", department.North);
        await department.AddAccountAsync(jan);
        await department.Administrator.MakeAsync<CompetitorView>("api/competitors", new { name = "Vorntek" });
        foreach (var manager in new[] { olga, olga, jan })
            await TellAsync(manager, "vorntek is cheaper");
        await Eventually.HoldsAsync("three mentions", async () => await CountAsync(department.Administrator) == 3);

        (await CountAsync(await department.SignInAsync("supervisor-of-north-prices"))).ShouldBe(2);
        (await CountAsync(await department.SignInAsync(jan.Key))).ShouldBe(1);
        (await CountAsync(department.Administrator, "?since=2020-01-01&until=2020-01-02")).ShouldBe(0);
        (await department.Administrator.StatusOfAsync("api/competitors/mentions?since=2020-01-02&until=2020-01-01")).ShouldBe(HttpStatusCode.BadRequest);
        (await department.Administrator.StatusOfAsync("api/competitors/mentions?since=0001-01-01&until=9999-12-31")).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task EnterAsync(PageVisit visit, string name)
    {
        await visit.GoAsync("/department");
        await visit.IsAtAsync("/department");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a competitor" }).ClickAsync();
        await visit.Page.Locator("form input[name=name]").FillAsync(name);
        await visit.Page.Locator("form button[type=submit]").ClickAsync();
        await Expect(visit.Find("competitor").Filter(new() { HasText = name })).ToBeVisibleAsync();
        await visit.PictureAsync("department-competitors");
    }

    private static async Task<int> CountAsync(Visitor visitor, string query = "") =>
        (await visitor.GetAsync<MentionCounts>("api/competitors/mentions" + query)).Competitors.SingleOrDefault(count => count.Name == "Vorntek")?.Mentions ?? 0;

    private Task TellAsync(Manager manager, string words) =>
        department.Exchange.TellAsync(new Conversation(manager.DeskPhone, ("manager", "good morning"), ("client", words)));

    private Task<IReadOnlyList<MentionView>> MentionsAsync(CallView call) =>
        department.Administrator.GetAsync<IReadOnlyList<MentionView>>(string.Create(CultureInfo.InvariantCulture, $"api/calls/{call.Id}/mentions"));
}
