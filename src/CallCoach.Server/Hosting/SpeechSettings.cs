using CallCoach.Adapters.Speech.Whisper;
using CallCoach.People;

namespace CallCoach.Server.Hosting;

public enum SpeechEngine
{
    Auto,
    PocketSphinx,
    WhisperServer,
    None,
}

/// <summary>What <c>CallCoach:Speech:*</c> says, checked.</summary>
/// <param name="Engine">Which engine hears calls.</param>
/// <param name="Whisper">The Whisper server; null where none is configured.</param>
public sealed record SpeechSettings(SpeechEngine Engine, WhisperSettings? Whisper)
{
    internal static SpeechSettings Read(SettingsSection section)
    {
        var engine = section["Speech:Engine"] switch
        {
            null or "auto" => SpeechEngine.Auto,
            "pocketsphinx" => SpeechEngine.PocketSphinx,
            "whisper-server" => SpeechEngine.WhisperServer,
            "none" => SpeechEngine.None,
            _ => throw new SettingsException("CallCoach:Speech:Engine must be auto, pocketsphinx, whisper-server or none."),
        };
        var whisper = WhisperOf(section);
        return engine == SpeechEngine.WhisperServer && whisper is null
            ? throw new SettingsException("CallCoach:Speech:WhisperServer:Url is missing: CallCoach:Speech:Engine is whisper-server.")
            : new(engine, whisper);
    }

    private static WhisperSettings? WhisperOf(SettingsSection section)
    {
        var allowPublic = section.Flag("Speech:AllowPublicServer");
        var dialect = section["Speech:WhisperServer:Dialect"] switch
        {
            null or "whisper.cpp" => WhisperDialect.WhisperCpp,
            "openai" => WhisperDialect.OpenAi,
            _ => throw new SettingsException("CallCoach:Speech:WhisperServer:Dialect must be whisper.cpp or openai."),
        };
        var detects = section["Speech:WhisperServer:DetectLanguage"] is null || section.Flag("Speech:WhisperServer:DetectLanguage");
        if (section.Url("Speech:WhisperServer:Url") is not { } server)
            return null;
        if (server.UserInfo.Length > 0)
            throw new SettingsException("CallCoach:Speech:WhisperServer:Url must not carry a name or password.");
        if (!allowPublic && HouseNetwork.Refusal(server) is { } reason)
            throw new SettingsException($"CallCoach:Speech:WhisperServer:Url: {reason}");
        var model = section["Speech:WhisperServer:Model"];
        if (dialect == WhisperDialect.OpenAi && model is null)
            throw new SettingsException("CallCoach:Speech:WhisperServer:Model is missing: in the dialect openai each request names the model.");
        return new(server, dialect)
        {
            Model = model,
            Prompt = section["Speech:WhisperServer:Prompt"],
            AllowPublic = allowPublic,
            Detectable = detects ? Department.Languages : [],
        };
    }
}
