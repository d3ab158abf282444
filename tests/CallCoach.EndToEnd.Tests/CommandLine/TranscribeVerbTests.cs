using System.Text.Json;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Recordings;
using CallCoach.EndToEnd.Tests.Speech;

namespace CallCoach.EndToEnd.Tests.CommandLine;

public sealed class TranscribeVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("callcoach-transcribe-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_recording_becomes_text_of_each_channel()
    {
        var file = Path.Combine(_folder, "call.wav");
        await File.WriteAllBytesAsync(file, await TelephoneRecording.OfAsync(
            new SpokenLine("manager", "good morning how many racks do you need"),
            new SpokenLine("client", "your competitor offers the same racks cheaper")));

        var text = await ProgramRun.OfAsync(BuildOutput.Server, ["transcribe", file]);
        text.ExitCode.ShouldBe(0, text.ToString());
        text.OutputLines.ShouldContain(line => line.Contains("channel 0", StringComparison.Ordinal));
        text.OutputLines.ShouldContain(line => line.Contains("channel 1", StringComparison.Ordinal) && line.Contains("competitor", StringComparison.Ordinal));

        var json = await ProgramRun.OfAsync(BuildOutput.Server, ["transcribe", file, "--json"]);
        json.ExitCode.ShouldBe(0, json.ToString());
        var segments = JsonSerializer.Deserialize<Transcript>(json.Output, JsonSerializerOptions.Web)!.Segments;
        var client = segments.Where(segment => segment.Channel == 1).ToList();
        string.Join(' ', client.Select(segment => segment.Text)).ShouldContain("competitor");
        segments.ShouldAllBe(segment => segment.Start >= 0 && segment.End > segment.Start && segment.Confidence >= 0 && segment.Confidence <= 1);
        segments.Where(segment => segment.Channel == 0).Max(segment => segment.End).ShouldBeLessThan(client.Min(segment => segment.Start) + 0.5);
    }

    [Fact]
    public async Task A_file_that_is_no_recording_is_failed_work_and_a_missing_one_wrong_use()
    {
        var file = Path.Combine(_folder, "text.wav");
        await File.WriteAllTextAsync(file, "not a sound");
        var unreadable = await ProgramRun.OfAsync(BuildOutput.Server, ["transcribe", file]);
        unreadable.ExitCode.ShouldBe(1);
        unreadable.ErrorLines.ShouldHaveSingleItem().ShouldContain(file);

        var missing = await ProgramRun.OfAsync(BuildOutput.Server, ["transcribe", Path.Combine(_folder, "nowhere.wav")]);
        missing.ExitCode.ShouldBe(2);
        missing.ErrorLines.ShouldHaveSingleItem().ShouldContain("nowhere.wav");
    }

    [Fact]
    public async Task A_Whisper_server_that_is_configured_is_asked()
    {
        var file = Path.Combine(_folder, "call.wav");
        await File.WriteAllBytesAsync(file, await TelephoneRecording.OfAsync(new SpokenLine("client", "your competitor offers the same racks cheaper")));
        await using var whisper = new WhisperServer("za drogo dla nas");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Speech:WhisperServer:Url"] = whisper.Url };

        var text = await ProgramRun.OfAsync(BuildOutput.Server, ["transcribe", file, "--language", "pl"], settings);
        text.ExitCode.ShouldBe(0, text.ToString());
        text.OutputLines.ShouldHaveSingleItem().ShouldEndWith("channel 1: za drogo dla nas");
        whisper.Languages.ShouldBe(["pl"]);

        settings["Speech:WhisperServer:Url"] = $"http://127.0.0.1:{Ports.Free()}";
        settings["Speech:Engine"] = "whisper-server";
        var unreachable = await ProgramRun.OfAsync(BuildOutput.Server, ["transcribe", file, "--language", "pl"], settings);
        unreachable.ExitCode.ShouldBe(1);
        unreachable.ErrorLines.ShouldHaveSingleItem().ShouldContain("cannot be reached");
    }

    private sealed record Transcript(IReadOnlyList<Segment> Segments);

    private sealed record Segment(int Channel, double Start, double End, string Text, double Confidence);
}
