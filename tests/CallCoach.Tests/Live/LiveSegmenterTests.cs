using CallCoach.Live;

namespace CallCoach.Tests.Live;

public sealed class LiveSegmenterTests
{
    private const double Tolerance = 0.03;

    private readonly SpokenSide _side = new();

    [Fact]
    public void Silence_holds_no_phrase()
    {
        _side.Silence(10).End();

        _side.Phrases.ShouldBeEmpty();
    }

    [Fact]
    public void A_phrase_is_told_as_soon_as_a_pause_of_three_tenths_of_a_second_has_followed_with_its_padding()
    {
        _side.Silence(2).Tone(1);
        _side.Silence(0.25).Phrases.ShouldBeEmpty();
        _side.Silence(0.1).Phrases.ShouldHaveSingleItem();

        var (start, end) = _side.Times.Single();
        start.ShouldBe(1.8, Tolerance);
        end.ShouldBe(3.2, Tolerance);
    }

    [Fact]
    public void A_phrase_carries_the_samples_of_its_place()
    {
        short[] counted = [.. Enumerable.Range(0, 2 * LiveTrack.SampleRate).Select(i => (short)(i % 2 == 0 ? 6000 + (i / 4) : -6000 - (i / 4)))];
        _side.Silence(1).Of(counted).Silence(1);

        var phrase = _side.Phrases.ShouldHaveSingleItem();
        var before = LiveTrack.SampleRate - (int)phrase.Start;
        phrase.Samples.AsSpan(before, counted.Length).ToArray().ShouldBe(counted);
    }

    [Fact]
    public void A_shorter_pause_stays_inside_a_phrase_and_a_longer_one_parts_two()
    {
        _side.Silence(1).Tone(0.5).Silence(0.2).Tone(0.5).Silence(0.5).Tone(0.5).Silence(1);

        var times = _side.Times.ToList();
        times.Count.ShouldBe(2);
        times[0].End.ShouldBe(2.4, Tolerance);
        times[1].Start.ShouldBe(2.5, Tolerance);
    }

    [Fact]
    public void A_click_is_no_phrase()
    {
        _side.Silence(1).Tone(0.05).Silence(1).End();

        _side.Phrases.ShouldBeEmpty();
    }

    [Fact]
    public void Speech_above_steady_noise_is_found_and_the_noise_is_not()
    {
        _side.Noise(4, 300);
        var known = _side.Phrases.Count;
        _side.Tone(1, 4000).Noise(8, 300).End();

        known.ShouldBeLessThanOrEqualTo(1);
        var (start, end) = _side.Times.Skip(known).ShouldHaveSingleItem();
        start.ShouldBe(3.8, 0.05);
        end.ShouldBe(5.2, 0.05);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(20_000)]
    public void Noise_of_any_loudness_is_taken_for_speech_for_two_seconds_at_most(double amplitude)
    {
        _side.Noise(20, amplitude).End();

        _side.Times.ShouldAllBe(phrase => phrase.End < 2.5);
    }

    [Fact]
    public void Speech_without_a_pause_is_cut_at_its_quietest_place_and_nothing_of_it_is_lost()
    {
        _side.Silence(1).Speech(5.5).Silence(0.2).Speech(5.9).Silence(1);

        var phrases = _side.Phrases;
        phrases.Count.ShouldBe(2);
        phrases[1].Start.ShouldBe(phrases[0].End);
        (phrases[0].End / 8000.0).ShouldBeInRange(6.5, 6.7);
        phrases[1].Samples.Length.ShouldBeLessThanOrEqualTo(8 * 8000);
        (phrases[1].End / 8000.0).ShouldBe(12.8, Tolerance);
    }

    [Fact]
    public void Speech_that_ends_just_where_it_would_be_cut_leaves_no_empty_phrase()
    {
        _side.Silence(1).Speech(7.4).Silence(2).End();

        _side.Times.ShouldHaveSingleItem().End.ShouldBeInRange(8.4, 8.8);
    }

    [Fact]
    public void Marked_silence_ends_a_phrase_and_does_not_pass_for_a_quiet_line()
    {
        _side.Noise(6, 500);
        var known = _side.Phrases.Count;
        _side.Tone(1).Gap(0.9).Gap(0.9).Gap(0.9).Gap(0.9).Noise(2, 500).End();

        _side.Times.Skip(known).ShouldHaveSingleItem().End.ShouldBe(7.2, 0.05);
    }

    [Fact]
    public void Time_of_which_nothing_is_told_ends_a_phrase_where_it_was_last_heard()
    {
        _side.Silence(1).Tone(1).Jump(60).Tone(1).Silence(1);

        var times = _side.Times.ToList();
        times.Count.ShouldBe(2);
        times[0].End.ShouldBe(2, Tolerance);
        times[1].Start.ShouldBe(62, Tolerance);
    }

    [Fact]
    public void What_is_being_said_at_the_end_is_told()
    {
        _side.Silence(1).Tone(1).End();

        _side.Times.ShouldHaveSingleItem().End.ShouldBe(2, Tolerance);
    }
}
