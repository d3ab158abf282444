namespace CallCoach.Tests.House;

public sealed class LauncherTests
{
    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    public async Task Help_names_every_verb(string verb)
    {
        var outcome = await Launcher.RunAsync(Launcher.Path, verb);

        outcome.Exit.ShouldBe(0);
        outcome.Errors.ShouldBeEmpty();
        Launcher.Verbs.ShouldNotBeEmpty();
        foreach (var known in Launcher.Verbs)
            outcome.Output.Split([' ', '\n']).ShouldContain(known);
    }

    [Theory]
    [InlineData("harvest")]
    [InlineData("soak", "harvest")]
    [InlineData("test", "harvest")]
    public async Task What_is_not_known_is_refused_with_one_line_and_exit_2(params string[] arguments)
    {
        var outcome = await Launcher.RunAsync(Launcher.Path, arguments);

        outcome.Exit.ShouldBe(2);
        outcome.Output.ShouldBeEmpty();
        outcome.Errors.TrimEnd('\n').Split('\n').ShouldHaveSingleItem().ShouldContain("harvest");
    }

    [Fact]
    public async Task Every_long_test_has_a_soak_and_every_soak_a_long_test()
    {
        var outcome = await Launcher.RunAsync("bash", Repository.PathOf(".ci/soak"), "--names");

        outcome.Output.Trim().Split(' ').Except(["days"]).Order(StringComparer.Ordinal).ShouldBe(Launcher.Soaks);
    }

    [Fact]
    public async Task The_server_has_every_verb_that_is_passed_on_to_it()
    {
        var outcome = await Launcher.RunAsync("dotnet", Repository.Built("CallCoach.Server"), "--help");

        foreach (var verb in Launcher.Verbs.Except(["help", "demo", "test", "bench"]))
            outcome.Output.Split([' ', '\n']).ShouldContain(verb);
    }
}
