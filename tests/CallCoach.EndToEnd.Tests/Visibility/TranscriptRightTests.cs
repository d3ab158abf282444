using System.Globalization;
using System.Net;
using CallCoach.EndToEnd.Tests.Department;

namespace CallCoach.EndToEnd.Tests.Visibility;

/// <summary>Only who supervises a call has it heard again.</summary>
[Collection(typeof(TwoTeamsSeen))]
public sealed class TranscriptRightTests(TwoTeams teams)
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
    public async Task Another_transcript_is_asked_for_used_and_discarded_only_by_who_supervises_the_call(string who, HttpStatusCode? refused)
    {
        var path = await PathAsync();

        // Who may is told that this call has no recording, and no such transcript.
        (await teams[who].PostAsync(path, new { engine = "pocketsphinx", language = "en" })).ShouldBe(refused ?? HttpStatusCode.Conflict);
        (await teams[who].PostAsync(path, new { engine = "unheard-of" })).ShouldBe(refused ?? HttpStatusCode.BadRequest);
        (await teams[who].PostAsync(path + "/999999/use", new { })).ShouldBe(refused ?? HttpStatusCode.NotFound);
        using var dropped = await teams[who].SendAsync(HttpMethod.Delete, path + "/999999");
        dropped.StatusCode.ShouldBe(refused ?? HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("supervisor of north", 1)]
    [InlineData("anna", 0)]
    [InlineData("trainer of north", 0)]
    public async Task Who_sees_a_call_sees_which_engine_heard_it_and_the_engines_only_where_they_may_choose_one(string who, int engines)
    {
        var seen = await teams[who].GetAsync<TranscriptsView>(await PathAsync());

        seen.InUse!.Engine.ShouldBe("provider");
        seen.Engines.Count.ShouldBe(engines);
    }

    /// <summary>Of Anna's call that came with a transcript.</summary>
    private async Task<string> PathAsync()
    {
        var told = (await teams.Department.AlertsAsync(teams.Anna)).ShouldHaveSingleItem();
        return string.Create(CultureInfo.InvariantCulture, $"api/calls/{told.CallId}/transcripts");
    }

    private sealed record InUseView(string Engine);

    private sealed record EngineView(string Engine);

    private sealed record TranscriptsView(InUseView? InUse, IReadOnlyList<EngineView> Engines);
}
