using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Captions;
using CallCoach.Ingest;
using CallCoach.Objections;
using CallCoach.Tests.Ingest;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Recordings;
using CallCoach.Tests.Storage;
using CallCoach.Tests.Transcription;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Captions;

/// <summary>What is heard while a call is on, and what the pass over its recording makes of it.</summary>
public sealed class LiveAlertTests() : CallThatIsOn(
    new TranscriptSegment(0, 0.1, 0.6, "we have racks for you", 0.9), new TranscriptSegment(1, 0.7, 1.5, "your competitor is cheaper", 0.8))
{
    [Fact]
    public async Task An_objection_heard_live_raises_its_alert_before_the_call_has_ended()
    {
        var olga = await Database.AddPersonAsync(lines: TwilioEvents.Line);
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);

        (await rig.Captions.AddAsync(Caption(call, "your competitor is cheaper", 4), default)).ShouldBeTrue();

        var told = await rig.Feed.NextAlertAsync();
        (told.Raised, told.Alert.Label, told.Alert.PersonId, told.Alert.Live, told.Alert.Ordinal).ShouldBe(
            (true, ObjectionLabel.PriceComparison, olga.Id, LiveVerdict.Pending, null));
        var caption = await Database.ReadAsync(db => db.Captions.Include(c => c.Objections).SingleAsync());
        (await rig.Feed.NextCaptionAsync(), told.Alert.CaptionId).ShouldBe((caption.Id, caption.Id));
        caption.Objections.ShouldHaveSingleItem().Label.ShouldBe(ObjectionLabel.PriceComparison);
        (await Database.CallAsync(call)).EndedAt.ShouldBeNull();
    }

    [Fact]
    public async Task The_recording_confirms_it_and_it_stays_the_same_alert_at_the_recording_s_place_without_being_told_again()
    {
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);
        await rig.Captions.AddAsync(Caption(call, "it is cheaper", 4), default);
        var raised = (await rig.Feed.NextAlertAsync()).Alert;

        await EndAsync(rig);

        var alert = await Database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.Id, alert.Live, alert.Ordinal, alert.Times, alert.ToldSequence).ShouldBe((raised.Id, LiveVerdict.Confirmed, 1, 1, raised.Sequence));
        (await rig.Feed.NextAlertAsync()).ShouldSatisfyAllConditions(told => told.Raised.ShouldBeFalse(), told => told.Alert.Live.ShouldBe(LiveVerdict.Confirmed));
        rig.Feed.HasMoreAlerts.ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_recording_does_not_confirm_is_marked_told_and_kept_and_is_no_person_s_false_alarm()
    {
        Recorded = [new(1, 0.7, 1.5, "your competitor is in Leipzig", 0.8)];
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);
        await rig.Captions.AddAsync(Caption(call, "it is cheaper", 4), default);
        await rig.Feed.NextAlertAsync();

        await EndAsync(rig);

        var told = await rig.Feed.NextAlertAsync();
        (told.Raised, told.Alert.Live, told.Alert.FalseAlarmAt).ShouldBe((false, LiveVerdict.Unconfirmed, null));
        var alert = await Database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.Live, alert.Times, alert.Ordinal, alert.CaptionId.HasValue).ShouldBe((LiveVerdict.Unconfirmed, 1, null, true));
        (await Database.ReadAsync(db => db.Captions.SingleAsync())).Text.ShouldBe("it is cheaper");
    }

    [Fact]
    public async Task A_verdict_is_the_last_pass_s_whichever_way_it_changes()
    {
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);
        await rig.Captions.AddAsync(Caption(call, "it is cheaper", 4), default);
        await EndAsync(rig);

        await Database.ChangeAsync(db => db.Utterances.Where(u => u.Ordinal == 1).ExecuteUpdateAsync(set => set.SetProperty(u => u.Text, "good")));
        await rig.RetryAsync(call);
        var without = await Database.ReadAsync(db => db.Alerts.SingleAsync());
        await Database.ChangeAsync(db => db.Utterances.Where(u => u.Ordinal == 0).ExecuteUpdateAsync(
            set => set.SetProperty(u => u.Text, "cheaper").SetProperty(u => u.Speaker, Speaker.Client)));
        await rig.RetryAsync(call);
        var with = await Database.ReadAsync(db => db.Alerts.SingleAsync());

        (without.Live, without.Ordinal, with.Live, with.Ordinal, with.Times).ShouldBe((LiveVerdict.Unconfirmed, null, LiveVerdict.Confirmed, 0, 1));
    }

    [Fact]
    public async Task Without_a_recording_it_stays_what_was_heard_live_only()
    {
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);
        await rig.Captions.AddAsync(Caption(call, "it is cheaper", 4), default);

        await rig.DeliverAsync(Events.Where(one => one.Kind != TwilioWebhook.Recording));
        await rig.DoneAsync();

        (await Database.ReadAsync(db => db.Alerts.SingleAsync())).Live.ShouldBe(LiveVerdict.Pending);
    }

    [Fact]
    public async Task What_a_person_has_found_in_the_recording_is_confirmed()
    {
        Recorded = [new(1, 0.7, 1.5, "others ask for less", 0.8)];
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);
        await rig.Captions.AddAsync(Caption(call, "it is cheaper", 4), default);
        await EndAsync(rig);
        await rig.Correct.CorrectAsync(call, new(0, ObjectionLabel.PriceComparison, Holds: true), new(1, "Ewa"));
        var found = await Database.ReadAsync(db => db.Alerts.SingleAsync());
        await rig.DoneAsync();
        await rig.RetryAsync(call);
        var judgedAgain = await Database.ReadAsync(db => db.Alerts.SingleAsync());

        (found.Live, found.Ordinal, judgedAgain.Live, judgedAgain.Ordinal).ShouldBe((LiveVerdict.Confirmed, 0, LiveVerdict.Confirmed, 0));
    }

    [Fact]
    public async Task A_live_alert_that_a_person_called_false_stays_so_whatever_the_recording_shows()
    {
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);
        await rig.Captions.AddAsync(Caption(call, "it is cheaper", 4), default);
        await rig.Correct.CallFalseAsync((await rig.Feed.NextAlertAsync()).Alert, new(1, "Ewa"));

        await EndAsync(rig);

        var alert = await Database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.FalseAlarmBy, alert.Times).ShouldBe(("Ewa", 1));
    }

    [Fact]
    public async Task Neither_a_restart_nor_a_second_stream_of_the_call_makes_a_caption_or_an_alert_come_twice()
    {
        long call;
        await using (var rig = await StartAsync())
        {
            call = await BeginAsync(rig);
            await rig.Captions.AddAsync(Caption(call, "it is cheaper", 4), default);
        }
        await using var after = await StartAsync();

        (await after.Captions.AddAsync(Caption(call, "it is cheaper", 4.1), default)).ShouldBeFalse();
        (await after.Captions.AddAsync(Caption(call, "much cheaper", 1, stream: "MZ2", began: 30), default)).ShouldBeTrue();

        (await Database.ReadAsync(db => db.Captions.OrderBy(c => c.StreamStartedAt).Select(c => c.Text).ToListAsync())).ShouldBe(["it is cheaper", "much cheaper"]);
        var alert = await Database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.Times, alert.Sequence).ShouldBe((1, 1));
    }

    [Fact]
    public async Task What_is_understood_when_the_transcript_is_there_already_is_not_wanted()
    {
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);
        await EndAsync(rig);

        (await rig.Captions.AddAsync(Caption(call, "it is cheaper", 4), default)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_manager_says_is_no_objection()
    {
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);
        var caption = Caption(call, "we are cheaper", 4);
        caption.Speaker = Speaker.Manager;

        await rig.Captions.AddAsync(caption, default);

        (await Database.ReadAsync(db => db.Alerts.CountAsync())).ShouldBe(0);
    }

    private static Caption Caption(long callId, string text, double start, string stream = "MZ1", double began = 0) => new()
    {
        CallId = callId,
        StreamId = stream,
        StreamStartedAt = Rows.Morning.AddSeconds(began),
        Speaker = Speaker.Client,
        Start = start,
        End = start + 1.5,
        Text = text,
        Language = "en",
        Confidence = 0.7,
        Engine = "scripted",
    };
}
