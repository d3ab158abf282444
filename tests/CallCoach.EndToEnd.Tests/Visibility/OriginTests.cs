using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Webhooks;

namespace CallCoach.EndToEnd.Tests.Visibility;

[Collection(typeof(FrontDoor))]
public sealed class OriginTests(DepartmentServer department)
{
    private const string Foreign = "https://evil.example";

    [Fact]
    public async Task The_hub_needs_a_sign_in()
    {
        (await department.Guest().PostAsync("hubs/supervision/negotiate?negotiateVersion=1", null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await department.Guest().StatusOfAsync("hubs/supervision")).ShouldBe(HttpStatusCode.Unauthorized);
        (await department.Administrator.PostAsync("hubs/supervision/negotiate?negotiateVersion=1", null)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("POST", "hubs/supervision/negotiate?negotiateVersion=1")]
    [InlineData("GET", "hubs/supervision")]
    public async Task The_hub_refuses_a_page_of_another_site(string method, string path)
    {
        using var answer = await department.Administrator.SendAsync(new HttpMethod(method), path, null, ("Origin", Foreign));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_hub_takes_the_page_at_the_public_address()
    {
        using var answer = await department.Administrator.SendAsync(
            HttpMethod.Post, "hubs/supervision/negotiate?negotiateVersion=1", null, ("Origin", "https://calls.regal.example"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Origin", Foreign)]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "https://calls.regal.example.evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Signing_in_from_another_site_is_refused(string header, string value)
    {
        using var answer = await department.Guest().SendAsync(
            HttpMethod.Post, "api/session", new { userName = "admin", password = DepartmentServer.Password }, (header, value));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        using var body = new FormUrlEncodedContent([new("name", "From a form")]);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(department.Process.Address, "api/teams")) { Content = body };
        request.Headers.Add("Cookie", department.Administrator.Cookie);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var answer = await http.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeFalse();
        (await department.Administrator.GetAsync<IReadOnlyList<TeamView>>("api/teams")).ShouldNotContain(team => team.Name == "From a form");
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_and_not_for_scripts()
    {
        using var answer = await department.Guest().SendAsync(HttpMethod.Post, "api/session", new { userName = "admin", password = DepartmentServer.Password });
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("callcoach=");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
    }

    [Fact]
    public async Task No_other_site_may_frame_or_feed_the_page()
    {
        using var answer = await department.Guest().SendAsync(HttpMethod.Get, "");
        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<div id=\"root\">");
    }
}
