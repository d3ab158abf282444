using System.Text;
using CallCoach.Adapters.Telephony.Twilio;
using static CallCoach.Adapters.Tests.Telephony.TwilioForms;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class TwilioWebhookTakeTests
{
    [Fact]
    public void A_status_names_its_leg_its_parent_and_is_kept_as_it_came()
    {
        var body = Status(("ParentCallSid", ParentSid));
        var taken = Take(TwilioWebhook.Status, body);

        (taken.Provider, taken.Kind, taken.LegId, taken.ParentLegId, taken.ReceivedAt).ShouldBe(("twilio", "status", CallSid, ParentSid, Arrival));
        taken.Body.ShouldBeSameAs(body);
        Take(TwilioWebhook.Status, Status()).ParentLegId.ShouldBeNull();
    }

    [Fact]
    public void A_repeated_callback_has_the_same_key_and_another_one_has_not()
    {
        string KeyOf(params (string, string?)[] changes) => Take(TwilioWebhook.Status, Status(changes)).Key;

        KeyOf(("Timestamp", "later")).ShouldBe(KeyOf());
        string[] others = [KeyOf(("CallStatus", "ringing")), KeyOf(("SequenceNumber", "4")), KeyOf(("CallSid", ParentSid)), Take(TwilioWebhook.Voice, Status()).Key];
        others.Append(KeyOf()).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void A_recordings_key_is_the_recording_and_its_status()
    {
        string KeyOf(params (string, string?)[] changes) => Take(TwilioWebhook.Recording, Recording(changes)).Key;

        KeyOf(("RecordingDuration", "17")).ShouldBe(KeyOf());
        KeyOf(("RecordingStatus", "in-progress")).ShouldNotBe(KeyOf());
    }

    [Fact]
    public void A_status_Twilio_does_not_document_is_kept_without_a_leg()
    {
        Take(TwilioWebhook.Status, Status(("CallStatus", "levitating"))).LegId.ShouldBeNull();
        Take(TwilioWebhook.Recording, Recording(("RecordingStatus", "processing"))).LegId.ShouldBeNull();
    }

    public static TheoryData<string, string?> Malformed => new()
    {
        { "AccountSid", null },
        { "AccountSid", "AC00000000000000000000000000000002" },
        { "CallSid", null },
        { "CallSid", "" },
        { "CallSid", "CA1" },
        { "CallSid", "../CA00000000000000000000000000000001" },
        { "CallSid", CallSid + "\n" },
        { "ParentCallSid", "RE00000000000000000000000000000001" },
        { "CallStatus", null },
        { "From", null },
        { "To", "" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_status_without_what_Twilio_always_sends_is_malformed(string field, string? value) =>
        Should.Throw<FormatException>(() => Take(TwilioWebhook.Status, Status((field, value))));

    [Theory]
    [InlineData("AccountSid", null)]
    [InlineData("CallSid", null)]
    [InlineData("RecordingSid", null)]
    [InlineData("RecordingSid", "RE1")]
    [InlineData("RecordingSid", RecordingSid + "\n")]
    [InlineData("RecordingSid", RecordingSid + "/../../Calls")]
    [InlineData("RecordingStatus", null)]
    public void A_recording_without_what_Twilio_always_sends_is_malformed(string field, string? value) =>
        Should.Throw<FormatException>(() => Take(TwilioWebhook.Recording, Recording((field, value))));

    [Theory]
    [InlineData("")]
    [InlineData("{\"CallSid\":\"CA1\"}")]
    [InlineData("&&&===%zz%")]
    [InlineData("\0\u0001")]
    public void Something_that_is_no_form_is_malformed(string body) =>
        Should.Throw<FormatException>(() => Take(TwilioWebhook.Status, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Bytes_that_are_no_text_are_malformed() =>
        Should.Throw<FormatException>(() => Take(TwilioWebhook.Status, [0xff, 0xfe, 0x80, (byte)'=', 0xc3, (byte)'&']));
}
