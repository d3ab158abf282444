using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Clients;
using CallCoach.EndToEnd.Tests.Department;

namespace CallCoach.EndToEnd.Tests.Norms;

/// <summary>A screen on the wall, paired once.</summary>
public sealed class ScreenTests(DepartmentServer department, NodeClients node) : IClassFixture<DepartmentServer>
{
    [Fact]
    public async Task A_paired_screen_opens_the_Board_of_its_teams_and_nothing_else_until_it_is_removed()
    {
        var (north, south) = (await department.HireAsync(department.North), await department.HireAsync(department.South));
        var screen = department.Guest();
        (await screen.StatusOfAsync("api/board")).ShouldBe(HttpStatusCode.Unauthorized);
        var code = await CodeAsync(screen);
        (await screen.PostAsync("api/screens/claim", new { secret = code.Secret })).ShouldBe(HttpStatusCode.Accepted);

        var paired = await department.Administrator.MakeAsync<ScreenView>(
            "api/screens", new { code = code.Code.ToLowerInvariant(), name = "The wall", showsNames = false, teamIds = new[] { department.North.Id } });
        (await department.Administrator.PostAsync("api/screens", new { code = code.Code, name = "Another", showsNames = true })).ShouldBe(HttpStatusCode.NotFound);
        (await screen.PostAsync("api/screens/claim", new { secret = code.Secret })).ShouldBe(HttpStatusCode.OK);
        (await screen.PostAsync("api/screens/claim", new { secret = code.Secret })).ShouldBe(HttpStatusCode.Gone);

        var rows = (await screen.GetAsync<BoardView>("api/board")).Rows;
        rows.ShouldContain(row => row.PersonId == north.Id && row.Name != north.Name && row.Name.StartsWith("M.", StringComparison.Ordinal));
        rows.ShouldNotContain(row => row.PersonId == south.Id);
        foreach (var closed in new[] { "api/counters", "api/me/day", "api/calls", "api/pulses", "api/plans", "api/screens", "api/session", "openapi/v1.json" })
            (await screen.StatusOfAsync(closed)).ShouldBe(HttpStatusCode.Unauthorized, closed);
        (await screen.PostAsync("api/screens", new { code = "AAAAAA", name = "Own", showsNames = true })).ShouldBe(HttpStatusCode.Unauthorized);
        await using (await node.ConnectAsync(department.Process.Address, screen.Cookie, "hubs/board"))
            (await Assert.ThrowsAsync<ShouldAssertException>(() => node.ConnectAsync(department.Process.Address, screen.Cookie))).Message.ShouldContain("401");

        using (var removed = await department.Administrator.SendAsync(HttpMethod.Delete, $"api/screens/{paired.Id}"))
            removed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await screen.StatusOfAsync("api/board")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_head_pairs_screens_for_the_own_teams_only()
    {
        await department.AddAccountAsync("head-of-screens", "sales_head", department.South);
        var head = await department.SignInAsync("head-of-screens");
        var code = await CodeAsync(department.Guest());

        (await head.PostAsync("api/screens", new { code = code.Code, name = "Theirs", showsNames = true, teamIds = new[] { department.North.Id } })).ShouldBe(HttpStatusCode.BadRequest);
        var own = await head.MakeAsync<ScreenView>("api/screens", new { code = code.Code, name = "Ours", showsNames = true });

        (await head.GetAsync<IReadOnlyList<ScreenView>>("api/screens")).ShouldBe([own]);
    }

    [Fact]
    public async Task Guessing_is_stopped()
    {
        var guesser = new Visitor(department.Process.Address, IPAddress.Parse("127.0.0.77"));
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
            answers.Add(await guesser.PostAsync("api/screens/claim", new { secret = $"guess {i}" }));

        answers[0].ShouldBe(HttpStatusCode.Gone);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        guesser.Dispose();
    }

    private static async Task<CodeView> CodeAsync(Visitor screen)
    {
        using var answer = await screen.SendAsync(HttpMethod.Post, "api/screens/code");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var code = (await answer.Content.ReadFromJsonAsync<CodeView>(JsonSerializerOptions.Web))!;
        code.Code.Length.ShouldBe(6);
        return code;
    }
}
