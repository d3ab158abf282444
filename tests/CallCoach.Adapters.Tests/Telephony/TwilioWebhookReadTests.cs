using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Calls;
using static CallCoach.Adapters.Tests.Telephony.TwilioForms;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class TwilioWebhookReadTests
{
    [Fact]
    public void A_status_says_everything_about_its_leg()
    {
        var leg = ReadStatus(("ParentCallSid", ParentSid), ("CallDuration", "45"), ("AnsweredBy", "human"), ("Timestamp", "Mon, 23 Nov 2026 09:00:01 +0000"));

        leg.ShouldBe(new LegChanged(
            CallSid, ParentSid, new(2026, 11, 23, 9, 0, 1, TimeSpan.Zero), LegStatus.Completed, "client:olga", "+48600100200",
            ByApi: false, Seconds: 45, Machine: false));
    }

    [Fact]
    public void The_voice_webhook_is_a_status_of_the_parent_leg() =>
        Read(TwilioWebhook.Voice, Status(("CallStatus", "ringing"))).ShouldHaveSingleItem().ShouldBeOfType<LegChanged>().Status.ShouldBe(LegStatus.Ringing);

    [Theory]
    [InlineData("queued", LegStatus.Initiated)]
    [InlineData("initiated", LegStatus.Initiated)]
    [InlineData("ringing", LegStatus.Ringing)]
    [InlineData("in-progress", LegStatus.InProgress)]
    [InlineData("answered", LegStatus.InProgress)]
    [InlineData("completed", LegStatus.Completed)]
    [InlineData("busy", LegStatus.Busy)]
    [InlineData("no-answer", LegStatus.NoAnswer)]
    [InlineData("failed", LegStatus.Failed)]
    [InlineData("canceled", LegStatus.Canceled)]
    public void Twilios_words_for_a_status_are_put_into_ours(string word, LegStatus status) => ReadStatus(("CallStatus", word)).Status.ShouldBe(status);

    [Theory]
    [InlineData("human", false)]
    [InlineData("machine_start", true)]
    [InlineData("machine_end_beep", true)]
    [InlineData("fax", true)]
    [InlineData("unknown", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Who_answered_is_a_machine_a_human_or_not_known(string? word, bool? machine) => ReadStatus(("AnsweredBy", word)).Machine.ShouldBe(machine);

    [Theory]
    [InlineData("outbound-api", true)]
    [InlineData("outbound-dial", false)]
    [InlineData("inbound", false)]
    public void A_leg_dialled_by_the_api_is_marked(string direction, bool byApi) => ReadStatus(("Direction", direction)).ByApi.ShouldBe(byApi);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    public void Without_a_readable_timestamp_the_arrival_counts(string? timestamp) => ReadStatus(("Timestamp", timestamp)).At.ShouldBe(Arrival);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-3")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public void A_duration_that_is_no_number_of_seconds_is_not_known(string? duration) => ReadStatus(("CallDuration", duration)).Seconds.ShouldBeNull();

    [Theory]
    [InlineData("in-progress", RecordingStatus.InProgress)]
    [InlineData("completed", RecordingStatus.Completed)]
    [InlineData("absent", RecordingStatus.Absent)]
    [InlineData("failed", RecordingStatus.Failed)]
    public void A_recording_names_its_call_and_status_and_never_an_address(string word, RecordingStatus status)
    {
        var recording = ReadRecording(("RecordingStatus", word), ("RecordingUrl", "https://evil.example/steal.wav"));

        recording.ShouldBe(new RecordingChanged(CallSid, Arrival, RecordingSid, status, Address: null, ClientChannel: null, Reason: null));
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("16101", "It was too short to be recorded (Twilio 16101).")]
    [InlineData("16102", "There was nothing but silence (Twilio 16102).")]
    [InlineData("12345", "Twilio error 12345.")]
    public void An_error_code_becomes_a_reason(string code, string? reason) => ReadRecording(("ErrorCode", code)).Reason.ShouldBe(reason);

    [Fact]
    public void Of_a_field_that_comes_twice_the_first_counts()
    {
        byte[] body = [.. Status(), .. "&From=client%3Ajan"u8];

        Read(TwilioWebhook.Status, body).ShouldHaveSingleItem().ShouldBeOfType<LegChanged>().From.ShouldBe("client:olga");
    }

    [Fact]
    public void An_event_of_a_kind_we_do_not_know_says_nothing() => Read("conference", Status()).ShouldBeEmpty();
}
