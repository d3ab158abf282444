using CallCoach.Talk;

namespace CallCoach.Tests.Talk;

/// <summary>The figures of a conversation whose stretches of speech are known.</summary>
public sealed class TalkFiguresTests
{
    [Fact]
    public void Of_turns_that_begin_together_one_comes_first_for_both_sides()
    {
        var figures = TalkFigures.Of([[new(0, 2), new(5, 7)], [new(5, 7), new(9, 11)]], 20);

        figures.Sides.Select(side => side.Turns).ShouldBe([1, 1]);
    }

    [Fact]
    public void Talk_overlap_and_silence_fill_the_duration()
    {
        var figures = Of(30, [(1, 5), (10, 12)], [(4, 8)]);

        (figures.Sides[0].Seconds, figures.Sides[1].Seconds, figures.Overlap).ShouldBe((6, 4, 1));
        figures.Silence.ShouldBe(30 - (6 + 4 - 1));
        figures.LongestSilence.ShouldBe(new(12, 30));
    }

    [Fact]
    public void Nobody_speaking_is_one_silence()
    {
        var figures = Of(7, [], []);

        (figures.Silence, figures.LongestSilence, figures.Overlap).ShouldBe((7, new Stretch(0, 7), 0));
        figures.Sides.ShouldAllBe(side => side == new SideFigures(0, 0, null, 0, 0));
    }

    [Fact]
    public void A_side_takes_a_turn_each_time_it_follows_the_other()
    {
        var figures = Of(30, [(0, 2), (3, 5), (10, 12)], [(6, 9), (13, 15)]);

        figures.Sides.Select(side => side.Turns).ShouldBe([2, 2]);
    }

    [Fact]
    public void A_monologue_goes_on_over_a_short_pause_and_a_back_channel()
    {
        var figures = Of(30, [(1, 5), (6.5, 12)], [(5.2, 5.7), (20, 23)]);

        figures.Sides[0].Monologue.ShouldBe(new(1, 12));
        (figures.Sides[0].Turns, figures.Sides[1].Turns, figures.Sides[1].BackChannels).ShouldBe((1, 1, 1));
    }

    [Theory]
    [InlineData(7.5)]
    [InlineData(7.01)]
    public void A_monologue_ends_at_a_long_pause(double resumed) =>
        Of(30, [(1, 5), (resumed, 9)], []).Sides[0].Monologue.ShouldBe(new(1, 5));

    [Fact]
    public void A_monologue_ends_where_the_other_side_takes_a_turn_even_within_it()
    {
        var figures = Of(30, [(0, 20)], [(5, 7)]);

        figures.Sides[0].Monologue.ShouldBe(new(7, 20));
        figures.Sides[1].Monologue.ShouldBe(new(5, 7));
    }

    [Fact]
    public void Who_starts_while_the_other_speaks_and_goes_on_interrupts()
    {
        var figures = Of(30, [(0, 10)], [(8, 12)]);

        figures.Sides.Select(side => side.Interruptions).ShouldBe([0, 1]);
    }

    [Fact]
    public void A_back_channel_is_no_interruption()
    {
        var figures = Of(30, [(0, 10)], [(3, 3.9), (6, 6.4)]);

        (figures.Sides[1].Interruptions, figures.Sides[1].BackChannels, figures.Sides[1].Turns).ShouldBe((0, 2, 0));
    }

    [Fact]
    public void Two_back_channels_with_a_pause_between_do_not_make_a_turn() =>
        Of(30, [(0, 10)], [(3, 3.7), (4.3, 5)]).Sides[1].ShouldBe(new SideFigures(1.4, 0, new(3, 5), 0, 2), new Nearly());

    [Fact]
    public void Overlap_at_the_end_of_a_turn_is_no_interruption() =>
        Of(30, [(0, 10)], [(9.6, 14)]).Sides[1].Interruptions.ShouldBe(0);

    [Fact]
    public void Starting_together_is_no_interruption() =>
        Of(30, [(5, 9)], [(5.1, 9)]).Sides.Select(side => side.Interruptions).ShouldBe([0, 0]);

    [Fact]
    public void Going_on_after_a_breath_while_the_other_has_begun_is_no_interruption() =>
        Of(30, [(0, 5), (5.4, 9)], [(5.1, 8)]).Sides[0].Interruptions.ShouldBe(0);

    [Fact]
    public void A_short_word_that_nobody_is_listened_with_is_no_back_channel() =>
        Of(30, [(1, 1.5)], [(10, 14)]).Sides[0].BackChannels.ShouldBe(0);

    private static TalkFigures Of(double duration, (double Start, double End)[] first, (double Start, double End)[] second) =>
        TalkFigures.Of([Units(first), Units(second)], duration);

    private static List<Stretch> Units((double Start, double End)[] times) => [.. times.Select(time => new Stretch(time.Start, time.End))];

    private sealed class Nearly : IEqualityComparer<SideFigures>
    {
        public bool Equals(SideFigures? x, SideFigures? y) => x! with { Seconds = 0 } == y! with { Seconds = 0 } && Math.Abs(x.Seconds - y.Seconds) < 1e-9;

        public int GetHashCode(SideFigures obj) => 0;
    }
}
