using CallCoach.Recordings;
using CallCoach.Talk;
using CallCoach.Tests.Recordings;

namespace CallCoach.Tests.Talk;

/// <summary>
/// Memory while a long recording is measured; its sound is nowhere but in the piece that is read. An hour stands for the four
/// that are taken: what is kept of each 10 ms is the same.
/// </summary>
public sealed class LongRecordingTests
{
    private const int SamplesOfAnHour = 3600 * 8000;

    [Fact]
    public void An_hour_is_read_in_small_pieces_and_measured_in_far_less_memory_than_its_sound_takes()
    {
        using var stream = new SilentWave(TimeSpan.FromHours(1));
        var meter = new RecordingMeter();
        var (taken, longest) = (0L, 0);
        foreach (var piece in WaveFile.ReadBlocks(stream))
        {
            longest = Math.Max(longest, piece.Channels[0].Length);
            taken += Taken(() => meter.Add(piece));
        }
        MeasuredRecording measured = null!;
        taken += Taken(() => measured = meter.Finish());

        measured.Figures.Duration.ShouldBe(3600);
        measured.Overview.Channels.ShouldHaveSingleItem().Length.ShouldBe(Overview.MostParts);
        longest.ShouldBeLessThanOrEqualTo(16 * 1024);
        taken.ShouldBeLessThan(SamplesOfAnHour * sizeof(short) / 2);
    }

    private static long Taken(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
