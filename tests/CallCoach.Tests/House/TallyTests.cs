namespace CallCoach.Tests.House;

/// <summary>What <c>./callcoach test</c> makes of its suites' reports.</summary>
public sealed class TallyTests : IDisposable
{
    private readonly DirectoryInfo _results = Directory.CreateTempSubdirectory("callcoach-tally-");

    [Fact]
    public async Task All_suites_are_added_up_and_skips_are_listed_with_their_reason()
    {
        Suite("Calls.Tests", 0, Ctrf("""{"name":"Calls.Tests.Rings","status":"passed"},{"name":"Calls.Tests.Talks","status":"skipped","extra":{"reason":"no telephone"}}"""));
        Suite("web", 0, Vitest("""{"fullName":"alerts ring","status":"passed"},{"fullName":"alerts sing","status":"pending"}"""));

        var outcome = await TallyAsync();

        outcome.Exit.ShouldBe(0);
        outcome.Output.Trim().Split('\n').ShouldBe(
        [
            "skipped  Calls.Tests.Talks: no telephone",
            "skipped  web: alerts sing",
            "2 passed, 0 failed, 2 skipped",
        ]);
    }

    [Fact]
    public async Task A_failed_test_fails_the_run()
    {
        Suite("Calls.Tests", 1, Ctrf("""{"name":"Calls.Tests.Rings","status":"passed"},{"name":"Calls.Tests.Talks","status":"failed","message":"silence\nat line 7"}"""));

        var outcome = await TallyAsync();

        outcome.Exit.ShouldBe(1);
        outcome.Output.ShouldContain("FAILED   Calls.Tests.Talks: silence\n");
        outcome.Output.ShouldEndWith("\n1 passed, 1 failed, 0 skipped\n");
    }

    [Fact]
    public async Task A_suite_that_left_no_report_or_ended_badly_counts_as_failed()
    {
        Suite("Calls.Tests", 134, report: null);
        Suite("Jobs.Tests", 3, Ctrf("""{"name":"Jobs.Tests.Runs","status":"passed"}"""));
        Suite("Norms.Tests", 0, Ctrf(""));

        var outcome = await TallyAsync();

        outcome.Exit.ShouldBe(1);
        outcome.Output.ShouldEndWith("\n1 passed, 3 failed, 0 skipped\n");
    }

    [Fact]
    public async Task A_test_file_that_could_not_be_loaded_counts_as_failed()
    {
        Suite("web", 1, """{"testResults":[{"name":"alerts.test.ts","status":"failed","message":"no such module","assertionResults":[]}]}""");

        var outcome = await TallyAsync();

        outcome.Exit.ShouldBe(1);
        outcome.Output.ShouldEndWith("FAILED   web: alerts.test.ts: no such module\n0 passed, 1 failed, 0 skipped\n");
    }

    public void Dispose() => _results.Delete(recursive: true);

    private static string Ctrf(string tests) => """{"results":{"tests":[""" + tests + "]}}";

    private static string Vitest(string tests) => """{"testResults":[{"name":"alerts.test.ts","status":"passed","assertionResults":[""" + tests + "]}]}";

    private void Suite(string name, int exit, string? report)
    {
        File.WriteAllText(Path.Combine(_results.FullName, name + ".exit"), $"{exit}\n");
        if (report is not null)
            File.WriteAllText(Path.Combine(_results.FullName, name + ".json"), report);
    }

    private Task<Outcome> TallyAsync() => Launcher.RunAsync("node", Repository.PathOf(".ci/tally.mjs"), _results.FullName);
}
