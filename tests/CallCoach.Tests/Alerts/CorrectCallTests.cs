using CallCoach.Alerts;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Objections;
using CallCoach.Tests.Ingest;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Recordings;
using CallCoach.Tests.Storage;
using CallCoach.Tests.Transcription;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Alerts;

/// <summary>Corrections in the whole product; the classifier takes every mention of something cheaper for a comparison of prices.</summary>
public sealed class CorrectCallTests : IAsyncDisposable
{
    private const ObjectionLabel Price = ObjectionLabel.PriceComparison;

    private static readonly Corrector Olga = new(4, "Olga");
    private static readonly Corrector Jan = new(5, "Jan");
    private static readonly (string, string)[] Words = [("manager", "we have racks"), ("client", "others are cheaper"), ("client", "much cheaper"), ("client", "hm")];

    private readonly TestDatabase _database = new();
    private readonly LoopbackHttp _provider = new(_ => new Answer(404, []));

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _database.Dispose();
    }

    [Fact]
    public async Task A_label_taken_away_stays_away_when_the_call_is_processed_again_and_is_told_no_more()
    {
        await using var rig = await StartAsync();
        var call = await ToldCallAsync(rig);

        foreach (var ordinal in new[] { 1, 2 })
            await rig.Correct.CorrectAsync(call, new(ordinal, Price, Holds: false), Olga);
        await rig.DoneAsync();
        await rig.RetryAsync(call);

        (await ObjectionsAsync()).ShouldBeEmpty();
        var alert = await _database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.FalseAlarmBy, alert.Times, alert.ToldSequence).ShouldBe(("Olga", 1, 1));
        alert.Sequence.ShouldBeGreaterThan(1);
        (await CorrectionsAsync()).Select(c => (c.Ordinal, c.AccountName, c.ModelScore)).ShouldBe([(1, "Olga", 0.93), (2, "Olga", 0.93)]);
    }

    [Fact]
    public async Task A_comparison_without_a_name_comes_and_goes_with_its_label()
    {
        await using var rig = await StartAsync();
        var call = await CallAsync(rig, ("client", "others take ten percent less"));
        (await MentionsAsync()).ShouldBeEmpty();

        var entered = await rig.Correct.CorrectAsync(call, new(0, Price, Holds: true), Olga);
        (await MentionsAsync()).ShouldBe([10]);
        await rig.DoneAsync();
        await rig.RetryAsync(call);
        (await MentionsAsync()).ShouldBe([10]);

        await rig.Correct.TakeBackAsync(call, entered.Correction!.Id, Olga);
        (await MentionsAsync()).ShouldBeEmpty();

        Task<List<double?>> MentionsAsync() => _database.ReadAsync(db => db.Mentions.Select(mention => mention.Amount).ToListAsync());
    }

    [Fact]
    public async Task An_alert_moves_to_what_is_left_of_its_label_without_being_told_again()
    {
        await using var rig = await StartAsync();
        var call = await ToldCallAsync(rig);

        await rig.Correct.CorrectAsync(call, new(1, Price, Holds: false), Olga);
        var changed = await rig.Feed.NextAlertAsync();
        await rig.DoneAsync();

        (changed.Raised, changed.Alert.Ordinal, changed.Alert.Times, changed.Alert.ToldSequence, changed.Alert.FalseAlarmAt).ShouldBe((false, 2, 1, 1, null));
        (await _database.ReadAsync(db => db.Alerts.SingleAsync())).Sequence.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_person_adds_is_shown_and_kept_and_raises_no_alert()
    {
        await using var rig = await StartAsync();
        var call = await CallAsync(rig, ("client", "hm"));

        (await rig.Correct.CorrectAsync(call, new(0, Price, Holds: true), Olga)).IsNew.ShouldBeTrue();
        await rig.DoneAsync();
        await rig.RetryAsync(call);

        (await ObjectionsAsync()).ShouldBe([(0, Price, 1, true)]);
        (await _database.ReadAsync(db => db.Alerts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_false_alarm_takes_the_label_from_the_whole_call_and_is_not_raised_again_by_another_transcript()
    {
        await using var rig = await StartAsync();
        var call = await ToldCallAsync(rig);

        (await rig.Correct.CallFalseAsync(await AlertAsync(), Olga)).ShouldBeTrue();
        (await ObjectionsAsync()).ShouldBeEmpty();
        (await rig.Correct.CallFalseAsync(await AlertAsync(), Jan)).ShouldBeFalse();
        await rig.DoneAsync();
        await TranscribedAgainAsync(rig, ("client", "others are cheaper"), ("client", "there is something cheaper still"));

        (await ObjectionsAsync()).ShouldBe([(1, Price, 0.93, false)]);
        var alert = await AlertAsync();
        (alert.FalseAlarmBy, alert.Times).ShouldBe(("Olga", 1));
        (await CorrectionsAsync()).Select(c => (c.CallId, c.Text, c.Ordinal)).ShouldBe([(call, "others are cheaper", 0), (call, "much cheaper", null)]);
    }

    [Fact]
    public async Task Taking_a_false_alarm_back_leaves_everything_as_it_was()
    {
        await using var rig = await StartAsync();
        await ToldCallAsync(rig);
        var before = await ObjectionsAsync();

        await rig.Correct.CallFalseAsync(await AlertAsync(), Olga);
        (await rig.Correct.TakeBackAsync(await AlertAsync(), Jan)).ShouldBeTrue();
        await rig.DoneAsync();

        (await ObjectionsAsync()).ShouldBe(before);
        var alert = await AlertAsync();
        (alert.FalseAlarmAt, alert.FalseAlarmBy, alert.Times, alert.Ordinal).ShouldBe((null, null, 1, 1));
        (await CorrectionsAsync()).ShouldAllBe(c => c.State == CorrectionState.TakenBack && c.EndedBy == "Jan");
    }

    [Fact]
    public async Task A_correction_taken_back_gives_way_to_the_one_before_it_and_in_the_end_to_the_model()
    {
        await using var rig = await StartAsync();
        var call = await ToldCallAsync(rig);
        var wrong = (await rig.Correct.CorrectAsync(call, new(1, Price, Holds: false), Olga)).Correction!;
        var right = (await rig.Correct.CorrectAsync(call, new(1, Price, Holds: true), Jan)).Correction!;
        (await ObjectionsAsync()).ShouldContain((1, Price, 1, true));
        (await CorrectionsAsync()).Select(c => (c.State, c.EndedBy)).ShouldBe([(CorrectionState.Superseded, "Jan"), (CorrectionState.Standing, null)]);

        (await rig.Correct.TakeBackAsync(call, right.Id, Jan)).ShouldBeTrue();
        (await ObjectionsAsync()).ShouldBe([(2, Price, 0.93, false)]);

        (await rig.Correct.TakeBackAsync(call, wrong.Id, Jan)).ShouldBeTrue();
        (await ObjectionsAsync()).ShouldBe([(1, Price, 0.93, false), (2, Price, 0.93, false)]);
        (await rig.Correct.TakeBackAsync(call, wrong.Id, Olga)).ShouldBeTrue();
        (await CorrectionsAsync()).Select(c => c.EndedBy).ShouldBe(["Jan", "Jan"]);
        (await rig.Correct.TakeBackAsync(call, correctionId: 999, Jan)).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_speaks_at_once_both_are_kept_and_the_last_one_holds()
    {
        await using var rig = await StartAsync();
        var call = await ToldCallAsync(rig);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() =>
            rig.Correct.CorrectAsync(call, new(3, ObjectionLabel.Terms, Holds: number % 2 == 0), number % 2 == 0 ? Olga : Jan))));
        await rig.DoneAsync();

        var kept = await CorrectionsAsync();
        kept.Count.ShouldBeGreaterThan(1);
        kept.Count(c => c.State == CorrectionState.Standing).ShouldBe(1);
        kept[^1].State.ShouldBe(CorrectionState.Standing);
        kept.Select(c => c.Holds).Zip(kept.Skip(1).Select(c => c.Holds)).ShouldAllBe(pair => pair.First != pair.Second);
        (await ObjectionsAsync()).Contains((3, ObjectionLabel.Terms, 1, true)).ShouldBe(kept[^1].Holds);
    }

    [Fact]
    public async Task The_same_word_twice_is_one_correction()
    {
        await using var rig = await StartAsync();
        var call = await ToldCallAsync(rig);

        var first = await rig.Correct.CorrectAsync(call, new(3, ObjectionLabel.Terms, Holds: true), Olga);
        var again = await rig.Correct.CorrectAsync(call, new(3, ObjectionLabel.Terms, Holds: true), Jan);

        (again.IsNew, again.Correction!.Id, again.Correction.AccountName).ShouldBe((false, first.Correction!.Id, "Olga"));
    }

    [Theory]
    [InlineData(0, null, CorrectionRefusal.ManagersLine)]
    [InlineData(9, null, CorrectionRefusal.NoSuchUtterance)]
    [InlineData(-1, null, CorrectionRefusal.NoSuchUtterance)]
    [InlineData(1, "words of an older transcript", CorrectionRefusal.OtherWords)]
    public async Task What_cannot_be_corrected_is_refused_and_leaves_nothing(int ordinal, string? text, CorrectionRefusal refusal)
    {
        await using var rig = await StartAsync();
        var call = await ToldCallAsync(rig);

        (await rig.Correct.CorrectAsync(call, new(ordinal, Price, Holds: true, text), Olga)).ShouldBe(new EnteredCorrection(null, false, refusal));

        (await CorrectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_correction_the_call_is_judged_again_and_no_other_stage_but_the_stop_list_runs()
    {
        await using var rig = await StartAsync();
        var call = await ToldCallAsync(rig);
        var stages = new List<Stage>();

        foreach (var label in new[] { ObjectionLabel.Terms, ObjectionLabel.NoTime })
        {
            await rig.Correct.CorrectAsync(call, new(3, label, Holds: true), Olga);
            do
                stages.Add((await rig.Feed.NextCallAsync()).Stage);
            while (stages[^1] != Stage.StopList || (await _database.JobAsync(call)).Stage != Stage.Done);
        }

        // A correction is itself told as a change of the classification.
        stages.Where(stage => stage != Stage.Classify).ShouldBe([Stage.Judge, Stage.Result, Stage.StopList, Stage.Judge, Stage.Result, Stage.StopList]);
        (await _database.ReadAsync(db => db.Episodes.Select(e => e.Label).ToListAsync())).ShouldBe([Price, Price, ObjectionLabel.Terms, ObjectionLabel.NoTime], ignoreOrder: true);
        (await _database.ReadAsync(db => db.Alerts.SingleAsync())).Times.ShouldBe(1);
    }

    [Fact]
    public async Task A_correction_does_not_tell_what_was_found_when_the_archive_was_judged_again()
    {
        await using var rig = await StartAsync();
        var call = await CallAsync(rig, ("client", "hm"));
        await _database.AddAsync(new FoundObjection { CallId = call, Ordinal = 0, Label = Price, Score = 0.9 });

        await rig.Correct.CorrectAsync(call, new(0, ObjectionLabel.Terms, Holds: true), Olga);
        await rig.DoneAsync();

        (await _database.ReadAsync(db => db.Alerts.CountAsync())).ShouldBe(0);
        (await _database.ReadAsync(db => db.Episodes.CountAsync())).ShouldBe(2);
    }

    private async Task<PipelineRig> StartAsync()
    {
        var rig = new PipelineRig(_database, _provider, new ScriptedTranscriber());
        await rig.StartAsync();
        return rig;
    }

    /// <summary>A call with two comparisons of prices and the alert on the first.</summary>
    private static async Task<long> ToldCallAsync(PipelineRig rig)
    {
        await rig.DeliverAsync([GenericEvents.Transcribed("c1", Words)]);
        var told = await rig.Feed.NextAlertAsync();
        (told.Raised, told.Alert.Ordinal).ShouldBe((true, 1));
        await rig.DoneAsync();
        while (rig.Feed.HasMoreCalls)
            await rig.Feed.NextCallAsync();
        return told.Alert.CallId!.Value;
    }

    private async Task<long> CallAsync(PipelineRig rig, params (string, string)[] said)
    {
        await rig.DeliverAsync([GenericEvents.Transcribed("c1", said)]);
        await rig.DoneAsync();
        return await _database.ReadAsync(db => db.Calls.Select(c => c.Id).SingleAsync());
    }

    private static async Task TranscribedAgainAsync(PipelineRig rig, params (string, string)[] said)
    {
        await rig.DeliverAsync([GenericEvents.Transcribed("c1", said) with { Key = "c1/transcript, anew", ReceivedAt = Rows.Morning.AddMinutes(1) }]);
        await rig.DoneAsync();
    }

    private Task<Alert> AlertAsync() => _database.ReadAsync(db => db.Alerts.SingleAsync());

    private Task<List<(int Ordinal, ObjectionLabel Label, double Score, bool ByPerson)>> ObjectionsAsync() => _database.ReadAsync(async db =>
        (await db.Objections.OrderBy(o => o.Ordinal).ToListAsync()).ConvertAll(o => (o.Ordinal, o.Label, o.Score, o.ByPerson)));

    private Task<List<Correction>> CorrectionsAsync() => _database.ReadAsync(db => db.Corrections.OrderBy(c => c.Id).ToListAsync());
}
