using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Recordings;

public sealed class FetchRecordingTests : IDisposable
{
    private readonly RecordingRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_recording_the_provider_has_is_kept_and_ready()
    {
        await using var twilio = Answering(new Answer(200, Waves.TwoChannels(seconds: 2)));
        var recording = await _rig.FetchAsync(twilio);

        (recording.State, recording.Channels, recording.DurationSeconds, recording.ClientChannel).ShouldBe((RecordingState.Ready, 2, 2.0, 1));
        recording.Reason.ShouldBeNull();
        (await File.ReadAllBytesAsync(_rig.Files.PathOf(recording.File!))).ShouldBe(Waves.TwoChannels(seconds: 2));
    }

    [Fact]
    public async Task A_recording_of_one_channel_does_not_say_where_the_client_is()
    {
        await using var twilio = Answering(new Answer(200, Waves.OneChannel()));
        var recording = await _rig.FetchAsync(twilio);

        (recording.State, recording.Channels, recording.ClientChannel).ShouldBe((RecordingState.Ready, 1, null));
    }

    [Fact]
    public async Task A_recording_refused_in_two_channels_is_kept_in_one_and_says_why()
    {
        await using var twilio = new LoopbackHttp(path => path.Contains("RequestedChannels=2", StringComparison.Ordinal)
            ? new Answer(400, [])
            : new Answer(200, Waves.OneChannel()));
        var recording = await _rig.FetchAsync(twilio);

        (recording.State, recording.Channels, recording.ClientChannel).ShouldBe((RecordingState.Ready, 1, null));
        recording.Reason.ShouldBe("Twilio refused it in two channels (400), so both voices are in one.");
    }

    [Fact]
    public async Task A_recording_that_is_not_there_yet_is_asked_for_again_and_then_kept()
    {
        var answers = new Queue<Answer>([new Answer(404, []), new Answer(200, Waves.TwoChannels())]);
        await using var twilio = new LoopbackHttp(_ => answers.Dequeue());
        var call = await _rig.AddCallAsync();

        var failure = await Should.ThrowAsync<RetryException>(() => _rig.FetchAsync(twilio, call));
        (failure.Kind, failure.Message).ShouldBe((FailureKind.NotThereYet, "Twilio does not have the recording (404)."));
        (await _rig.Database.RecordingAsync(call.Id)).State.ShouldBe(RecordingState.Waiting);

        (await _rig.FetchAsync(twilio, call)).State.ShouldBe(RecordingState.Ready);
    }

    [Fact]
    public void What_may_take_a_minute_to_appear_is_asked_for_much_longer()
    {
        var (patience, waited) = (RetryPolicy.PatienceWith(FailureKind.NotThereYet), TimeSpan.Zero);
        for (var attempt = 1; attempt < patience.MostAttempts; attempt++)
            waited += RetryPolicy.NextAttempt(new RetryException(FailureKind.NotThereYet, "404"), attempt, Rows.Morning)!.Value - Rows.Morning;

        waited.ShouldBeGreaterThan(TimeSpan.FromMinutes(5));
        RetryPolicy.NextAttempt(new RetryException(FailureKind.NotThereYet, "404"), patience.MostAttempts, Rows.Morning).ShouldBeNull();
    }

    [Fact]
    public async Task Only_a_recording_that_waits_is_due()
    {
        await using var twilio = Answering(new Answer(200, []));
        var step = _rig.Step(twilio.Address);
        foreach (var state in Enum.GetValues<RecordingState>())
        {
            var call = await _rig.AddCallAsync(state);
            (await _rig.Database.ReadAsync(db => step.IsDueAsync(call, db, default))).ShouldBe(state == RecordingState.Waiting, state.ToString());
        }
        (await _rig.Database.ReadAsync(async db => await step.IsDueAsync(await _rig.Database.AddCallAsync(), db, default))).ShouldBeFalse();
    }

    private static LoopbackHttp Answering(Answer answer) => new(_ => answer);
}
