using CallCoach.Adapters.Speech;
using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Recordings.Speech;

namespace CallCoach.Adapters.Tests.Speech.Whisper;

public sealed class SpeechWindowTests
{
    private const int Rate = 1000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(28);

    /// <summary>In the window: 0 to 2 s, and after a gap of 0.3 s, 2.3 to 5.3 s.</summary>
    private static readonly SpeechWindow Two = new(0, [new(10_000, 12_000), new(50_000, 53_000)]);

    [Fact]
    public void Speech_fills_windows_in_order_up_to_the_longest()
    {
        SpeechStretch[] speech = [.. Enumerable.Range(0, 10).Select(i => new SpeechStretch(i * 20_000, (i * 20_000) + 9000))];
        var windows = SpeechWindow.Pack(1, speech, Rate, Longest);

        windows.SelectMany(window => window.Stretches).ShouldBe(speech);
        windows.Select(window => window.Stretches.Count).ShouldBe([3, 3, 3, 1]);
        windows.ShouldAllBe(window => window.Channel == 1);
        windows[0].Samples(new short[200_000], Rate).Length.ShouldBe(27_600);
    }

    [Fact]
    public void A_single_stretch_that_is_too_long_goes_alone() =>
        SpeechWindow.Pack(0, [new(0, 1000), new(2000, 42_000), new(50_000, 51_000)], Rate, Longest).Select(window => window.Stretches.Count).ShouldBe([1, 1, 1]);

    [Fact]
    public void Without_speech_there_is_no_window() => SpeechWindow.Pack(0, [], Rate, Longest).ShouldBeEmpty();

    [Fact]
    public void The_sound_of_the_stretches_follows_with_silence_between()
    {
        var channel = Enumerable.Range(0, 60_000).Select(i => (short)(i / 1000)).ToArray();
        var samples = Two.Samples(channel, Rate);

        samples.Length.ShouldBe(5300);
        (samples[0], samples[1999]).ShouldBe(((short)10, (short)11));
        samples[2000..2300].ShouldAllBe(sample => sample == 0);
        (samples[2300], samples[5299]).ShouldBe(((short)50, (short)52));
    }

    [Theory]
    [InlineData(0.5, 1.5, 10.5, 11.5)]
    [InlineData(2.5, 5.0, 50.2, 52.7)]
    [InlineData(0.0, 2.2, 10, 12)] // into the gap
    [InlineData(2.1, 3.0, 50, 50.7)] // out of the gap
    [InlineData(5.0, 5.3, 52.7, 53)]
    public void A_segment_of_one_stretch_is_brought_back_to_it(double start, double end, double from, double to)
    {
        var back = Two.Back(new(start, end, "too dear"), Rate).ShouldHaveSingleItem().Segment;
        back.Start.ShouldBe(from, 0.001);
        back.End.ShouldBe(to, 0.001);
    }

    [Fact]
    public void A_segment_over_a_silence_that_was_not_sent_is_parted_by_its_words()
    {
        var heard = new HeardSegment(1.0, 4.0, "too dear we have one") { WordTimes = [1.2, 1.8, 2.5, 3.0, 3.5] };
        var back = Two.Back(heard, Rate).ToList();

        back.Select(part => part.Segment.Text).ShouldBe(["too dear", "we have one"]);
        back.Select(part => part.Stretch).ShouldBe(Two.Stretches);
        (back[0].Segment.Start, back[0].Segment.End).ShouldBe((11, 12));
        back[1].Segment.Start.ShouldBe(50, 0.001);
        back[1].Segment.End.ShouldBe(51.7, 0.001);
    }

    [Fact]
    public void Without_words_times_it_is_said_where_most_of_it_is()
    {
        var back = Two.Back(new(1.5, 4.5, "too dear we have one"), Rate).ShouldHaveSingleItem().Segment;
        back.Text.ShouldBe("too dear we have one");
        back.Start.ShouldBe(50, 0.001);
        back.End.ShouldBe(52.2, 0.001);
    }

    [Fact]
    public void Words_whose_times_go_back_stay_in_order()
    {
        var heard = new HeardSegment(0, 5.3, "one two three") { WordTimes = [3, 1, 4] };
        Two.Back(heard, Rate).ShouldHaveSingleItem().Segment.Text.ShouldBe("one two three");
    }

    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(2.0, 2.0)]
    [InlineData(5.3, 5.3)]
    public void A_segment_without_length_gets_some_inside_its_stretch(double start, double end)
    {
        var (back, stretch) = Two.Back(new(start, end, "yes") { WordTimes = [start] }, Rate).ShouldHaveSingleItem();
        back.End.ShouldBeGreaterThan(back.Start);
        back.Start.ShouldBeGreaterThanOrEqualTo((double)stretch.Start / Rate);
        back.End.ShouldBeLessThanOrEqualTo((double)stretch.End / Rate);
    }
}
