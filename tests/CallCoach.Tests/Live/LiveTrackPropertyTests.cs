using CallCoach.Calls;
using CallCoach.Live;
using FsCheck;
using FsCheck.Fluent;

namespace CallCoach.Tests.Live;

public sealed class LiveTrackPropertyTests
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true);

    [Fact]
    public void Whatever_a_line_loses_repeats_and_mixes_up_what_came_is_where_it_was_said_and_the_rest_is_silence() =>
        Check.One(Cases, Prop.ForAll(BadLine.Any.ToArbitrary(), line => Heard(line).SequenceEqual(Said(line))));

    [Fact]
    public void Blocks_follow_one_another_without_overlap_and_gaps_are_marked() =>
        Check.One(Cases, Prop.ForAll(BadLine.Any.ToArbitrary(), line =>
        {
            var blocks = Play(line).Blocks;
            return blocks.Zip(blocks.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
                && blocks.Where(block => block.IsGap).All(gap => gap.Samples.Span.IndexOfAnyExcept((short)0) < 0)
                && blocks.Where(block => !block.IsGap).Sum(block => block.Samples.Length) == line.Arrivals.Distinct().Count() * SentFrame.Samples;
        }));

    [Fact]
    public void Every_frame_is_counted_once_as_what_it_was() =>
        Check.One(Cases, Prop.ForAll(BadLine.Any.ToArbitrary(), line =>
        {
            var counts = Play(line).Counts;
            var kept = line.Arrivals.Distinct().Count();
            return counts.Received == line.Arrivals.Count
                && counts.Repeated == line.Arrivals.Count - kept
                && counts.Missing == line.Sent - kept
                && counts.TooLate == 0;
        }));

    [Fact]
    public void No_frame_waits_for_one_that_is_a_window_before_it() =>
        Check.One(Cases, Prop.ForAll(BadLine.Any.ToArbitrary(), line =>
        {
            var blocks = new List<LiveBlock>();
            var track = new LiveTrack(Speaker.Client, blocks.Add);
            for (var taken = 1; taken <= line.Arrivals.Count; taken++)
            {
                Take(track, line.Arrivals[taken - 1]);
                var arrived = line.Arrivals.Take(taken).Distinct().ToList();
                if (blocks.Count(block => !block.IsGap) < arrived.Count(number => number <= arrived.Max() - LiveTrack.Window + 1))
                    return false;
            }
            return true;
        }));

    private static void Take(LiveTrack track, int number)
    {
        var frame = new SentFrame(number);
        track.Take(frame.Number, frame.Milliseconds, frame.MuLaw);
    }

    private static (List<LiveBlock> Blocks, FrameCounts Counts) Play(BadLine line)
    {
        var blocks = new List<LiveBlock>();
        var track = new LiveTrack(Speaker.Client, blocks.Add);
        foreach (var number in line.Arrivals)
            Take(track, number);
        track.End();
        return (blocks, track.Counts);
    }

    /// <summary>The blocks laid side by side, as somebody hears them.</summary>
    private static short[] Heard(BadLine line)
    {
        var heard = new short[line.Sent * SentFrame.Samples];
        foreach (var block in Play(line).Blocks)
            block.Samples.CopyTo(heard.AsMemory((int)block.Start));
        return heard;
    }

    private static short[] Said(BadLine line) =>
        [.. Enumerable.Range(1, line.Sent).SelectMany(number => line.Arrivals.Contains(number) ? new SentFrame(number).Decoded : new short[SentFrame.Samples])];
}
