using System.Net;
using System.Xml.Linq;
using CallCoach.EndToEnd.Tests.Clients;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.StopList;

public sealed class RefusedDialTests(DepartmentServer department, NodeClients node) : IClassFixture<DepartmentServer>
{
    [Fact]
    public async Task A_listed_number_is_not_dialled_and_the_attempt_is_seen_as_refused_and_is_no_dial()
    {
        var manager = await department.HireAsync(department.North);
        var call = new TwilioCall(manager.Softphone);
        await department.Administrator.StopAsync(call.Client, "asked by letter");

        var answer = await AnswerAsync(call);

        answer.Descendants("Dial").ShouldBeEmpty();
        answer.Elements().Select(verb => verb.Name.LocalName).ShouldBe(["Say", "Hangup"]);
        answer.Element("Say")!.Attribute("language")!.Value.ShouldBe("en-GB");
        answer.Element("Say")!.Value.ShouldContain("stop list");

        await department.Twilio.TellAsync("status", Over(call));
        var refused = await department.CallAsync(manager, "was refused", c => c is { Refused: true, IsThrough: true });
        refused.ShouldSatisfyAllConditions(
            c => c.Status.ShouldBe("canceled"),
            c => (c.Dial, c.Connected, c.StopListed).ShouldBe((false, false, true)),
            c => c.Client.ShouldBe($"+48 *** *** {call.Client[^3..]}"));
        (await department.CountersAsync(manager)).Dials.ShouldBe(0);
        department.Stored.EventsAbout(call.ManagerLeg).ShouldBe(3, "the webhook, the refusal and the end of the manager's leg");
    }

    [Theory]
    [InlineData("sip:{0}@pbx.example")]
    [InlineData("sip:{0}@pbx.example:5060;transport=tls")]
    public async Task Nor_is_it_dialled_when_a_desk_phone_writes_it_as_a_SIP_address(string written)
    {
        var manager = await department.HireAsync(department.North);
        var number = TwilioCall.NewClient();
        await department.Administrator.StopAsync(number);

        (await AnswerAsync(new TwilioCall(manager.Softphone) { Client = string.Format(null, written, number) })).Descendants("Dial").ShouldBeEmpty();
        (await department.CallAsync(manager, "was refused", c => c.Refused)).Client.ShouldEndWith(number[^3..]);
    }

    [Fact]
    public async Task A_number_that_is_not_on_the_list_or_was_taken_off_is_dialled()
    {
        var manager = await department.HireAsync(department.North);
        var call = new TwilioCall(manager.Softphone);
        (await AnswerAsync(call)).Element("Dial").ShouldNotBeNull();

        var entry = await department.Administrator.StopAsync(call.Client);
        (await AnswerAsync(new TwilioCall(manager.Softphone) { Client = call.Client })).Element("Dial").ShouldBeNull();
        (await department.Administrator.PostAsync($"api/stop-list/{entry.Id}/off", new { reason = "wants an offer" })).ShouldBe(HttpStatusCode.NoContent);

        (await AnswerAsync(new TwilioCall(manager.Softphone) { Client = call.Client })).Element("Dial").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_client_on_the_list_may_call_in()
    {
        var manager = await department.HireAsync(department.North);
        var client = TwilioCall.NewClient();
        await department.Administrator.StopAsync(client);

        (await AnswerAsync(new TwilioCall(client) { Client = manager.DeskPhone })).Element("Dial").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_is_answered_503_and_nobody_is_dialled_in_doubt()
    {
        var manager = await department.HireAsync(department.North);
        var call = new TwilioCall(manager.Softphone);
        var form = call.Voice(department.Twilio.Sid);
        department.Stored.Change("ALTER TABLE StopList RENAME TO StopListAway");
        try
        {
            (await department.Twilio.StatusOfAsync("voice", form, await SignAsync(form))).ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
        finally
        {
            department.Stored.Change("ALTER TABLE StopListAway RENAME TO StopList");
        }
        (await AnswerAsync(call)).Element("Dial").ShouldNotBeNull();
        department.Stored.EventsAbout(call.ManagerLeg).ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_client_who_asked_in_a_call_is_stopped_from_then_on_and_the_supervisor_is_told_the_second()
    {
        var manager = await department.HireAsync(department.South);
        var client = TwilioCall.NewClient();
        var call = await department.AskedNeverAgainAsync(manager, client);

        var entry = await department.Administrator.StoppedAsync(client);
        entry.ShouldSatisfyAllConditions(
            e => e.AddedBy.ShouldBeNull(),
            e => e.Proof.ShouldBe(new ProofView(call.Id, 6, "never call this number again take me off your list for good")));
        (await AnswerAsync(new TwilioCall(manager.Softphone) { Client = client })).Element("Dial").ShouldBeNull();
        var alert = (await department.AlertsAsync(manager)).Single(a => a.Kind == "do_not_call");
        (alert.CallId, alert.Utterance!.Start).ShouldBe((call.Id, 6));
    }

    /// <summary>The answer to a webhook that Twilio's own library signed.</summary>
    private async Task<XElement> AnswerAsync(TwilioCall call)
    {
        var form = call.Voice(department.Twilio.Sid);
        using var answer = await department.Twilio.PostAsync("voice", form, await SignAsync(form));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
    }

    private async Task<string> SignAsync(Form form) => (await node.SignAsync(department.Twilio.Token, (department.Twilio.AddressOf("voice"), form)))[0];

    private Form Over(TwilioCall call) => call.Status(department.Twilio.Sid, "completed", 4, 6)
        .With("CallSid", call.ManagerLeg).Without("ParentCallSid").With("From", call.Line).With("Direction", "inbound").With("CallDuration", "5");
}
