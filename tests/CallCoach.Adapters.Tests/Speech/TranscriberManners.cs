using CallCoach.Recordings;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Tests.Speech;

/// <summary>What every speech engine must do, whether it recognises anything or not.</summary>
public abstract class TranscriberManners
{
    /// <summary>A tone that comes and goes, as speech does.</summary>
    private static readonly Audio Tones = new(8000, [Tone(440)]);

    /// <summary>The engine under test; made once for its class, for loading takes time.</summary>
    protected abstract ITranscriber Engine { get; }

    [Fact]
    public async Task Silence_and_steady_noise_give_nothing()
    {
        var quiet = new Audio(8000, [Sound.Silence(4, 8000), Sound.Noise(200, 4, 8000)]);
        (await Engine.TranscribeAsync(quiet, "en", CancellationToken.None)).Segments.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_audio_gives_nothing()
    {
        (await Engine.TranscribeAsync(new Audio(8000, [[], []]), "en", CancellationToken.None)).Segments.ShouldBeEmpty();
        (await Engine.TranscribeAsync(new Audio(8000, []), "en", CancellationToken.None)).Segments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelled_beforehand_it_does_not_begin() =>
        await Should.ThrowAsync<OperationCanceledException>(Engine.TranscribeAsync(Tones, "en", new CancellationToken(canceled: true)));

    [Fact]
    public void English_is_heard_and_a_language_that_is_none_is_not()
    {
        Engine.Hears("en").ShouldBeTrue();
        Engine.Hears("xx").ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancelled_transcription_gives_nothing_and_the_next_one_is_done()
    {
        using var cancel = new CancellationTokenSource();
        var cancelled = Engine.TranscribeAsync(Tones, "en", cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(cancelled);
        (await Engine.TranscribeAsync(Tones, "en", CancellationToken.None)).Engine.ShouldBe(Engine.Engine);
    }

    [Fact]
    public async Task Two_calls_at_once_are_both_done_and_heard_alike()
    {
        var heard = await Task.WhenAll(Engine.TranscribeAsync(Tones, "en", CancellationToken.None), Engine.TranscribeAsync(Tones, "en", CancellationToken.None));
        heard[1].Segments.ShouldBe(heard[0].Segments);
    }

    private static short[] Tone(double hertz) =>
        [.. Sound.Silence(1, 8000), .. Enumerable.Range(0, 8).SelectMany(_ => (short[])[.. Sound.Tone(hertz, 0.2, 8000), .. Sound.Silence(0.05, 8000)]), .. Sound.Silence(1, 8000)];
}
