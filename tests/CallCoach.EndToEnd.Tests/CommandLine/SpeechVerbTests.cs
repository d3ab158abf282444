using System.Text.Json;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.CommandLine;

/// <summary>The models are listed and fetched; that a whole one is taken is shown by <c>SpeechGetTests</c>.</summary>
public sealed class SpeechVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("callcoach-speech-").FullName;

    private string Models => Path.Combine(_folder, "speech", "models");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_list_says_which_models_there_are_and_none_is_here_at_first()
    {
        var text = await RunAsync(null, "list");
        text.ExitCode.ShouldBe(0, text.ToString());
        text.OutputLines.ShouldContain(line => line.StartsWith("base.en", StringComparison.Ordinal) && line.EndsWith("142 MiB  en", StringComparison.Ordinal));

        var rows = JsonSerializer.Deserialize<List<Row>>((await RunAsync(null, "list", "--json")).Output, JsonSerializerOptions.Web)!;
        rows.Count.ShouldBe(text.OutputLines.Count);
        rows.ShouldAllBe(row => !row.Here && row.Intact == null && !row.Used);
        rows.Single(row => row.Name == "large-v3-turbo").Languages.ShouldBe(["ru", "pl", "uk", "en"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_model_here_whose_hash_does_not_hold_is_said_to_be_damaged()
    {
        Directory.CreateDirectory(Models);
        await File.WriteAllTextAsync(Path.Combine(Models, "ggml-base.bin"), "no model");

        (await RunAsync(null, "list")).OutputLines.ShouldContain(line => line.StartsWith("base ", StringComparison.Ordinal) && line.Contains("DAMAGED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_the_model_is_refused_and_nothing_is_left()
    {
        await using var mirror = new LoopbackHttp(_ => new(200, new byte[2 << 20]) { Headers = "ETag: \"x\"\r\n" });

        var end = await RunAsync(mirror.Address, "get", "base");

        end.ExitCode.ShouldBe(1, end.ToString());
        end.ErrorLines[^1].ShouldContain("465707469ff3a37a2b9b8d8f89f2f99de7299dac");
        end.ErrorLines.Count(line => line.EndsWith('%')).ShouldBeInRange(1, 11);
        mirror.Requests.ShouldHaveSingleItem().ShouldStartWith("GET /ggml-base.bin ");
        Directory.EnumerateFiles(Models).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_network_is_told_in_one_line()
    {
        var end = await RunAsync(new($"http://127.0.0.1:{Ports.Free()}"), "get", "tiny");

        end.ExitCode.ShouldBe(1, end.ToString());
        end.ErrorLines.ShouldHaveSingleItem().ShouldContain("cannot be reached");
        Directory.EnumerateFiles(Models).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_that_there_is_none_of_is_answered_with_the_list()
    {
        var end = await RunAsync(null, "get", "enormous");

        end.ExitCode.ShouldBe(2);
        end.ErrorLines.ShouldHaveSingleItem().ShouldContain("tiny, tiny.en, base");
    }

    [Fact]
    public async Task A_mirror_must_be_reached_by_https_or_be_this_machine()
    {
        var end = await RunAsync(new("http://mirror.example/"), "get", "tiny");

        end.ExitCode.ShouldBe(2);
        end.ErrorLines.ShouldHaveSingleItem().ShouldContain("CallCoach:Speech:ModelsUrl");
    }

    private Task<ProgramEnd> RunAsync(Uri? mirror, params string[] arguments) => ProgramRun.OfAsync(
        BuildOutput.Server,
        ["speech", .. arguments],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["DataDirectory"] = _folder, ["Speech:ModelsUrl"] = mirror?.AbsoluteUri ?? "" });

    private sealed record Row(string Name, IReadOnlyList<string> Languages, bool Here, bool? Intact, bool Used);
}
