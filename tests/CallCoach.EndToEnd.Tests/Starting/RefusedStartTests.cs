using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Starting;

/// <summary>A wrong setting stops the start with exit code 2 and one line that names it.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly ServerSettings _settings = ServerSettings.Ordinary();

    public void Dispose() => _settings.RemoveFolder();

    [Theory]
    [InlineData("Listen", "not an address")]
    [InlineData("Listen", "ftp://127.0.0.1:5080")]
    [InlineData("PublicUrl", "calls.regal.example")]
    [InlineData("PublicUrl", "https://calls.regal.example/?tenant=1")]
    [InlineData("DataDirectory", "/dev/null/data")]
    [InlineData("Database", "Host=db;Database=callcoach;Username=callcoach;Password=p")]
    [InlineData("Database", "postgres://callcoach@db/callcoach")]
    [InlineData("Database", "no-such-folder/callcoach.db")]
    [InlineData("Department:TimeZone", "Europe/Nowhere")]
    [InlineData("Department:Language", "de")]
    [InlineData("Twilio:AccountSid", "")] // a token without its account
    [InlineData("Twilio:AuthToken", "")] // an account without its token
    [InlineData("Twilio:ApiBaseUrl", "twilio")]
    [InlineData("Twilio:ApiBaseUrl", "http://api.twilio.com")] // the token would go there readable
    [InlineData("Twilio:CallerId", "220000001")]
    [InlineData("Webhooks:Secret", "not base64!")]
    [InlineData("Webhooks:Secret", "whsec_c2hvcnQ=")] // too short
    [InlineData("Webhooks:PreviousSecret", "not base64!")]
    [InlineData("AllowUnsigned", "maybe")]
    [InlineData("Recordings:AllowedHosts", "https://recordings.example")]
    [InlineData("Recordings:AllowedHosts", "recordings.example, *.example")]
    [InlineData("Recordings:MaxTotalGiB", "0")]
    [InlineData("Recordings:MaxTotalGiB", "plenty")]
    [InlineData("Speech:Engine", "telepathy")]
    [InlineData("Speech:AllowPublicServer", "perhaps")]
    [InlineData("Speech:WhisperServer:Url", "whisper")]
    [InlineData("Speech:WhisperServer:Url", "http://olga:swordfish@127.0.0.1:8080")]
    [InlineData("Speech:WhisperServer:Dialect", "polish")]
    [InlineData("Speech:WhisperServer:DetectLanguage", "perhaps")]
    [InlineData("Speech:WhisperServer:Program", "/nowhere/whisper-server")]
    [InlineData("Speech:WhisperServer:ModelFile", "/nowhere/ggml-base.bin")]
    [InlineData("Alerts:Watched:rudeness", "0.5")]
    [InlineData("Alerts:Watched:price_comparison", "1.5")]
    [InlineData("Clock:Speed", "0")]
    [InlineData("Objections:Model", "/dev/null/objections.model")]
    [InlineData("Answers:Model", "/dev/null/answers.model")]
    [InlineData("Outcomes:Model", "/dev/null/outcomes.model")]
    public async Task A_wrong_setting_is_named_in_one_line(string setting, string value) =>
        (await IsRefusedAsync(_settings.With(setting, value))).ShouldContain("CallCoach:" + setting);

    [Fact]
    public async Task A_database_that_is_not_SQLite_is_said_to_come_later() =>
        (await IsRefusedAsync(_settings.With("Database", "Host=db;Username=callcoach;Password=swordfish"))).ShouldSatisfyAllConditions(
            line => line.ShouldContain("PostgreSQL"),
            line => line.ShouldNotContain("swordfish"));

    [Fact]
    public async Task Recordings_are_not_sent_out_of_the_house()
    {
        var line = await IsRefusedAsync(_settings.With("Speech:WhisperServer:Url", "https://8.8.8.8/v1"));
        line.ShouldContain("CallCoach:Speech:WhisperServer:Url");
        line.ShouldContain("recordings stay in the house");
        line.ShouldContain("CallCoach:Speech:AllowPublicServer");
    }

    [Fact]
    public async Task An_engine_that_lacks_what_it_needs_says_what()
    {
        var whisper = _settings.With("Speech:Engine", "whisper-server");
        (await IsRefusedAsync(whisper)).ShouldContain("CallCoach:Speech:WhisperServer:Url is missing");
        (await IsRefusedAsync(whisper.With("Speech:WhisperServer:Url", "http://127.0.0.1:8000").With("Speech:WhisperServer:Dialect", "openai")))
            .ShouldContain("CallCoach:Speech:WhisperServer:Model is missing");
    }

    [Fact]
    public async Task A_server_that_could_authenticate_no_webhook_does_not_start()
    {
        var line = await IsRefusedAsync(_settings.Without("Twilio:AccountSid", "Twilio:AuthToken", "Twilio:PreviousAuthToken", "Webhooks:Secret", "Webhooks:PreviousSecret"));
        line.ShouldContain("CallCoach:Twilio:AuthToken");
        line.ShouldContain("CallCoach:Webhooks:Secret");
    }

    [Theory]
    [InlineData("Listen", "http://0.0.0.0:5080")]
    [InlineData("PublicUrl", "https://calls.regal.example")]
    public async Task Unsigned_webhooks_are_only_for_loopback(string setting, string value)
    {
        var loopback = _settings.With("PublicUrl", _settings["Listen"]).With("AllowUnsigned", "true");
        (await IsRefusedAsync(loopback.With(setting, value))).ShouldContain("CallCoach:AllowUnsigned");
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_or_port_does_not_start()
    {
        await using var first = await ServerProcess.StartAsync(_settings);
        var folder = await IsRefusedAsync(_settings.With("Listen", $"http://127.0.0.1:{Ports.Free()}"));
        folder.ShouldContain("CallCoach:DataDirectory");
        folder.ShouldContain(_settings.DataDirectory);

        var port = await IsRefusedAsync(_settings.With("DataDirectory", Path.Combine(_settings.Folder, "other")));
        port.ShouldContain("CallCoach:Listen");
    }

    [Fact]
    public async Task The_data_folder_and_what_is_in_it_is_for_its_owner_only()
    {
        await using var server = await ServerProcess.StartAsync(_settings);
        File.GetUnixFileMode(_settings.DataDirectory).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Exists(Path.Combine(_settings.DataDirectory, "callcoach.db")).ShouldBeTrue();
    }

    private static async Task<string> IsRefusedAsync(ServerSettings settings)
    {
        var end = await ProgramRun.OfAsync(BuildOutput.Server, ["serve"], settings.Values);
        end.ExitCode.ShouldBe(2, end.ToString());
        end.OutputLines.ShouldNotContain(line => line.StartsWith("Listening on", StringComparison.Ordinal));
        return end.ErrorLines.ShouldHaveSingleItem();
    }
}
