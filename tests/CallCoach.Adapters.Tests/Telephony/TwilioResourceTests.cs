using System.Text;
using System.Text.Json.Nodes;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Calls;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class TwilioResourceTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_leg_that_is_over_says_when_it_began_and_how_it_ended() => Read(TwilioEntries.Leg(("answered_by", "human"))).ShouldBe(
    [
        new LegChanged(
            TwilioForms.CallSid, TwilioForms.ParentSid, Nine.AddSeconds(1), LegStatus.Initiated, "+48220000001", "+48600100200", ByApi: false, Seconds: null, Machine: false),
        new LegChanged(
            TwilioForms.CallSid, TwilioForms.ParentSid, Nine.AddSeconds(60), LegStatus.Completed, "+48220000001", "+48600100200", ByApi: false, Seconds: 45, Machine: false),
    ]);

    [Theory]
    [InlineData("queued")]
    [InlineData("ringing")]
    [InlineData("in-progress")]
    public void Of_a_leg_that_goes_on_only_its_beginning_is_certain(string status)
    {
        var leg = Read(TwilioEntries.Leg(("status", status), ("end_time", null), ("duration", null))).ShouldHaveSingleItem().ShouldBeOfType<LegChanged>();

        (leg.Status, leg.At).ShouldBe((LegStatus.Initiated, Nine.AddSeconds(1)));
    }

    [Theory]
    [InlineData("busy", LegStatus.Busy)]
    [InlineData("no-answer", LegStatus.NoAnswer)]
    [InlineData("failed", LegStatus.Failed)]
    [InlineData("canceled", LegStatus.Canceled)]
    public void A_leg_nobody_answered_has_no_end_time_and_ended_when_it_last_changed(string word, LegStatus status)
    {
        var last = Read(TwilioEntries.Leg(("status", word), ("end_time", null), ("duration", null)))[^1].ShouldBeOfType<LegChanged>();

        (last.Status, last.At, last.Seconds).ShouldBe((status, Nine.AddSeconds(61), null));
    }

    [Fact]
    public void A_leg_that_was_never_dialled_began_when_it_was_made() =>
        Read(TwilioEntries.Leg(("status", "canceled"), ("start_time", null)))[0].At.ShouldBe(Nine);

    [Theory]
    [InlineData("dmitri@regal.example", "sip:dmitri@regal.example")]
    [InlineData("sip:dmitri@regal.example", "sip:dmitri@regal.example")]
    [InlineData("client:olga", "client:olga")]
    [InlineData("client:olga@regal", "client:olga@regal")]
    [InlineData(null, "")]
    public void Addresses_are_spelled_as_webhooks_spell_them(string? listed, string ours) =>
        Read(TwilioEntries.Leg(("from", listed)))[0].ShouldBeOfType<LegChanged>().From.ShouldBe(ours);

    [Theory]
    [InlineData("completed", null, RecordingStatus.Completed, null)]
    [InlineData("processing", null, RecordingStatus.InProgress, null)]
    [InlineData("paused", null, RecordingStatus.InProgress, null)]
    [InlineData("absent", "16101", RecordingStatus.Absent, "It was too short to be recorded (Twilio 16101).")]
    [InlineData("deleted", null, RecordingStatus.Absent, "It was deleted at Twilio.")]
    public void A_recording_is_of_its_parent_leg_and_says_why_it_is_not_there(string word, string? error, RecordingStatus status, string? reason) =>
        Read(TwilioEntries.Recording(("status", word), ("error_code", error))).ShouldHaveSingleItem().ShouldBe(
            new RecordingChanged(TwilioForms.ParentSid, Nine.AddSeconds(15), TwilioForms.RecordingSid, status, Address: null, ClientChannel: null, reason));

    [Fact]
    public void A_number_as_error_code_is_read_too()
    {
        var entry = TwilioEntries.Recording(("status", "absent"));
        entry["error_code"] = 16102;

        Read(entry)[0].ShouldBeOfType<RecordingChanged>().Reason.ShouldBe("There was nothing but silence (Twilio 16102).");
    }

    [Fact]
    public void An_entry_is_kept_as_it_came_and_known_by_what_the_webhooks_say()
    {
        var entry = TwilioEntries.Leg().Parsed();
        var listed = TwilioResource.TakeLeg(entry, TwilioForms.Account, Nine);

        Encoding.UTF8.GetString(listed.Event.Body).ShouldBe(entry.GetRawText());
        (listed.Event.Key, listed.Event.LegId, listed.Event.ParentLegId).ShouldBe(($"listed-call/{TwilioForms.CallSid}/completed", TwilioForms.CallSid, TwilioForms.ParentSid));
        var webhook = TwilioForms.Take(TwilioWebhook.Status, TwilioForms.Status(("CallStatus", "completed")));
        listed.KnownBy[1].ShouldHaveSingleItem().ShouldBe(webhook.Key[..webhook.Key.LastIndexOf('/')] + "/");
        var voice = TwilioForms.Take(TwilioWebhook.Voice, TwilioForms.Status(("CallStatus", "ringing")));
        listed.KnownBy[0].ShouldContain(beginning => voice.Key.StartsWith(beginning, StringComparison.Ordinal));
        TwilioResource.TakeRecording(TwilioEntries.Recording().Parsed(), TwilioForms.Account, Nine)!.KnownBy
            .ShouldHaveSingleItem().ShouldBe([TwilioForms.Take(TwilioWebhook.Recording, TwilioForms.Recording()).Key]);
    }

    [Fact]
    public void What_goes_on_is_to_be_looked_at_again()
    {
        TwilioResource.TakeLeg(TwilioEntries.Leg(("status", "in-progress")).Parsed(), TwilioForms.Account, Nine).UnfinishedSince.ShouldBe(Nine.AddSeconds(1));
        TwilioResource.TakeLeg(TwilioEntries.Leg().Parsed(), TwilioForms.Account, Nine).UnfinishedSince.ShouldBeNull();
        TwilioResource.TakeRecording(TwilioEntries.Recording(("status", "processing")).Parsed(), TwilioForms.Account, Nine)!.UnfinishedSince.ShouldBe(Nine.AddSeconds(15));
    }

    [Fact]
    public void A_status_Twilio_does_not_document_is_kept_without_a_leg()
    {
        TwilioResource.TakeLeg(TwilioEntries.Leg(("status", "levitating")).Parsed(), TwilioForms.Account, Nine).Event.LegId.ShouldBeNull();
        TwilioResource.TakeRecording(TwilioEntries.Recording(("status", "melting")).Parsed(), TwilioForms.Account, Nine)!.Event.LegId.ShouldBeNull();
    }

    [Fact]
    public void The_recording_of_a_conference_is_no_calls() =>
        TwilioResource.TakeRecording(TwilioEntries.Recording(("call_sid", null)).Parsed(), TwilioForms.Account, Nine).ShouldBeNull();

    private static IReadOnlyList<CallEvent> Read(JsonObject entry)
    {
        var kind = entry.ContainsKey("call_sid") ? TwilioResource.Recording : TwilioResource.Leg;
        return TwilioResource.Read(new() { Provider = "twilio", Key = "k", Kind = kind, ReceivedAt = Nine.AddHours(1), Body = Encoding.UTF8.GetBytes(entry.ToJsonString()) });
    }
}
