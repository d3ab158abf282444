using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Captions;
using CallCoach.Ingest;
using CallCoach.Tests.Ingest;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Recordings;
using CallCoach.Tests.Storage;
using CallCoach.Tests.Transcription;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Captions;

/// <summary>A client who asks never to be called again is told of while the call is on; only the recording puts them on the stop list.</summary>
public sealed class LiveWishTests() : CallThatIsOn(
    new TranscriptSegment(0, 0.1, 0.6, "mamy dla państwa regały", 0.9), new TranscriptSegment(1, 0.7, 1.5, Wish, 0.8))
{
    private const string Wish = "proszę ten numer usunąć i nigdy więcej tu nie dzwonić";

    [Fact]
    public async Task The_alert_comes_before_the_call_has_ended_and_nobody_is_on_the_stop_list_by_it()
    {
        var olga = await Database.AddPersonAsync(lines: TwilioEvents.Line);
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);

        await HearAsync(rig, call, Wish);

        var told = await rig.Feed.NextAlertAsync();
        (told.Raised, told.Alert.Kind, told.Alert.PersonId, told.Alert.Live, told.Alert.Ordinal).ShouldBe(
            (true, AlertKind.DoNotCall, olga.Id, LiveVerdict.Pending, null));
        told.Alert.CaptionId.ShouldBe((await Database.ReadAsync(db => db.Captions.SingleAsync())).Id);
        told.Alert.Score!.Value.ShouldBeInRange(0.8, 1);
        (await Database.CallAsync(call)).EndedAt.ShouldBeNull();
        (await StoppedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_recording_confirms_it_without_telling_it_again_and_puts_the_client_on_the_stop_list()
    {
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);
        await HearAsync(rig, call, Wish);
        var raised = (await rig.Feed.NextAlertAsync()).Alert;

        await EndAsync(rig);

        var alert = await Database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.Id, alert.Live, alert.Ordinal, alert.Times, alert.ToldSequence).ShouldBe((raised.Id, LiveVerdict.Confirmed, 1, 1, raised.Sequence));
        (await StoppedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_the_recording_does_not_confirm_is_marked_and_stops_nobody()
    {
        Recorded = [new(1, 0.7, 1.5, "dobrze, w czwartek o dziesiątej, proszę przyjechać", 0.8)];
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);
        await HearAsync(rig, call, Wish);

        await EndAsync(rig);

        var alert = await Database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.Kind, alert.Live, alert.Ordinal, alert.Times).ShouldBe((AlertKind.DoNotCall, LiveVerdict.Unconfirmed, null, 1));
        (await StoppedAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(Speaker.Manager, Wish)]
    [InlineData(Speaker.Unknown, Wish)]
    [InlineData(Speaker.Client, "nie wcześniej niż w czwartek, przed dziesiątą proszę nie dzwonić bo jest w sądzie")]
    [InlineData(Speaker.Client, "proszę zadzwonić później, prowadzę")]
    public async Task Nobody_is_told_of_what_is_no_clear_wish_of_the_client(Speaker speaker, string text)
    {
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);

        (await HearAsync(rig, call, text, speaker)).ShouldBeTrue();

        (await Database.ReadAsync(db => db.Alerts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Said_twice_it_is_told_once()
    {
        await using var rig = await StartAsync();
        var call = await BeginAsync(rig);

        await HearAsync(rig, call, Wish);
        await HearAsync(rig, call, "proszę już do mnie nie dzwonić", start: 8);

        (await Database.ReadAsync(db => db.Captions.CountAsync())).ShouldBe(2);
        (await Database.ReadAsync(db => db.Alerts.SingleAsync())).Times.ShouldBe(1);
    }

    private static Task<bool> HearAsync(PipelineRig rig, long callId, string text, Speaker speaker = Speaker.Client, double start = 4) => rig.Captions.AddAsync(
        new()
        {
            CallId = callId,
            StreamId = "MZ1",
            StreamStartedAt = Rows.Morning,
            Speaker = speaker,
            Start = start,
            End = start + 1.5,
            Text = text,
            Language = "pl",
            Engine = "scripted",
        },
        default);

    private Task<int> StoppedAsync() => Database.ReadAsync(db => db.StopList.CountAsync());
}
