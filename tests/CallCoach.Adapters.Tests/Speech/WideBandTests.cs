using CallCoach.Adapters.Speech;

namespace CallCoach.Adapters.Tests.Speech;

public sealed class WideBandTests
{
    [Fact]
    public void Audio_of_16_kHz_stays_as_it_is() => new WideBand(16_000).From([1, 2, 3]).ShouldBe([1, 2, 3]);

    [Fact]
    public void Each_telephone_sample_is_held_twice() => new WideBand(8000).From([1, -2, 3]).ShouldBe([1, 1, -2, -2, 3, 3]);

    [Fact]
    public void The_upper_half_of_a_telephone_call_mirrors_the_lower()
    {
        var wide = new WideBand(8000).From(Sound.Tone(3000, 1, 8000));
        PowerAt(5000, wide).ShouldBeGreaterThan(PowerAt(3000, wide) / 10);
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(11_025)]
    [InlineData(44_100)]
    public void Audio_of_any_rate_keeps_its_duration(int rate) =>
        new WideBand(rate).From(new short[2 * rate]).Length.ShouldBe(2 * WideBand.SampleRate);

    /// <summary>Goertzel's sum at one frequency of audio at 16 kHz.</summary>
    private static double PowerAt(double hertz, short[] samples)
    {
        var (real, imaginary) = (0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * hertz * i / WideBand.SampleRate);
            real += samples[i] * cosine;
            imaginary += samples[i] * sine;
        }
        return (real * real) + (imaginary * imaginary);
    }
}
