using System.Globalization;
using System.Net;
using CallCoach.EndToEnd.Tests.Department;

namespace CallCoach.EndToEnd.Tests.Visibility;

/// <summary>Only who supervises a call corrects it.</summary>
[Collection(typeof(TwoTeamsSeen))]
public sealed class CorrectionRightTests(TwoTeams teams)
{
    public static TheoryData<string, HttpStatusCode?> Who { get; } = new()
    {
        { "nobody", HttpStatusCode.Unauthorized },
        { "administrator", null },
        { "head of both", null },
        { "supervisor of north", null },
        { "supervisor of south", HttpStatusCode.NotFound },
        { "trainer of north", HttpStatusCode.Forbidden },
        { "anna", HttpStatusCode.Forbidden },
        { "oleksandr", HttpStatusCode.Forbidden },
    };

    [Theory]
    [MemberData(nameof(Who))]
    public async Task A_correction_is_entered_and_taken_back_only_by_who_supervises_the_call(string who, HttpStatusCode? refused)
    {
        // Of a label that nobody found there, so that other tests do not see it.
        var body = new { ordinal = 0, label = "bad_experience", holds = false };
        var told = await ToldAsync();
        var path = string.Create(CultureInfo.InvariantCulture, $"api/calls/{told.CallId}/corrections");
        (await teams[who].PostAsync(path, body)).ShouldBe(refused ?? HttpStatusCode.Created);

        (await teams.Department.Administrator.PostAsync(path, body)).ShouldBe(refused is null ? HttpStatusCode.OK : HttpStatusCode.Created);
        var entered = (await teams.Department.Administrator.GetAsync<CallView>($"api/calls/{told.CallId}")).Corrections!.First(c => c.State == "standing");
        var below = string.Create(CultureInfo.InvariantCulture, $"{path}/{entered.Id}");
        (await StatusAsync(teams[who], HttpMethod.Delete, below)).ShouldBe(refused ?? HttpStatusCode.NoContent);
        (await StatusAsync(teams["administrator"], HttpMethod.Delete, below)).ShouldBe(HttpStatusCode.NoContent);
        (await StatusAsync(teams["administrator"], HttpMethod.Delete, $"api/calls/{teams.OleksandrsCall}/corrections/{entered.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [MemberData(nameof(Who))]
    public async Task An_alert_is_called_false_only_by_who_supervises_the_call(string who, HttpStatusCode? refused)
    {
        var told = await ToldAsync();
        var path = string.Create(CultureInfo.InvariantCulture, $"api/alerts/{told.Id}/false-alarm");
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Delete })
            (await StatusAsync(teams[who], method, path)).ShouldBe(refused ?? HttpStatusCode.OK, method.Method);
        (await StatusAsync(teams["administrator"], HttpMethod.Post, "api/alerts/999999/false-alarm")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("administrator", 1)]
    [InlineData("supervisor of north", 1)]
    [InlineData("trainer of north", 0)]
    [InlineData("anna", 0)]
    public async Task A_calls_page_shows_its_alerts_to_those_who_see_alerts(string who, int alerts) =>
        (await teams[who].GetAsync<CallView>($"api/calls/{(await ToldAsync()).CallId}")).Alerts!.Count.ShouldBe(alerts);

    /// <summary>The alert on Anna's call with a transcript.</summary>
    private async Task<AlertView> ToldAsync() => (await teams.Department.AlertsAsync(teams.Anna)).ShouldHaveSingleItem();

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, HttpMethod method, string path)
    {
        using var answer = await visitor.SendAsync(method, path);
        return answer.StatusCode;
    }
}
