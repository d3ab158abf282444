using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Recordings;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Speech;

/// <summary>Calls are heard by the Whisper server that the settings name.</summary>
public sealed class WhisperServerTests
{
    private const string Polish = "u konkurencji takie same regały są tańsze";

    private static readonly SpokenLine[] English = [new("client", "your competitor offers the same racks cheaper")];

    [Fact]
    public async Task A_call_waits_for_a_Whisper_server_that_fails_and_is_then_heard_whole_in_the_language_it_tells()
    {
        await using var whisper = new WhisperServer(Polish, failures: 1);
        var heard = await HeardAsync(settings => settings.With("Speech:Engine", "whisper-server").With("Speech:WhisperServer:Url", whisper.Url));

        heard.ShouldHaveSingleItem().ShouldBe(("whisper-server", "pl", "Client", Polish));
        whisper.Languages.ShouldBe(["auto", "auto"]);
    }

    [Fact]
    public async Task By_itself_the_server_prefers_a_Whisper_server_that_answers()
    {
        await using var whisper = new WhisperServer(Polish);
        (await HeardAsync(settings => settings.With("Speech:WhisperServer:Url", whisper.Url).With("Speech:WhisperServer:DetectLanguage", "false")))
            .ShouldHaveSingleItem().ShouldBe(("whisper-server", "en", "Client", Polish));
    }

    [Fact]
    public async Task While_the_Whisper_server_does_not_answer_English_calls_go_to_PocketSphinx()
    {
        var heard = await HeardAsync(settings => settings.With("Speech:WhisperServer:Url", $"http://127.0.0.1:{Ports.Free()}"));

        heard.ShouldHaveSingleItem().Engine.ShouldBe("pocketsphinx");
    }

    /// <summary>One English call, placed and heard; the engine, the language and each utterance.</summary>
    private static async Task<IReadOnlyList<(string Engine, string Language, string Speaker, string Text)>> HeardAsync(Func<ServerSettings, ServerSettings> with)
    {
        var settings = ServerSettings.Ordinary();
        using var recordings = new RecordingHost(settings["Twilio:AccountSid"], settings["Twilio:AuthToken"]);
        settings = with(settings.With("Twilio:ApiBaseUrl", recordings.Address.AbsoluteUri));
        try
        {
            await using var server = await ServerProcess.StartAsync(settings);
            using var twilio = new TwilioAccount(server.Address, settings);
            var call = new TwilioCall("client:anna") { IsRecorded = true };
            recordings.Keep(call.Recording, await TelephoneRecording.OfAsync(English));
            await twilio.PlaceAsync(call);

            var stored = new StoredRows(Path.Combine(settings.DataDirectory, "callcoach.db"));
            return await Eventually.ComesAsync("the call is heard", () => Task.FromResult(
                stored.Read(
                    "SELECT Engine, Language, Speaker, Text FROM Calls JOIN Utterances ON CallId = Calls.Id ORDER BY Ordinal",
                    row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3))) is { Count: > 0 } rows ? rows : null),
                Eventually.LongPatience);
        }
        finally
        {
            settings.RemoveFolder();
        }
    }
}
