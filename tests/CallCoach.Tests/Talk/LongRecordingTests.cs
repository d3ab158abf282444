using CallCoach.Recordings;
using CallCoach.Talk;
using CallCoach.Tests.Recordings;

namespace CallCoach.Tests.Talk;

/// <summary>Memory while a long recording is measured; its sound is nowhere but in the piece that is read.</summary>
public sealed class LongRecordingTests
{
    [Fact]
    [Trait("Soak", "talk")]
    public void A_long_recording_is_measured_piece_by_piece()
    {
        var hours = LongTest.Count(reduced: 1, full: 4);
        using var stream = new SilentWave(TimeSpan.FromHours(hours));
        var meter = new RecordingMeter();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        foreach (var piece in WaveFile.ReadBlocks(stream))
            meter.Add(piece);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        var measured = meter.Finish();

        measured.Figures.Duration.ShouldBe(hours * 3600, 0.001);
        measured.Overview.Channels.ShouldHaveSingleItem().Length.ShouldBe(Overview.MostParts);
        held.ShouldBeLessThan(hours * 8_000_000L);
        LongTest.Report(new { hours, megabytesHeld = held / 1_000_000 });
    }
}
