using CallCoach.Adapters.Speech.PocketSphinx;
using CallCoach.Recordings;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Tests.Speech;

public sealed class PocketSphinxTranscriberTests(PocketSphinxTranscriberTests.Loaded loaded)
    : TranscriberCompliance, IClassFixture<PocketSphinxTranscriberTests.Loaded>
{
    protected override ITranscriber Engine => loaded.Engine;

    [Fact]
    public async Task A_language_it_has_no_model_for_is_refused()
    {
        var failure = await Should.ThrowAsync<SpeechEngineException>(Engine.TranscribeAsync(new Audio(8000, [[]]), "pl", CancellationToken.None));
        failure.Message.ShouldContain("pl");
    }

    [Fact]
    public async Task Without_its_model_it_hears_nothing_and_says_what_to_install()
    {
        using var engine = new PocketSphinxTranscriber(new PocketSphinxSettings { ModelFolders = ["/nowhere"] });
        engine.Hears("en").ShouldBeFalse();
        var speech = new Audio(8000, [[.. Sound.Silence(1, 8000), .. Sound.Tone(440, 1, 8000), .. Sound.Silence(1, 8000)]]);
        var failure = await Should.ThrowAsync<SpeechEngineException>(engine.TranscribeAsync(speech, "en", CancellationToken.None));
        failure.Message.ShouldContain("/nowhere");
        failure.Message.ShouldContain("apt-get install libpocketsphinx3 pocketsphinx-en-us");
    }

    [Fact]
    public async Task A_real_wide_band_recording_is_understood()
    {
        var audio = WaveFile.Read(RealRecordings.Open("jfk.wav"));
        var transcript = await Engine.TranscribeAsync(audio, "en", CancellationToken.None);
        string.Join(' ', transcript.Segments.Select(segment => segment.Text)).ShouldContain("country");
    }

    /// <summary>One engine for the class; fails, naming the packages, when it is not installed.</summary>
    public sealed class Loaded : IDisposable
    {
        public Loaded()
        {
            var readiness = PocketSphinxReadiness.Check();
            readiness.IsReady.ShouldBeTrue(readiness.Message);
        }

        public PocketSphinxTranscriber Engine { get; } = new(PocketSphinxSettings.Default with { Decoders = 2 });

        public void Dispose() => Engine.Dispose();
    }
}
