using System.Text.Json;
using CallCoach.Adapters.Speech.Models;
using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Adapters.Speech.Whisper.Local;
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
/// <param name="Whisper">How the Whisper server is asked; null where none is named and none can be started.</param>
/// <param name="Local">What can be started here; null where a server's address is named, or Whisper is not wanted.</param>
public sealed record SpeechSettings(SpeechEngine Engine, WhisperSettings? Whisper, LocalWhisperReadiness? Local)
{
    /// <param name="section">Everything below <c>CallCoach</c>.</param>
    /// <param name="folder">Where programs and models of speech are kept.</param>
    internal static SpeechSettings Read(SettingsSection section, string folder)
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
        var local = engine is SpeechEngine.Auto or SpeechEngine.WhisperServer && whisper is null ? LocalOf(section, folder) : null;
        return engine == SpeechEngine.WhisperServer && whisper is null && local?.Settings is null
            ? throw new SettingsException($"CallCoach:Speech:WhisperServer:Url is missing while CallCoach:Speech:Engine is whisper-server, and no server can be started here: {local?.Message}.")
            : new(engine, whisper ?? AskedHere(section, local?.Settings), local);
    }

    /// <summary>The models that can be fetched, and where they are kept.</summary>
    /// <exception cref="SettingsException">The setting names no list of models.</exception>
    internal static SpeechModelFolder ModelsIn(SettingsSection section, string folder) => new(Path.Combine(folder, "models"), KnownTo(section));

    /// <summary>Those of a department's own list, or else those that whisper.cpp publishes.</summary>
    private static IReadOnlyList<SpeechModel> KnownTo(SettingsSection section)
    {
        if (section["Speech:ModelsFile"] is not { } own)
            return SpeechModel.Load(Path.Combine(AppContext.BaseDirectory, "models", "speech.json"));
        try
        {
            var known = SpeechModel.Load(own);
            if (known.FirstOrDefault(model => Path.GetFileName(model.FileName) != model.FileName) is { } outside)
                throw new SettingsException($"CallCoach:Speech:ModelsFile: {outside.Name} is no name of a model.");
            return known.FirstOrDefault(model => !IsSafe(model.Address)) is { } unsafely
                ? throw new SettingsException($"CallCoach:Speech:ModelsFile: the address of {unsafely.Name} must be https, or a loopback address.")
                : known;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or InvalidDataException)
        {
            throw new SettingsException($"CallCoach:Speech:ModelsFile is no list of models: {unreadable.Message}");
        }
    }

    private static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || Settings.IsLoopback(address);

    /// <summary>Where models are fetched instead of at the addresses they are published under; null: there.</summary>
    /// <exception cref="SettingsException">It is no such address.</exception>
    internal static Uri? MirrorIn(SettingsSection section)
    {
        var mirror = section.Url("Speech:ModelsUrl");
        return mirror is null || IsSafe(mirror)
            ? mirror
            : throw new SettingsException("CallCoach:Speech:ModelsUrl must be https, or a loopback address.");
    }

    internal static LocalWhisperReadiness Find(SettingsSection section, string folder) => LocalWhisperReadiness.Find(
        section["Speech:WhisperServer:Program"], section["Speech:WhisperServer:ModelFile"], Path.Combine(folder, "bin"), ModelsIn(section, folder));

    /// <summary>What is named and not there is refused, what is not named is looked for.</summary>
    private static LocalWhisperReadiness LocalOf(SettingsSection section, string folder)
    {
        if (section["Speech:WhisperServer:Program"] is { } program && !File.Exists(program))
            throw new SettingsException($"CallCoach:Speech:WhisperServer:Program: {program} is not there.");
        var found = Find(section, folder);
        return found.Settings is null && section["Speech:WhisperServer:ModelFile"] is not null
            ? throw new SettingsException($"CallCoach:Speech:WhisperServer:ModelFile: {found.Message}")
            : found;
    }

    /// <summary>The address is chosen at each start.</summary>
    private static WhisperSettings? AskedHere(SettingsSection section, LocalWhisperSettings? local) => local is null ? null
        : new(new("http://127.0.0.1/"))
        {
            Model = local.Model.Name,
            EnglishOnly = local.Model.EnglishOnly,
            Prompt = section["Speech:WhisperServer:Prompt"],
            Detectable = DetectableIn(section),
        };

    private static IReadOnlyList<string> DetectableIn(SettingsSection section) =>
        section["Speech:WhisperServer:DetectLanguage"] is null || section.Flag("Speech:WhisperServer:DetectLanguage") ? Department.Languages : [];

    private static WhisperSettings? WhisperOf(SettingsSection section)
    {
        var allowPublic = section.Flag("Speech:AllowPublicServer");
        var dialect = section["Speech:WhisperServer:Dialect"] switch
        {
            null or "whisper.cpp" => WhisperDialect.WhisperCpp,
            "openai" => WhisperDialect.OpenAi,
            _ => throw new SettingsException("CallCoach:Speech:WhisperServer:Dialect must be whisper.cpp or openai."),
        };
        var detectable = DetectableIn(section);
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
            Detectable = detectable,
        };
    }
}
