using System.Net;
using System.Web;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Page;
using CallCoach.EndToEnd.Tests.Processes;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.SignIn;

public sealed class FirstAdministratorTests(Chromium chromium) : IAsyncLifetime
{
    private const string Weak = "short";

    private readonly ServerSettings _settings = ServerSettings.Ordinary();
    private ServerProcess _server = null!;

    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync(_settings);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _settings.RemoveFolder();
    }

    [Fact]
    public async Task The_printed_link_makes_one_administrator_and_is_not_printed_again()
    {
        var link = await LinkAsync();
        await using (var visit = await chromium.VisitAsync(_server.Address))
        {
            await visit.Page.GotoAsync(link.AbsoluteUri);
            await visit.Find("welcome-name").FillAsync("Jan Kowalski");
            await visit.Find("welcome-user").FillAsync("jan");
            await visit.Find("welcome-password").FillAsync(DepartmentServer.Password);
            await visit.PictureAsync("welcome");
            await visit.Find("welcome-submit").ClickAsync();
            await Expect(visit.Find("connection-state")).ToHaveAttributeAsync("data-state", "live");
        }

        using var guest = new Visitor(_server.Address);
        await IsUsedUpAsync(guest, link);
        (await guest.SignInAsync("jan", DepartmentServer.Password)).ShouldBe(HttpStatusCode.OK);

        (await _server.StopAsync()).ShouldBe(0);
        await _server.StartAsync();
        await IsUsedUpAsync(guest, link);
        (await guest.StatusOfAsync("api/session")).ShouldBe(HttpStatusCode.OK, "a restart signs nobody out");
        (await _server.StopAsync()).ShouldBe(0);
        _server.FirstAdministratorLink.ShouldBeNull();
    }

    [Fact]
    public async Task A_refused_password_and_a_wrong_token_leave_the_link_valid()
    {
        var link = await LinkAsync();
        using var guest = new Visitor(_server.Address);
        (await guest.PostAsync("api/first-administrator", Request(TokenOf(link), Weak))).ShouldBe(HttpStatusCode.BadRequest);
        (await guest.PostAsync("api/first-administrator", Request("guessed", DepartmentServer.Password))).ShouldBe(HttpStatusCode.Forbidden);
        (await guest.StatusOfAsync($"api/first-administrator?token={TokenOf(link)}")).ShouldBe(HttpStatusCode.NoContent);
        (await guest.StatusOfAsync("api/session")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_start_before_the_link_was_used_prints_a_new_one_and_ends_the_old()
    {
        var old = await LinkAsync();
        (await _server.StopAsync()).ShouldBe(0);
        await _server.StartAsync();
        var link = await LinkAsync();
        using var guest = new Visitor(_server.Address);
        (await guest.StatusOfAsync($"api/first-administrator?token={TokenOf(old)}")).ShouldBe(HttpStatusCode.Forbidden);
        (await guest.StatusOfAsync($"api/first-administrator?token={TokenOf(link)}")).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Of_many_who_use_the_link_at_once_one_becomes_administrator()
    {
        var link = await LinkAsync();
        var guests = Enumerable.Range(0, 8).Select(_ => new Visitor(_server.Address)).ToList();
        var answers = await Task.WhenAll(guests.Select((guest, number) =>
            guest.PostAsync("api/first-administrator", new { token = TokenOf(link), userName = $"jan{number}", name = "Jan", password = DepartmentServer.Password })));
        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(status => status == HttpStatusCode.Forbidden).ShouldBe(7);
        guests.ForEach(guest => guest.Dispose());
    }

    private static async Task IsUsedUpAsync(Visitor guest, Uri link)
    {
        (await guest.StatusOfAsync($"api/first-administrator?token={TokenOf(link)}")).ShouldBe(HttpStatusCode.Forbidden);
        (await guest.PostAsync("api/first-administrator", Request(TokenOf(link), DepartmentServer.Password))).ShouldBe(HttpStatusCode.Forbidden);
    }

    private static object Request(string token, string password) => new { token, userName = "second", name = "Second", password };

    private static string TokenOf(Uri link) => HttpUtility.ParseQueryString(link.Query)["token"]!;

    private Task<Uri> LinkAsync() => Eventually.ComesAsync("the first administrator's link", () => Task.FromResult(_server.FirstAdministratorLink));
}
