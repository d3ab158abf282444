using CallCoach.Adapters;
using CallCoach.Adapters.Speech.PocketSphinx;
using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Adapters.Speech.Whisper.Local;
using CallCoach.Captions;
using CallCoach.Recordings.Speech;
using CallCoach.Transcription;

namespace CallCoach.Server.Hosting;

/// <summary>The engines that hear calls, the preferred one first.</summary>
internal static class SpeechEngines
{
    /// <exception cref="SettingsException">The engine asked for is not there.</exception>
    public static void AddSpeech(this IServiceCollection services, SpeechSettings settings)
    {
        if (settings is { Engine: SpeechEngine.Auto or SpeechEngine.WhisperServer, Whisper: { } whisper })
        {
            if (settings.Local?.Settings is { } local)
                services.AddLocalWhisper(whisper, local, isOneOfSeveral: settings.Engine == SpeechEngine.Auto);
            else
                services.AddWhisper(whisper, isOneOfSeveral: settings.Engine == SpeechEngine.Auto);
        }
        services.AddSingleton<LiveFirst>(_ => new());
        services.AddSingleton(s => new LiveEngines([.. s.GetKeyedServices<ITranscriber>(typeof(LiveEngines))]));
        if (settings.Engine is not (SpeechEngine.Auto or SpeechEngine.PocketSphinx))
            return;
        var readiness = PocketSphinxReadiness.Check();
        if (settings.Engine == SpeechEngine.PocketSphinx && !readiness.IsReady)
            throw new SettingsException($"CallCoach:Speech:Engine is pocketsphinx, but {readiness.Message}");
        if (readiness.IsReady)
        {
            services.AddSingleton<ITranscriber>(s => new PocketSphinxTranscriber(PocketSphinxSettings.Default, s.GetRequiredService<LiveFirst>()));
            services.AddKeyedSingleton<ITranscriber>(typeof(LiveEngines), (s, _) => new PocketSphinxTranscriber(
                PocketSphinxSettings.Default with { Decoders = s.GetRequiredService<HearingSettings>().Workers, Detector = SpeechDetectorSettings.Everything }));
        }
    }

    /// <summary>Where Whisper is the only engine, calls wait for its server; otherwise another one may take them meanwhile.</summary>
    private static void AddWhisper(this IServiceCollection services, WhisperSettings settings, bool isOneOfSeveral)
    {
        services.AddSingleton(_ => new WhisperClient(settings));
        services.AddSingleton(s => new WhisperWatch(
            s.GetRequiredService<WhisperClient>(), s.GetRequiredService<Clocks>().Real, s.GetRequiredService<ILogger<WhisperWatch>>()));
        services.AddSingleton<ITranscriber>(s => new WhisperTranscriber(
            settings, s.GetRequiredService<WhisperClient>(), isOneOfSeveral ? () => s.GetRequiredService<WhisperWatch>().Answers : null, s.GetRequiredService<LiveFirst>()));
        services.AddKeyedSingleton<ITranscriber>(typeof(LiveEngines), (s, _) => LiveWhisper(
            settings, s.GetRequiredService<HearingSettings>().Workers, isOneOfSeveral ? () => s.GetRequiredService<WhisperWatch>().Answers : null));
        services.AddHostedService(s => new FirstLook(settings, s.GetRequiredService<WhisperWatch>()));
        services.AddLoop<WhisperWatch>((watch, cancel) => watch.RunAsync(cancel));
    }

    /// <summary>Calls wait while it starts, and for another engine only where it cannot be started.</summary>
    private static void AddLocalWhisper(this IServiceCollection services, WhisperSettings settings, LocalWhisperSettings local, bool isOneOfSeveral)
    {
        services.AddSingleton(s => new LocalWhisper(local, s.GetRequiredService<Clocks>().Real, s.GetRequiredService<ILogger<LocalWhisper>>()));
        services.AddSingleton(s => new WhisperClient(settings, local: s.GetRequiredService<LocalWhisper>()));
        services.AddSingleton<ITranscriber>(s => new WhisperTranscriber(
            settings, s.GetRequiredService<WhisperClient>(), Answers(s), s.GetRequiredService<LiveFirst>()));
        services.AddKeyedSingleton<ITranscriber>(typeof(LiveEngines), (s, _) => LiveWhisper(
            settings, s.GetRequiredService<HearingSettings>().Workers, Answers(s), s.GetRequiredService<LocalWhisper>()));
        services.AddLoop<LocalWhisper>((whisper, cancel) => whisper.RunAsync(cancel));

        Func<bool>? Answers(IServiceProvider s) => isOneOfSeveral ? () => s.GetRequiredService<LocalWhisper>().Problem is null : null;
    }

    /// <summary>With connections of its own; what a server does not answer soon is left to the recording.</summary>
    private static WhisperTranscriber LiveWhisper(WhisperSettings settings, int workers, Func<bool>? answers, LocalWhisper? local = null)
    {
        var live = settings with
        {
            AtOnce = workers,
            Detector = SpeechDetectorSettings.Everything,
            Patience = TimeSpan.FromSeconds(10),
            PatienceWithAudio = 2,
            LateIsHanging = false,
        };
        return new(live, new WhisperClient(live, local: local), answers);
    }

    /// <summary>Before any call is taken: a name that leads out of the house is refused, and a server that is there shall have the first call, too.</summary>
    private sealed class FirstLook(WhisperSettings settings, WhisperWatch watch) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            if (!settings.AllowPublic && await HouseNetwork.RefusalAsync(settings.Server, Wire.Real, cancellationToken) is { } reason)
                throw new SettingsException($"CallCoach:Speech:WhisperServer:Url: {reason}");
            await watch.LookAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
