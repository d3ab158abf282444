using CallCoach.Adapters.Speech;
using CallCoach.Adapters.Speech.PocketSphinx;
using CallCoach.Adapters.Speech.Whisper.Local;
using CallCoach.Transcription;

namespace CallCoach.Benchmarks.Speech;

/// <summary>
/// Hours of audio an hour of the product's transcribers on all cores, next to the engines' own programs on the same audio and
/// cores, and what transcribing at full load does to the answers of the web side.
/// </summary>
internal sealed class TranscribeBench(TranscribeSize size)
{
    private const double OfBareEngine = 0.97;
    private const double WithSilence = 0.9;
    private const double MostP99 = 1.5;

    private readonly Dictionary<string, double> _figures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _ratios = new(StringComparer.Ordinal);
    private readonly List<Aim> _aims = [];

    public async Task<Measurement> RunAsync(CancellationToken cancel)
    {
        var (dense, silent) = await SpokenCall.SpeakAsync(TimeSpan.FromMinutes(size.Minutes), size.Silence, cancel);
        _figures["silence"] = silent.Silence;
        _figures["silence_of_the_dense_call"] = dense.Silence;
        _figures["cores"] = Environment.ProcessorCount;
        await PocketSphinxAsync(dense, silent, cancel);
        await WhisperAsync(dense, silent, cancel);

        var web = await WebSide.MeasureAsync(dense.Audio, size, cancel);
        _figures["idle_p99_ms"] = web.IdleP99;
        _figures["busy_p99_ms"] = web.BusyP99;
        _figures["web_answers"] = web.Answers;
        _ratios["p99_to_idle"] = web.BusyP99 / web.IdleP99;
        _aims.Add(Aim.AtMost("p99_to_idle", web.BusyP99 / web.IdleP99, MostP99));
        return new("transcribe", _figures, _ratios, _aims);
    }

    /// <summary>
    /// <c>pocketsphinx_continuous</c> leaves silence out before it searches for words, as we do: next to it as it is, silence wins us
    /// nothing. What not hearing silence is worth shows next to the same program when it is told to hear all it is given.
    /// </summary>
    private async Task PocketSphinxAsync(SpokenCall dense, SpokenCall silent, CancellationToken cancel)
    {
        var model = BareEngines.PocketSphinxModel();
        var asItIs = ("pocketsphinx_continuous as it is", BareEngines.PocketSphinx(model, hearsSilence: false));
        var hearingAll = ("pocketsphinx_continuous that hears all", BareEngines.PocketSphinx(model, hearsSilence: true));
        var (own, bares) = await PocketSphinx(asItIs).RunAsync(dense, size.Rounds, cancel);
        Note("", "", own, bares[0], OfBareEngine);
        (own, bares) = await PocketSphinx(asItIs, hearingAll).RunAsync(silent, size.Rounds, cancel);
        Note("", "_leaving_silence_out", own, bares[0], OfBareEngine);
        Note("", "_hearing_silence", own, bares[1], WithSilence / (1 - silent.Silence));
    }

    private static EngineRace PocketSphinx(params (string Way, BareEngine Engine)[] bares) => new(
        "PocketSphinx",
        async (calls, cancel) =>
        {
            using var transcriber = new PocketSphinxTranscriber(PocketSphinxSettings.Default with { Decoders = Environment.ProcessorCount });
            var heard = new List<Transcript>();
            foreach (var call in calls)
                heard.Add(await transcriber.TranscribeAsync(call, "en", cancel));
            return heard;
        },
        bares,
        (samples, rate) => new WideBand(rate).From(samples));

    private async Task WhisperAsync(SpokenCall dense, SpokenCall silent, CancellationToken cancel)
    {
        if (size.WhisperModel is not { } file)
        {
            await Console.Error.WriteLineAsync("Whisper is not measured: --whisper-model names no model.");
            return;
        }
        var model = WhisperModelFile.Read(file);
        if (await WhisperCpp.BuildAsync(cancel) is not { } program)
        {
            await Console.Error.WriteLineAsync("Whisper is not measured: whisper.cpp cannot be built here.");
            return;
        }
        var settings = new LocalWhisperSettings(program, model);
        using var server = WhisperCpp.Server(settings);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = server.RunAsync(stop.Token);
        try
        {
            await server.AddressAsync(cancel);
            var race = WhisperCpp.Race(settings, server);
            var (own, bares) = await race.RunAsync(dense, size.Rounds, cancel);
            Note("whisper_", "", own, bares[0], OfBareEngine);
            (own, bares) = await race.RunAsync(silent, size.Rounds, cancel);
            Note("whisper_", "_hearing_silence", own, bares[0], WithSilence / (1 - silent.Silence));
        }
        finally
        {
            await stop.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>On one call; where it has silence, the names say what the bare engine did with it.</summary>
    private void Note(string prefix, string suffix, Heat own, Heat bare, double least)
    {
        _figures[$"{prefix}hours_per_hour{suffix}"] = own.Speed;
        _figures[$"{prefix}bare_hours_per_hour{suffix}"] = bare.Speed;
        if (own.Errors.Words > own.Errors.Deleted)
        {
            _figures[$"{prefix}wer{suffix}"] = own.Errors.Rate;
            _figures[$"{prefix}bare_wer{suffix}"] = bare.Errors.Rate;
        }
        _ratios[$"{prefix}to_bare_engine{suffix}"] = own.Speed / bare.Speed;
        if (prefix.Length == 0) // A server's processor time is not this process's.
            _ratios[$"{prefix}cpu_to_bare_engine{suffix}"] = own.SpeedByCpu / bare.SpeedByCpu;
        _aims.Add(Aim.AtLeast($"{prefix}to_bare_engine{suffix}", own.Speed / bare.Speed, least));
    }
}
