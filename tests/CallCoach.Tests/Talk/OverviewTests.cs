using CallCoach.Talk;

namespace CallCoach.Tests.Talk;

public sealed class OverviewTests
{
    [Fact]
    public void A_long_recording_keeps_the_loudest_moment_of_each_part()
    {
        var peaks = new ushort[1_440_000];
        peaks[720_000] = 16_384;
        peaks[1_439_999] = 8_192;

        var overview = Overview.Of([peaks, new ushort[1_440_000]]);

        overview.Loudest.ShouldBe(0.5);
        overview.Channels[0].Length.ShouldBe(Overview.MostParts);
        overview.Channels[0].Select((peak, part) => (part, peak)).Where(one => one.peak > 0).ShouldBe([(1000, 255), (1999, 128)]);
        overview.Channels[1].ShouldAllBe(peak => peak == 0);
    }

    [Fact]
    public void A_very_quiet_recording_keeps_its_shape()
    {
        var overview = Overview.Of([[10, 50, 100]]);

        (overview.Loudest, overview.Channels[0]).ShouldSatisfyAllConditions(
            one => one.Loudest.ShouldBe(100 / 32_768.0), one => one.Item2.ShouldBe([26, 128, 255]));
    }

    [Fact]
    public void Silence_is_flat() => Overview.Of([[0, 0]]).Channels.ShouldHaveSingleItem().ShouldBe([0, 0]);
}
