using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Retranscribing;
using CallCoach.Tests.Storage;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Retranscribing;

/// <summary>A transcript that somebody asks for is made beside the one in use.</summary>
public sealed class RetranscriptionTests : TwoEngines
{
    [Fact]
    public async Task A_second_transcript_is_kept_beside_the_first_which_is_untouched()
    {
        await using var rig = await StartAsync();
        var call = await HeardCallAsync(rig);
        var wanted = await RequestAsync(rig, call);
        (await rig.Retranscriber.StepAsync(default)).ShouldBeTrue();

        var second = await TranscriptAsync(wanted);
        (second.State, second.Engine, second.Model, second.Language, second.RequestedBy).ShouldBe((TranscriptState.Ready, "fine", "large", "pl", "Olga"));
        (await LinesAsync(wanted)).ShouldBe(Fine.Select(segment => segment.Text));
        (await SaidAsync()).ShouldBe(Rough.Select(segment => segment.Text));
        (await Database.CallAsync(call)).Engine.ShouldBe("rough");
        (await rig.Retranscriber.StepAsync(default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Discarded_it_is_gone_with_its_words_but_not_who_discarded_it()
    {
        await using var rig = await StartAsync();
        var call = await HeardCallAsync(rig);
        var wanted = await ReadyAsync(rig, call);
        (await rig.Retranscriptions.DiscardAsync(call, wanted, Olga, default)).ShouldBeNull();

        var dropped = await TranscriptAsync(wanted);
        (dropped.State, dropped.DecidedBy, dropped.DecidedAt is not null).ShouldBe((TranscriptState.Discarded, "Olga", true));
        (await LinesAsync(wanted)).ShouldBeEmpty();
        (await rig.Choose.UseAsync(call, wanted, Olga, default)).ShouldBe(TranscriptRefusal.NotInState);
        (await SaidAsync()).ShouldBe(Rough.Select(segment => segment.Text));
    }

    [Fact]
    public async Task Only_one_at_a_time_is_made_of_a_call()
    {
        await using var rig = await StartAsync();
        var call = await HeardCallAsync(rig);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => rig.Retranscriptions.RequestAsync(call, "fine", null, "pl", Olga, default)));

        both.Count(one => one.Requested is not null).ShouldBe(1);
        both.Single(one => one.Requested is null).Refusal.ShouldBe(TranscriptRefusal.Open);
        await rig.Retranscriber.StepAsync(default);
        (await rig.Retranscriptions.RequestAsync(call, "rough", null, "pl", Olga, default)).Refusal.ShouldBe(TranscriptRefusal.Open);
    }

    [Theory]
    [InlineData("another", "pl", TranscriptRefusal.UnknownEngine)]
    [InlineData("fine", "uk", TranscriptRefusal.DeafEngine)]
    public async Task An_engine_that_cannot_is_refused_at_once(string engine, string language, TranscriptRefusal refusal)
    {
        await using var rig = await StartAsync();
        var call = await HeardCallAsync(rig);

        (await rig.Retranscriptions.RequestAsync(call, engine, language, "pl", Olga, default)).Refusal.ShouldBe(refusal);
    }

    [Fact]
    public async Task The_engine_is_told_the_language_that_was_chosen()
    {
        await using var rig = await StartAsync();
        var call = await HeardCallAsync(rig);
        await rig.Retranscriptions.RequestAsync(call, "fine", "en", "pl", Olga, default);
        await rig.Retranscriber.StepAsync(default);

        FineEngine.Expected.ShouldBe(new ExpectedLanguage("en"));
    }

    [Fact]
    public async Task An_engine_that_fails_leaves_the_transcript_in_use_and_says_why()
    {
        await using var rig = await StartAsync(Engine("fine", (_, _) => throw new SpeechEngineException("it refuses the recording") { IsFinal = true }));
        var call = await HeardCallAsync(rig);
        var wanted = await RequestAsync(rig, call);
        await rig.Retranscriber.StepAsync(default);

        var failed = await TranscriptAsync(wanted);
        (failed.State, failed.Failure, failed.Attempts).ShouldBe((TranscriptState.Failed, "it refuses the recording", 1));
        (await SaidAsync()).ShouldBe(Rough.Select(segment => segment.Text));
        (await Database.JobAsync(call)).LastError.ShouldBeNull();
        (await rig.Retranscriptions.RequestAsync(call, "rough", null, "pl", Olga, default)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task An_engine_that_fails_for_now_is_asked_again_later()
    {
        await using var rig = await StartAsync(Engine("fine", (_, _) => throw new SpeechEngineException("it is busy")));
        var wanted = await RequestAsync(rig, await HeardCallAsync(rig));
        await rig.Retranscriber.StepAsync(default);

        var waiting = await TranscriptAsync(wanted);
        (waiting.State, waiting.Attempts).ShouldBe((TranscriptState.Requested, 1));
        waiting.NextAttemptAt!.Value.ShouldBeGreaterThan(TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Stopped_while_it_hears_it_saves_nothing_half_and_begins_again_after_the_restart()
    {
        using var stop = new CancellationTokenSource();
        long call, wanted;
        await using (var killed = await StartAsync(Engine("fine", async (_, cancel) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancel);
            return Fine;
        })))
        {
            call = await HeardCallAsync(killed);
            wanted = await RequestAsync(killed, call);
            await Should.ThrowAsync<OperationCanceledException>(() => killed.Retranscriber.StepAsync(stop.Token));
        }
        var between = await TranscriptAsync(wanted);
        (between.State, between.Attempts).ShouldBe((TranscriptState.Requested, 0));
        (await LinesAsync(wanted)).ShouldBeEmpty();

        await using var rig = await StartAsync();
        await rig.Retranscriber.StepAsync(default);
        (await LinesAsync(wanted)).ShouldBe(Fine.Select(segment => segment.Text));
    }

    [Fact]
    public async Task A_start_ends_every_wait()
    {
        using var stop = new CancellationTokenSource();
        await using var rig = await StartAsync();
        var wanted = await RequestAsync(rig, await HeardCallAsync(rig));
        await Database.SqlAsync("UPDATE Transcripts SET NextAttemptAt = 9999999999999");
        (await rig.Retranscriber.StepAsync(default)).ShouldBeFalse();

        var running = rig.Retranscriber.RunAsync(stop.Token);
        while ((await TranscriptAsync(wanted)).State != TranscriptState.Ready)
            await rig.Feed.NextCallAsync();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task What_was_discarded_while_it_was_heard_is_dropped()
    {
        Func<Task> discard = () => Task.CompletedTask;
        await using var rig = await StartAsync(Engine("fine", async (_, _) =>
        {
            await discard();
            return Fine;
        }));
        var call = await HeardCallAsync(rig);
        var wanted = await RequestAsync(rig, call);
        discard = () => rig.Retranscriptions.DiscardAsync(call, wanted, Olga, default);
        await rig.Retranscriber.StepAsync(default);

        (await TranscriptAsync(wanted)).State.ShouldBe(TranscriptState.Discarded);
        (await LinesAsync(wanted)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_waits_for_its_first_transcript_goes_first()
    {
        long wanted;
        await using (var rig = await StartAsync())
            wanted = await RequestAsync(rig, await HeardCallAsync(rig));
        var fresh = await Database.AddJobAsync(Stage.Transcribe, Rows.Morning.AddYears(-1));
        await using var idle = Rig();

        (await idle.Retranscriber.StepAsync(default)).ShouldBeFalse();
        await Database.SqlAsync($"UPDATE Jobs SET LeaseOwner = 'speech' WHERE CallId = {fresh.Id}");
        (await idle.Retranscriber.StepAsync(default)).ShouldBeTrue();
        (await TranscriptAsync(wanted)).State.ShouldBe(TranscriptState.Ready);
    }
}
