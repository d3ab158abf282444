using System.Text.Json;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Recordings;

namespace CallCoach.EndToEnd.Tests.CommandLine;

public sealed class WerVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("callcoach-wer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_channel_is_held_against_its_text_and_a_file_that_cannot_be_read_does_not_stop_the_others()
    {
        const string client = "your competitor offers the same racks cheaper";
        await WriteAsync("call.wav", await TelephoneRecording.OfAsync(new SpokenLine("client", client)));
        await WriteAsync("call.0.txt", "");
        await WriteAsync("call.1.txt", "Your competitor offers the same racks, cheaper!");
        await WriteAsync("broken.wav", "RIFF"u8.ToArray());
        await WriteAsync("broken.txt", "nobody can hear this");
        await WriteAsync("without-a-text.wav", TelephoneRecording.Silence(1));

        var end = await WerAsync(_folder, "--json", "--engine", "pocketsphinx");

        end.ExitCode.ShouldBe(1, end.ToString());
        end.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("broken.wav: ");
        end.OutputLines.ShouldNotContain(line => line.Contains("without-a-text", StringComparison.Ordinal));
        var measured = JsonDocument.Parse(end.OutputLines[^1]).RootElement;
        measured.GetProperty("bench").GetString().ShouldBe("wer");
        double Figure(string name) => measured.GetProperty("figures").GetProperty(name).GetDouble();
        Figure("words").ShouldBe(client.Split(' ').Length);
        Figure("files").ShouldBe(1);
        Figure("wer").ShouldBeLessThan(0.8);
        Figure("wer").ShouldBe((Figure("substituted") + Figure("deleted") + Figure("inserted")) / Figure("words"), 0.001);
        Figure("pocketsphinx_wer").ShouldBe(Figure("wer"));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_in_one_line() =>
        await ShouldRefuseAsync("is not there", Path.Combine(_folder, "nowhere"));

    [Fact]
    public async Task A_folder_without_reference_texts_is_told_in_one_line()
    {
        await WriteAsync("call.wav", TelephoneRecording.Silence(1));

        await ShouldRefuseAsync("NAME.txt", _folder);
    }

    [Theory]
    [InlineData("no engine dancing", "--engine", "dancing")]
    [InlineData("No engine here recognises xx", "--language", "xx")]
    public async Task An_engine_that_is_not_there_is_told_in_one_line(string said, params string[] options)
    {
        await WriteAsync("call.wav", TelephoneRecording.Silence(1));
        await WriteAsync("call.txt", "hello");

        await ShouldRefuseAsync(said, [_folder, .. options]);
    }

    private static async Task ShouldRefuseAsync(string said, params string[] arguments)
    {
        var end = await WerAsync(arguments);

        end.ExitCode.ShouldBe(2, end.ToString());
        end.ErrorLines.ShouldHaveSingleItem().ShouldContain(said);
    }

    private static Task<ProgramEnd> WerAsync(params string[] arguments) => ProgramRun.OfAsync(BuildOutput.Benchmarks, ["bench", "wer", .. arguments]);

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder, name), text);

    private Task WriteAsync(string name, byte[] bytes) => File.WriteAllBytesAsync(Path.Combine(_folder, name), bytes);
}
