using CallCoach.Transcription;

namespace CallCoach.Tests.Transcription;

public sealed class LiveFirstTests
{
    private readonly LiveFirst _live = new();

    [Fact]
    public void A_recording_goes_on_at_once_while_no_call_is_being_heard() => _live.GiveWayAsync(CancellationToken.None).IsCompletedSuccessfully.ShouldBeTrue();

    [Fact]
    public async Task A_recording_stands_still_until_the_last_phrase_was_heard()
    {
        var (one, other) = (_live.Hear(), _live.Hear());
        var recording = _live.GiveWayAsync(CancellationToken.None);

        one.Dispose();
        recording.IsCompleted.ShouldBeFalse();
        other.Dispose();

        await recording.WaitAsync(TimeSpan.FromMinutes(2));
        _live.GiveWayAsync(CancellationToken.None).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task A_recording_waits_only_so_long_for_one_utterance()
    {
        var impatient = new LiveFirst(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        using var heard = impatient.Hear();

        await impatient.GiveWayAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_recording_that_is_cancelled_waits_no_longer()
    {
        using var heard = _live.Hear();
        using var cancel = new CancellationTokenSource();
        var recording = _live.GiveWayAsync(cancel.Token);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => recording);
    }
}
