using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Webhooks;

namespace CallCoach.EndToEnd.Tests.SignIn;

[Collection(typeof(FrontDoor))]
public sealed class SignInTests(DepartmentServer department)
{
    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_401()
    {
        var guest = department.Guest();
        (await guest.SignInAsync("admin", "not-the-password")).ShouldBe(HttpStatusCode.Unauthorized);
        (await guest.SignInAsync("nobody-at-all", DepartmentServer.Password)).ShouldBe(HttpStatusCode.Unauthorized);
        (await guest.StatusOfAsync("api/session")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task After_ten_wrong_passwords_even_the_right_one_has_to_wait()
    {
        await department.AddAccountAsync("guessed-at", "trainer", department.North);
        var guest = department.Guest();
        for (var attempt = 1; attempt < 10; attempt++)
            (await guest.SignInAsync("guessed-at", "not-the-password")).ShouldBe(HttpStatusCode.Unauthorized);
        (await guest.SignInAsync("guessed-at", "not-the-password")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await guest.SignInAsync("guessed-at", DepartmentServer.Password)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await guest.SignInAsync("admin", DepartmentServer.Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("calls.regal.example", true)]
    [InlineData("127.0.0.1", false)]
    public async Task The_cookie_is_secure_at_the_public_https_address(string host, bool secure)
    {
        using var answer = await department.Guest().SendAsync(
            HttpMethod.Post, "api/session", new { userName = "admin", password = DepartmentServer.Password }, ("Host", host));
        answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().Contains("; secure", StringComparison.Ordinal).ShouldBe(secure);
    }

    [Fact]
    public async Task Whoever_signs_out_is_out()
    {
        await department.AddAccountAsync("leaving", "trainer", department.North);
        var visitor = await department.SignInAsync("leaving");
        (await visitor.StatusOfAsync("api/session")).ShouldBe(HttpStatusCode.OK);
        using var left = await visitor.SendAsync(HttpMethod.Delete, "api/session");
        left.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await visitor.StatusOfAsync("api/session")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_session_says_who_one_is_and_what_time_the_department_has()
    {
        await department.AddAccountAsync("known", "supervisor", department.South);
        var session = await (await department.SignInAsync("known")).GetAsync<Session>("api/session");
        session.ShouldSatisfyAllConditions(
            s => s.UserName.ShouldBe("known"),
            s => s.Role.ShouldBe("supervisor"),
            s => s.PersonId.ShouldBeNull(),
            s => s.TeamIds.ShouldBe([department.South.Id]),
            s => s.Department.Name.ShouldBe("Regal Magazyn"),
            s => s.Department.TimeZone.ShouldBe("Europe/Warsaw"),
            s => s.Department.Now.ShouldBeInRange(Processes.ServerSettings.Now, Processes.ServerSettings.Now.AddMinutes(20)),
            s => s.Department.Now.Offset.ShouldBe(TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task A_changed_password_is_the_only_one_that_opens()
    {
        const string next = "battery-staple-17";
        await department.AddAccountAsync("changing", "trainer", department.North);
        var visitor = await department.SignInAsync("changing");
        (await visitor.PostAsync("api/session/password", new { current = "wrong", next })).ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.PostAsync("api/session/password", new { current = DepartmentServer.Password, next = "short" })).ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.PostAsync("api/session/password", new { current = DepartmentServer.Password, next })).ShouldBe(HttpStatusCode.NoContent);

        (await department.Guest().SignInAsync("changing", DepartmentServer.Password)).ShouldBe(HttpStatusCode.Unauthorized);
        (await department.Guest().SignInAsync("changing", next)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Names_and_lines_belong_to_one_only()
    {
        var manager = await department.HireAsync(department.North);
        (await department.Administrator.PostAsync("api/teams", new { name = "North" })).ShouldBe(HttpStatusCode.Conflict);
        (await department.Administrator.PostAsync("api/people", new
        {
            name = "Somebody else",
            teamId = department.South.Id,
            role = "closer",
            callsPerHour = (int?)null,
            workday = new { start = "09:00", end = "18:00" },
            lines = new[] { $" {manager.DeskPhone[..3]} {manager.DeskPhone[3..]}" },
        })).ShouldBe(HttpStatusCode.Conflict);
        (await AddAsync("Admin", DepartmentServer.Password)).ShouldBe(HttpStatusCode.Conflict);
        (await AddAsync("weak", "short")).ShouldBe(HttpStatusCode.BadRequest);
    }

    private Task<HttpStatusCode> AddAsync(string userName, string password) => department.Administrator.PostAsync(
        "api/accounts", new { userName, name = "Another", role = "trainer", personId = (long?)null, teamIds = new[] { department.North.Id }, password });

    private sealed record Session(string UserName, string Role, long? PersonId, IReadOnlyList<long> TeamIds, SessionDepartment Department);

    private sealed record SessionDepartment(string Name, string TimeZone, DateTimeOffset Now);
}
