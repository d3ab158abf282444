using CallCoach.Adapters.Speech;

namespace CallCoach.Adapters.Tests.Speech;

public sealed class ResamplerTests
{
    [Theory]
    [InlineData(44_100, 16_000)]
    [InlineData(48_000, 16_000)]
    [InlineData(11_025, 8_000)]
    [InlineData(4_000, 8_000)]
    [InlineData(22_051, 16_000)]
    public void A_tone_in_the_band_stays_the_same_tone(int from, int to)
    {
        var wanted = Sound.Tone(1000, 1, to);
        var resampled = new Resampler(from, to).Resample(Sound.Tone(1000, 1, from));
        resampled.Length.ShouldBe(wanted.Length);
        var middle = (to / 10)..(to - (to / 10));
        var error = resampled[middle].Zip(wanted[middle], (a, b) => (double)(a - b) * (a - b)).Average();
        (error / Sound.Power(wanted)).ShouldBeLessThan(1e-4);
    }

    [Theory]
    [InlineData(16_000, 8_000, 5000)]
    [InlineData(44_100, 16_000, 9000)]
    public void A_tone_above_the_new_band_is_gone_and_not_folded_back(int from, int to, double hertz)
    {
        var tone = Sound.Tone(hertz, 1, from);
        var resampled = new Resampler(from, to).Resample(tone);
        Sound.Power(resampled[(to / 10)..^(to / 10)]).ShouldBeLessThan(Sound.Power(tone) * 1e-6);
    }

    [Fact]
    public void A_full_scale_signal_does_not_wrap_around()
    {
        var square = Sound.Tone(100, 0.5, 44_100, 1).Select(s => s < 0 ? short.MinValue : short.MaxValue).ToArray();
        var resampled = new Resampler(44_100, 16_000).Resample(square);
        Enumerable.Range(1, resampled.Length - 1).Count(i => resampled[i] > 20_000 != resampled[i - 1] > 20_000).ShouldBeInRange(95, 105);
    }
}
