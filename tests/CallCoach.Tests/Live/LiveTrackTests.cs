using CallCoach.Calls;
using CallCoach.Live;

namespace CallCoach.Tests.Live;

public sealed class LiveTrackTests
{
    private readonly List<LiveBlock> _blocks = [];
    private readonly LiveTrack _track;

    public LiveTrackTests() => _track = new(Speaker.Client, _blocks.Add);

    [Fact]
    public void Frames_in_order_are_handed_out_at_once()
    {
        Take(1, 2, 3);

        _blocks.Select(block => block.Start).ShouldBe([0, 160, 320]);
        _blocks.ShouldAllBe(block => block.Speaker == Speaker.Client && !block.IsGap);
    }

    [Fact]
    public void A_missing_frame_is_silence_once_it_is_given_up()
    {
        Take(1, 3, 4, 5, 6);
        _blocks.Count.ShouldBe(1);

        Take(7);

        (_blocks[1].Start, _blocks[1].Samples.Length, _blocks[1].IsGap).ShouldBe((160, 160, true));
        _blocks.Skip(2).Select(block => block.Start).ShouldBe([320, 480, 640, 800, 960]);
    }

    [Fact]
    public void A_frame_that_comes_when_its_place_was_given_up_is_dropped_and_counted()
    {
        Take(1, 3, 4, 5, 6, 7, 2);

        _track.Counts.ShouldBe(new FrameCounts(Received: 7, Repeated: 0, Late: 0, TooLate: 1, Missing: 1));
        _blocks.Zip(_blocks.Skip(1)).ShouldAllBe(pair => pair.First.End == pair.Second.Start);
    }

    [Fact]
    public void What_is_held_back_is_handed_out_when_the_other_side_is_a_window_further()
    {
        Take(1, 3);
        _track.Pass(milliseconds: 139);
        _blocks.Count.ShouldBe(1);

        _track.Pass(milliseconds: 140);

        _blocks.Select(block => (block.Start, block.IsGap)).ShouldBe([(0, false), (160, true), (320, false)]);
    }

    [Fact]
    public void A_side_that_begins_later_begins_at_its_time()
    {
        _track.Take(1, 3_500, new SentFrame(1).MuLaw);

        _blocks.ShouldHaveSingleItem().Start.ShouldBe(28_000);
    }

    [Fact]
    public void A_side_that_is_not_sent_for_a_while_is_silent_meanwhile_and_misses_nothing()
    {
        Take(1);
        _track.Take(2, 500, new SentFrame(2).MuLaw);

        _blocks.Select(block => (block.Start, block.Samples.Length, block.IsGap)).ShouldBe([(0, 160, false), (160, 3840, true), (4000, 160, false)]);
        _track.Counts.Missing.ShouldBe(0);
    }

    [Fact]
    public void Times_that_waver_by_some_milliseconds_leave_no_gap()
    {
        foreach (var (number, milliseconds) in new[] { (1, 3), (2, 27), (3, 41), (4, 66) })
            _track.Take(number, milliseconds, new SentFrame(number).MuLaw);

        _blocks.Select(block => block.Start).ShouldBe([24, 184, 344, 504]);
    }

    [Fact]
    public void A_leap_of_numbers_and_time_takes_no_room()
    {
        Take(1);
        _track.Take(int.MaxValue, int.MaxValue, new SentFrame(2).MuLaw);
        _track.End();

        _blocks.Count.ShouldBe(2);
        _blocks[1].Start.ShouldBe(int.MaxValue * 8L);
        _track.Counts.Missing.ShouldBe(int.MaxValue - 2);
    }

    private void Take(params int[] numbers)
    {
        foreach (var frame in numbers.Select(number => new SentFrame(number)))
            _track.Take(frame.Number, frame.Milliseconds, frame.MuLaw);
    }
}
