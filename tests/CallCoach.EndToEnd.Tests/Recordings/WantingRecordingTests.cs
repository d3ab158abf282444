using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;
using CallCoach.EndToEnd.Tests.Webhooks;

namespace CallCoach.EndToEnd.Tests.Recordings;

/// <summary>A recording that is not what it should be says why, and the call is through all the same.</summary>
[Collection(typeof(FrontDoor))]
public sealed class WantingRecordingTests(DepartmentServer department)
{
    [Fact]
    public async Task What_Twilio_has_in_one_channel_only_is_taken_so_and_says_so()
    {
        var manager = await department.HireAsync(department.South);
        var call = new TwilioCall(manager.Softphone) { IsRecorded = true };
        department.Recordings.Keep(call.Recording, TelephoneRecording.Silence(seconds: 2), oneChannel: true);
        await department.Twilio.PlaceAsync(call);

        var through = await department.CallAsync(manager, "has its recording", c => c is { Recording: "ready", IsThrough: true });
        through.RecordingReason.ShouldBe("Twilio refused it in two channels (400), so both voices are in one.");
        through.Failure.ShouldBeNull();
        department.Recordings.AskedFor(call.Recording).ShouldBe(2);
    }

    [Theory]
    [InlineData("16101", "too short")]
    [InlineData("16102", "silence")]
    [InlineData("16199", "16199")]
    public async Task What_Twilio_did_not_record_says_why(string code, string reason)
    {
        var manager = await department.HireAsync(department.South);
        var call = new TwilioCall(manager.Softphone);
        await department.Twilio.PlaceAsync(call);
        await department.Twilio.TellAsync("recording", call.Recorded(department.Twilio.Sid, "absent").With("ErrorCode", code));

        var through = await department.CallAsync(manager, "has no recording", c => c is { Recording: "absent", IsThrough: true });
        through.RecordingReason!.ShouldContain(reason);
        through.Failure.ShouldBeNull();
    }
}
