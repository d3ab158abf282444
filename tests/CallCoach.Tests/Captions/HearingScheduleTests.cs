using CallCoach.Calls;
using CallCoach.Captions;
using CallCoach.Live;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Captions;

public sealed class HearingScheduleTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(Rows.Morning);
    private readonly HearingSchedule _schedule;
    private readonly List<string> _said = [];
    private readonly LiveCalls _calls = new(Clocks.System);

    public HearingScheduleTests() => _schedule = new(
        new() { LongestWait = TimeSpan.FromSeconds(30), MostWaiting = 4 }, new(_clock, _clock));

    public void Dispose() => _schedule.Dispose();

    [Fact]
    public async Task When_several_phrases_wait_the_newest_is_heard_first()
    {
        var (one, other) = (Stream(1), Stream(2));
        Say(one, "first");
        Say(other, "second");
        Say(one, "third");

        (await NextAsync(), await NextAsync(), await NextAsync()).ShouldBe(("third", "second", "first"));
    }

    [Fact]
    public async Task Those_who_are_heard_first_go_before_others_however_new()
    {
        var (watched, other) = (Stream(1, isFirst: true), Stream(2));
        Say(watched, "watched, old");
        Say(watched, "watched, new");
        Say(other, "newest");

        (await NextAsync(), await NextAsync(), await NextAsync()).ShouldBe(("watched, new", "watched, old", "newest"));
    }

    [Fact]
    public async Task A_phrase_that_has_waited_too_long_is_left_to_the_recording_and_counted()
    {
        var stream = Stream(1);
        Say(stream, "old");
        _clock.Advance(TimeSpan.FromSeconds(25));
        Say(stream, "new");
        _clock.Advance(TimeSpan.FromSeconds(10));

        (await NextAsync()).ShouldBe("new");
        _schedule.BehindOf(1).ShouldBeNull();
        stream.Skipped.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Of_too_many_phrases_the_oldest_is_skipped_and_those_who_are_heard_first_are_kept()
    {
        var (watched, other) = (Stream(1, isFirst: true), Stream(2));
        Say(watched, "watched");
        foreach (var said in new[] { "a", "b", "c", "d" })
            Say(other, said);

        other.Skipped.ShouldBe(TimeSpan.FromSeconds(1));
        watched.Skipped.ShouldBe(TimeSpan.Zero);
        (await NextAsync(), await NextAsync(), await NextAsync(), await NextAsync()).ShouldBe(("watched", "d", "c", "b"));
    }

    [Fact]
    public async Task A_call_is_behind_by_the_age_of_its_oldest_phrase_that_waits_or_is_being_heard()
    {
        Say(Stream(1), "one");
        _clock.Advance(TimeSpan.FromSeconds(3));
        Say(Stream(2), "other");
        _clock.Advance(TimeSpan.FromSeconds(2));

        (Seconds(1), Seconds(2), Seconds(3)).ShouldBe((5, 2, null));
        var heard = await _schedule.TakeAsync(CancellationToken.None);
        Seconds(2).ShouldBe(2);
        _schedule.Done(heard);
        _schedule.BehindOf(2).ShouldBeNull();
    }

    private int? Seconds(long callId) => (int?)_schedule.BehindOf(callId)?.TotalSeconds;

    private HeardStream Stream(long callId, bool isFirst = false) =>
        new(callId, _calls.Begin(new("twilio", $"CA{callId}", "MZ", Speaker.Manager)), isFirst, "en");

    /// <summary>A second of speech; the text is known by its first sample.</summary>
    private void Say(HeardStream stream, string said)
    {
        _said.Add(said);
        _clock.Advance(TimeSpan.FromTicks(1));
        _schedule.Add(new(stream, new(Speaker.Client, _said.Count - 1, new short[LiveTrack.SampleRate]), _clock.GetTimestamp()));
    }

    private async Task<string> NextAsync()
    {
        var next = await _schedule.TakeAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2));
        _schedule.Done(next);
        return _said[(int)next.Phrase.Start];
    }
}
