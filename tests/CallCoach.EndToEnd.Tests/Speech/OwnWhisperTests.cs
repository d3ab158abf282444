using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Recordings;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Speech;

/// <summary>Where whisper.cpp's server and a model are here, Whisper is simply built in. The model is an empty one: it hears nothing.</summary>
public sealed class OwnWhisperTests : IAsyncLifetime
{
    private ServerSettings _settings = ServerSettings.Ordinary();

    public async ValueTask InitializeAsync() => _settings = _settings
        .With("Speech:WhisperServer:Program", await WhisperCpp.ProgramAsync())
        .With("Speech:WhisperServer:ModelFile", WhisperCpp.EmptyModel());

    public ValueTask DisposeAsync()
    {
        _settings.RemoveFolder();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_call_is_given_to_it_also_when_it_was_killed_meanwhile()
    {
        using var recordings = new RecordingHost(_settings["Twilio:AccountSid"], _settings["Twilio:AuthToken"]);
        await using var server = await ServerProcess.StartAsync(_settings.With("Twilio:ApiBaseUrl", recordings.Address.AbsoluteUri));
        var first = await OfAsync(server);
        using (var process = System.Diagnostics.Process.GetProcessById(first))
            process.Kill();

        using var twilio = new TwilioAccount(server.Address, _settings);
        var call = new TwilioCall("client:anna") { IsRecorded = true };
        recordings.Keep(call.Recording, await TelephoneRecording.OfAsync(new SpokenLine("client", "your competitor offers the same racks cheaper")));
        await twilio.PlaceAsync(call);

        var stored = new StoredRows(Path.Combine(_settings.DataDirectory, "callcoach.db"));
        (await Eventually.ComesAsync("the call is heard", () => Task.FromResult(
            stored.Read("SELECT Engine, (SELECT count(*) FROM Utterances) FROM Calls WHERE Engine IS NOT NULL", row => $"{row.GetString(0)} {row.GetInt64(1)}").SingleOrDefault()),
            Eventually.LongPatience * 2)).ShouldBe("whisper-server 0");
        (await OfAsync(server)).ShouldNotBe(first);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_the_server_it_is_gone_however_the_server_went(bool asked)
    {
        await using var server = await ServerProcess.StartAsync(_settings);
        var whisper = await OfAsync(server);

        if (asked)
            (await server.StopAsync()).ShouldBe(0);
        else
            await server.KillAsync();

        await Eventually.HoldsAsync("it is gone", () => !Directory.Exists($"/proc/{whisper}"));
    }

    [Fact]
    public async Task The_doctor_and_transcribe_know_it()
    {
        var settings = _settings.With("Speech:Engine", "whisper-server").Values;
        (await ProgramRun.OfAsync(BuildOutput.Server, ["doctor"], settings)).OutputLines
            .ShouldContain(line => line.StartsWith("ready    speech engine whisper-server: started by the server", StringComparison.Ordinal));

        var file = Path.Combine(_settings.Folder, "call.wav");
        await File.WriteAllBytesAsync(file, await TelephoneRecording.OfAsync(new SpokenLine("client", "too expensive")));
        var end = await ProgramRun.OfAsync(BuildOutput.Server, ["transcribe", file, "--json"], settings);
        end.ExitCode.ShouldBe(0, end.ToString());
        end.OutputLines.ShouldHaveSingleItem().ShouldBe("""{"engine":"whisper-server","language":"en","segments":[]}""");
    }

    [Fact]
    public async Task A_damaged_model_stops_the_start_and_is_named()
    {
        var cut = Path.Combine(_settings.Folder, "ggml-cut.bin");
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(WhisperCpp.EmptyModel()))[..500_000]);

        var end = await ProgramRun.OfAsync(BuildOutput.Server, ["serve"], _settings.With("Speech:WhisperServer:ModelFile", cut).Values);

        end.ExitCode.ShouldBe(2, end.ToString());
        end.ErrorLines.ShouldHaveSingleItem().ShouldBe($"CallCoach:Speech:WhisperServer:ModelFile: {cut} is cut off: it ends within its head.");
    }

    /// <summary>The process of its own that a server has, once the server says that it answers.</summary>
    private static async Task<int> OfAsync(ServerProcess server)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        await Eventually.HoldsAsync("whisper-server answers", async () =>
            (await http.GetFromJsonAsync<JsonElement>(new Uri("health/ready", UriKind.Relative))).GetProperty("whisper").GetString() == "answering");
        return Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder)!).Where(name => char.IsAsciiDigit(name[0]))
            .Select(name => int.Parse(name, CultureInfo.InvariantCulture)).Single(id => IsWhisperOf(server.Id, id));
    }

    private static bool IsWhisperOf(int parent, int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat.Contains("(whisper-server) ", StringComparison.Ordinal) && stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1] == $"{parent}";
        }
        catch (IOException)
        {
            return false; // It ended meanwhile.
        }
    }
}
