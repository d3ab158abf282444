using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Page;
using CallCoach.EndToEnd.Tests.Telephony;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Recordings;

[Collection(typeof(PageOfDepartment))]
public sealed class FailedRecordingTests(DepartmentServer department, Chromium chromium)
{
    [Fact]
    public async Task What_is_not_audio_ends_with_its_reason_on_the_page_and_an_alert_and_the_queue_goes_on()
    {
        var (unlucky, next) = (await department.HireAsync(department.North), await department.HireAsync(department.North));
        await department.AddAccountAsync("supervisor-of-failures", "supervisor", department.North);
        var call = new TwilioCall(unlucky.Softphone) { IsRecorded = true };
        department.Recordings.Keep(call.Recording, "<html>Not a sound</html>"u8.ToArray());
        await department.Twilio.PlaceAsync(call);
        await department.Exchange.TellAsync(new Conversation(next.DeskPhone, ("client", "hello")));

        var failed = await department.CallAsync(unlucky, "was set aside", c => c.Failure is not null);
        failed.Failure!.ShouldContain("cannot be read");
        failed.Recording.ShouldBe("failed");
        (await department.ThroughAsync(next)).Engine.ShouldBe("provider");
        var alert = (await department.AlertsAsync(unlucky)).ShouldHaveSingleItem();
        alert.ShouldSatisfyAllConditions(
            a => a.Kind.ShouldBe("recording_failed"),
            a => a.CallId.ShouldBe(failed.Id),
            a => a.Reason.ShouldBe(failed.Failure));
        (await department.Administrator.GetAsync<CallPage>("api/calls?state=failed")).Items.ShouldContain(c => c.Id == failed.Id);
        (await department.CountersAsync(unlucky)).Conversations.ShouldBe(1);

        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.ComeInAsync("supervisor-of-failures");
        await visit.Find("alert", "person", unlucky.Id).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(visit.Find("failure")).ToContainTextAsync(failed.Failure!);
        await visit.PictureAsync("call-failed");

        department.Recordings.Keep(call.Recording, TelephoneRecording.Silence(seconds: 2));
        await visit.Find("retry").ClickAsync();
        await Expect(visit.Find("failure")).ToHaveCountAsync(0);
        (await department.ThroughAsync(unlucky)).Recording.ShouldBe("ready");
    }

    [Fact]
    public async Task What_is_missing_at_first_is_fetched_when_it_is_there()
    {
        var manager = await department.HireAsync(department.South);
        var call = new TwilioCall(manager.Softphone) { IsRecorded = true };
        department.Recordings.Keep(call.Recording, TelephoneRecording.Silence(seconds: 2), missingAtFirst: 2);
        await department.Twilio.PlaceAsync(call);

        var through = await department.CallAsync(manager, "has its recording", c => c is { Recording: "ready", IsThrough: true });
        through.Failure.ShouldBeNull();
        through.Media!.DurationSeconds.ShouldBe(2, 0.01);
        department.Recordings.AskedFor(call.Recording).ShouldBe(3);
        (await department.AlertsAsync(manager)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_lies_on_a_host_that_is_not_listed_is_never_asked_for()
    {
        var manager = await department.HireAsync(department.South);
        using var elsewhere = new RecordingHost("AC-elsewhere", "none");
        elsewhere.Keep("private", TelephoneRecording.Silence(seconds: 2));
        var conversation = new Conversation(manager.DeskPhone);
        using (var answer = await department.Exchange.PostAsync(conversation.ToJsonWithRecording(elsewhere.AddressOf("private"))))
            answer.IsSuccessStatusCode.ShouldBeTrue();

        (await department.CallAsync(manager, "was set aside", c => c.Failure is not null)).Failure!.ShouldContain("CallCoach:Recordings:AllowedHosts");
        elsewhere.AskedFor("private").ShouldBe(0);
    }
}
