using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.CommandLine;

public sealed class OtherVerbTests
{
    [Fact]
    public async Task Doctor_says_that_everything_needed_is_ready()
    {
        var end = await ProgramRun.OfAsync(BuildOutput.Server, ["doctor"]);
        end.ExitCode.ShouldBe(0, end.ToString());
        foreach (var part in new[] { "page", "objection model", "speech engine pocketsphinx", "flite", "chromium" })
            end.OutputLines.ShouldContain(line => line.StartsWith("ready", StringComparison.Ordinal) && line.Contains(part, StringComparison.Ordinal), part);
    }

    [Fact]
    public async Task A_verb_of_a_later_version_says_so()
    {
        var end = await ProgramRun.OfAsync(BuildOutput.Server, ["soak", "days"]);
        end.ExitCode.ShouldBe(2);
        end.ErrorLines.ShouldHaveSingleItem().ShouldContain("comes in a later version");
    }

    [Theory]
    [InlineData("sing")]
    [InlineData("serve", "--loudly")]
    [InlineData("transcribe")]
    public async Task A_wrong_use_is_told_in_one_line(params string[] arguments)
    {
        var end = await ProgramRun.OfAsync(BuildOutput.Server, arguments);
        end.ExitCode.ShouldBe(2);
        end.ErrorLines.ShouldHaveSingleItem();
        end.OutputLines.ShouldBeEmpty();
    }
}
