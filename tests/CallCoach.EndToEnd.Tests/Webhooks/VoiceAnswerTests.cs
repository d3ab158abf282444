using System.Net;
using System.Xml.Linq;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Webhooks;

[Collection(typeof(FrontDoor))]
public sealed class VoiceAnswerTests(DepartmentServer department)
{
    private readonly TwilioAccount _twilio = department.Twilio;

    [Fact]
    public async Task A_manager_who_calls_a_client_is_connected_and_recorded_on_both_channels()
    {
        var manager = await department.HireAsync(department.North);
        var call = new TwilioCall(manager.Softphone);
        var dial = (await AnswerAsync(call.Voice(_twilio.Sid))).Element("Dial")!;

        var number = dial.Elements().ShouldHaveSingleItem();
        number.Name.LocalName.ShouldBe("Number");
        number.Value.ShouldBe(call.Client);
        number.Attribute("statusCallback")!.Value.ShouldBe(Callback("status"));
        number.Attribute("statusCallbackEvent")!.Value.ShouldBe("initiated ringing answered completed");
        dial.Attribute("record")!.Value.ShouldBe("record-from-answer-dual");
        dial.Attribute("trim")!.Value.ShouldBe("do-not-trim");
        dial.Attribute("callerId")!.Value.ShouldBe("+48220000001");
        dial.Attribute("recordingStatusCallback")!.Value.ShouldBe(Callback("recording"));
        dial.Attribute("recordingStatusCallbackEvent")!.Value.Split(' ').ShouldBe(["in-progress", "completed", "absent"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_client_who_calls_a_managers_number_reaches_the_managers_devices()
    {
        var manager = await department.HireAsync(department.North);
        var dial = (await AnswerAsync(Inbound(TwilioCall.NewClient(), manager.DeskPhone))).Element("Dial")!;

        var device = dial.Elements().ShouldHaveSingleItem();
        device.Name.LocalName.ShouldBe("Client");
        device.Value.ShouldBe(manager.Key);
        device.Attribute("statusCallback")!.Value.ShouldBe(Callback("status"));
        dial.Attribute("callerId").ShouldBeNull();
        dial.Attribute("record")!.Value.ShouldBe("record-from-answer-dual");
    }

    [Fact]
    public async Task Both_sides_are_streamed_to_the_public_address_with_a_token_of_this_call()
    {
        var manager = await department.HireAsync(department.North);
        var answers = new[] { await AnswerAsync(new TwilioCall(manager.Softphone).Voice(_twilio.Sid)), await AnswerAsync(Inbound(TwilioCall.NewClient(), manager.DeskPhone)) };

        foreach (var answer in answers)
        {
            answer.Elements().Select(verb => verb.Name.LocalName).ShouldBe(["Start", "Dial"]);
            var stream = answer.Element("Start")!.Element("Stream")!;
            stream.Attribute("url")!.Value.ShouldBe("ws" + _twilio.AddressOf("media")["http".Length..]);
            stream.Attribute("track")!.Value.ShouldBe("both_tracks");
        }
        var tokens = answers.Select(answer => TwilioStream.TokenIn(answer.ToString())!).ToList();
        tokens.ShouldBeUnique();
        // Twilio takes 500 characters of a parameter's name and value.
        tokens.ShouldAllBe(token => token.Length < 450);
    }

    [Fact]
    public async Task A_client_who_calls_nobodys_number_is_rejected()
    {
        var answer = await AnswerAsync(Inbound(TwilioCall.NewClient(), "+48229999998"));
        answer.Elements().ShouldHaveSingleItem().Name.LocalName.ShouldBe("Reject");
    }

    [Fact]
    public async Task A_manager_who_calls_no_telephone_number_is_rejected()
    {
        var answer = await AnswerAsync(Inbound("client:manager1", "sip:premium@elsewhere.example"));
        answer.Elements().ShouldHaveSingleItem().Name.LocalName.ShouldBe("Reject");
    }

    [Fact]
    public async Task A_client_who_calls_in_is_an_answered_call_and_no_dial()
    {
        var manager = await department.HireAsync(department.South);
        var call = new TwilioCall(TwilioCall.NewClient()) { Client = manager.DeskPhone };
        await _twilio.TellAsync("voice", call.Voice(_twilio.Sid));
        foreach (var status in call.ClientLeg(_twilio.Sid))
            await _twilio.TellAsync("status", status.With("From", call.Line).With("To", manager.Softphone));
        var over = call.Status(_twilio.Sid, "completed", 4, 52).With("CallSid", call.ManagerLeg).Without("ParentCallSid");
        await _twilio.TellAsync("status", over.With("From", call.Line).With("Direction", "inbound"));

        var through = await department.CallAsync(manager, "came in, is over and through", c => c is { Direction: "inbound", Status: "completed", IsThrough: true });
        through.ShouldSatisfyAllConditions(
            c => c.Dial.ShouldBeFalse(),
            c => c.Connected.ShouldBeTrue(),
            c => c.Client.ShouldBe($"+48 *** *** {call.Line[^3..]}"),
            c => c.Conversation.ShouldBeTrue());
    }

    private Form Inbound(string from, string to) => new TwilioCall(from) { Client = to }.Voice(_twilio.Sid);

    private async Task<XElement> AnswerAsync(Form form)
    {
        using var answer = await _twilio.PostAsync("voice", form, TwilioAccount.Sign(_twilio.Token, _twilio.AddressOf("voice"), form));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        var twiml = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        twiml.Root!.Name.LocalName.ShouldBe("Response");
        return twiml.Root;
    }

    private string Callback(string kind) => _twilio.AddressOf(kind) + "#rc=5&rp=all";
}
