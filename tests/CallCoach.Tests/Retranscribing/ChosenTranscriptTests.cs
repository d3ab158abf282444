using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Objections;
using CallCoach.Tests.Ingest;
using CallCoach.Tests.Storage;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Retranscribing;

/// <summary>Another transcript takes the place of the one in use.</summary>
public sealed class ChosenTranscriptTests : TwoEngines
{
    [Fact]
    public async Task Put_in_use_it_is_judged_anew_without_an_alert_and_the_first_is_kept_with_who_did_it()
    {
        await using var rig = await StartAsync();
        var call = await HeardCallAsync(rig);
        var wanted = await ReadyAsync(rig, call);
        (await rig.Choose.UseAsync(call, wanted, Olga, default)).ShouldBeNull();
        await rig.DoneAsync();

        var now = await Database.CallAsync(call);
        (now.Engine, now.EngineModel, now.TranscriptId).ShouldBe(("fine", "large", wanted));
        (await SaidAsync()).ShouldBe(Fine.Select(segment => segment.Text));
        (await Database.ReadAsync(db => db.Objections.Select(o => o.Ordinal).ToListAsync())).ShouldBe([2]);
        (await Database.ReadAsync(db => db.Episodes.Select(e => e.Ordinal).ToListAsync())).ShouldBe([2]);
        var alert = await Database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.Times, alert.Ordinal).ShouldBe((1, 2));
        (await LinesAsync(wanted)).ShouldBeEmpty();
        var kept = await Database.ReadAsync(db => db.Transcripts.SingleAsync(t => t.State == TranscriptState.Replaced));
        (kept.Engine, kept.DecidedBy, kept.HeardAt is not null).ShouldBe(("rough", "Olga", true));
        (await LinesAsync(kept.Id)).ShouldBe(Rough.Select(segment => segment.Text));
    }

    [Fact]
    public async Task What_only_the_new_transcript_shows_is_found_and_told_nobody()
    {
        var deaf = Engine("rough", (_, _) => Task.FromResult<IReadOnlyList<TranscriptSegment>>([new(1, 0.7, 1.5, "you are competitor is chipper", 0.3)]));
        await using var rig = await StartAsync(first: deaf);
        var call = await HeardCallAsync(rig);
        await rig.Choose.UseAsync(call, await ReadyAsync(rig, call), Olga, default);
        await rig.DoneAsync();

        (await LabelsAsync()).ShouldBe([ObjectionLabel.PriceComparison]);
        (await Database.ReadAsync(db => db.Alerts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_correction_whose_words_are_gone_applies_nowhere_visibly_and_comes_back_with_the_words()
    {
        await using var rig = await StartAsync();
        var call = await HeardCallAsync(rig);
        await rig.Correct.CorrectAsync(call, new(1, ObjectionLabel.NoTime, Holds: true), Olga);
        await rig.DoneAsync();
        await rig.Choose.UseAsync(call, await ReadyAsync(rig, call), Olga, default);
        await rig.DoneAsync();

        var correction = await Database.ReadAsync(db => db.Corrections.SingleAsync());
        (correction.Ordinal, correction.State).ShouldBe((null, CorrectionState.Standing));
        (await LabelsAsync()).ShouldBe([ObjectionLabel.PriceComparison]);

        var first = await Database.ReadAsync(db => db.Transcripts.SingleAsync(t => t.State == TranscriptState.Replaced));
        await rig.Choose.UseAsync(call, first.Id, Olga, default);
        await rig.DoneAsync();

        (await Database.ReadAsync(db => db.Corrections.SingleAsync())).Ordinal.ShouldBe(1);
        (await LabelsAsync()).ShouldBe([ObjectionLabel.PriceComparison, ObjectionLabel.NoTime], ignoreOrder: true);
        (await SaidAsync()).ShouldBe(Rough.Select(segment => segment.Text));
        (await Database.ReadAsync(db => db.Transcripts.OrderBy(t => t.Id).Select(t => t.State).ToListAsync()))
            .ShouldBe([TranscriptState.Replaced, TranscriptState.InUse]);
    }

    [Fact]
    public async Task Another_engine_gives_a_call_a_transcript_whose_own_failed()
    {
        var broken = Engine("rough", (_, _) => throw new SpeechEngineException("it refuses") { IsFinal = true });
        await using var rig = await StartAsync(first: broken);
        var call = await HeardCallAsync(rig);
        (await Database.JobAsync(call)).SetAsideAt.ShouldNotBeNull();
        await rig.Choose.UseAsync(call, await ReadyAsync(rig, call), Olga, default);
        await rig.DoneAsync();

        (await Database.JobAsync(call)).Stage.ShouldBe(Stage.Done);
        (await LabelsAsync()).ShouldBe([ObjectionLabel.PriceComparison]);
        (await Database.ReadAsync(db => db.Transcripts.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_transcript_that_the_telephone_system_delivers_once_more_does_not_displace_the_chosen_one()
    {
        await using var rig = await StartAsync();
        await rig.DeliverAsync([
            GenericEvents.Recorded("c1", new(Recordings, "1.wav")), GenericEvents.Transcribed("c1", ("manager", "we have racks"), ("client", "others are cheaper"))]);
        await rig.DoneAsync();
        var call = await Database.ReadAsync(db => db.Calls.Select(one => one.Id).SingleAsync());
        await rig.Choose.UseAsync(call, await ReadyAsync(rig, call), Olga, default);
        await rig.DoneAsync();
        await rig.RetryAsync(call);

        (await SaidAsync()).ShouldBe(Fine.Select(segment => segment.Text));
        (await Database.CallAsync(call)).Engine.ShouldBe("fine");
    }

    private Task<List<ObjectionLabel>> LabelsAsync() => Database.ReadAsync(db => db.Objections.Select(o => o.Label).ToListAsync());
}
