using CallCoach.Adapters.Speech;
using CallCoach.Recordings.Speech;

namespace CallCoach.Adapters.Tests.Speech;

public sealed class SpeechDetectorTests
{
    private const int Rate = 8000;

    private static readonly SpeechDetector Detector = new(new SpeechDetectorSettings());

    [Fact]
    public void Silence_and_no_audio_hold_no_speech()
    {
        Detector.Find([], Rate).ShouldBeEmpty();
        Detector.Find(Sound.Silence(5, Rate), Rate).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(30)]
    [InlineData(1000)]
    [InlineData(20_000)]
    public void Steady_noise_of_any_loudness_holds_no_speech(double amplitude) =>
        Detector.Find(Sound.Noise(amplitude, 6, Rate), Rate).ShouldBeEmpty();

    [Fact]
    public void A_constant_offset_is_no_sound() => Detector.Find([.. Enumerable.Repeat((short)9000, 3 * Rate)], Rate).ShouldBeEmpty();

    [Fact]
    public void A_sound_is_found_with_its_padding()
    {
        var found = Detector.Find([.. Sound.Silence(2, Rate), .. Sound.Tone(440, 1, Rate), .. Sound.Silence(2, Rate)], Rate).ShouldHaveSingleItem();
        Seconds(found.Start).ShouldBe(1.8, 0.03);
        Seconds(found.End).ShouldBe(3.2, 0.03);
    }

    [Fact]
    public void Speech_in_noise_is_found_and_the_noise_around_it_is_not()
    {
        short[] speech = [.. Sound.Silence(3, Rate), .. Sound.Tone(440, 1, Rate, 3000), .. Sound.Silence(3, Rate)];
        var found = Detector.Find(Sound.Mixed(speech, Sound.Noise(300, 7, Rate)), Rate).ShouldHaveSingleItem();
        Seconds(found.Start).ShouldBe(2.8, 0.05);
        Seconds(found.End).ShouldBe(4.2, 0.05);
    }

    [Fact]
    public void A_short_pause_stays_inside_an_utterance() => Detector.Find(TwoSounds(0.4), Rate).Count.ShouldBe(1);

    [Fact]
    public void A_long_pause_ends_an_utterance()
    {
        var found = Detector.Find(TwoSounds(0.8), Rate);
        found.Count.ShouldBe(2);
        found[1].Start.ShouldBeGreaterThanOrEqualTo(found[0].End);
    }

    [Fact]
    public void A_click_is_no_speech() =>
        Detector.Find([.. Sound.Silence(2, Rate), .. Sound.Tone(440, 0.05, Rate), .. Sound.Silence(2, Rate)], Rate).ShouldBeEmpty();

    [Fact]
    public void Speech_without_a_pause_is_cut_at_its_quietest_place()
    {
        short[] quiet = Sound.Tone(440, 0.2, Rate, 500);
        short[] speech = [.. Enumerable.Repeat((short[])[.. Sound.Tone(440, 1.3, Rate), .. Sound.Silence(0.2, Rate)], 10).SelectMany(s => s)];
        short[] channel = [.. Sound.Silence(1, Rate), .. speech, .. quiet, .. speech, .. Sound.Silence(1, Rate)];
        var found = Detector.Find(channel, Rate);
        found.Count.ShouldBe(2);
        found[0].End.ShouldBe(found[1].Start);
        found.ShouldAllBe(stretch => Seconds(stretch.End - stretch.Start) <= 20);
        Math.Abs(channel[found[0].End]).ShouldBeLessThan((short)600);
    }

    [Fact]
    public void Sound_at_the_very_edges_stays_inside_the_channel()
    {
        short[] channel = [.. Sound.Tone(440, 1, Rate), .. Sound.Silence(3, Rate), .. Sound.Tone(440, 1, Rate)];
        var found = Detector.Find(channel, Rate);
        found.Count.ShouldBe(2);
        found[0].Start.ShouldBe(0);
        found[1].End.ShouldBe(channel.Length);
    }

    private static short[] TwoSounds(double pause) =>
        [.. Sound.Silence(1, Rate), .. Sound.Tone(440, 1, Rate), .. Sound.Silence(pause, Rate), .. Sound.Tone(440, 1, Rate), .. Sound.Silence(1, Rate)];

    private static double Seconds(int samples) => (double)samples / Rate;
}
