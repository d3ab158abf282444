using System.Net;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Department;

/// <summary>The first account of a new server.</summary>
internal static class FirstAdministrator
{
    private const string Name = "admin";

    /// <summary>Follows the link the server has printed, and is signed in.</summary>
    public static async Task<Visitor> ComeAsync(ServerProcess server)
    {
        await Eventually.HoldsAsync("the first administrator's link is printed", () => server.FirstAdministratorLink is not null);
        var token = System.Web.HttpUtility.ParseQueryString(server.FirstAdministratorLink!.Query)["token"];
        var visitor = new Visitor(server.Address);
        var made = await visitor.PostAsync("api/first-administrator", new { token, userName = Name, name = "The administrator", password = DepartmentServer.Password });
        made.ShouldBe(HttpStatusCode.OK);
        return visitor;
    }

    public static async Task<HttpStatusCode> SignInAsync(ServerProcess server)
    {
        using var visitor = new Visitor(server.Address);
        return await visitor.SignInAsync(Name, DepartmentServer.Password);
    }
}
