using System.Globalization;
using System.Net;
using CallCoach.EndToEnd.Tests.Clients;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Webhooks;

[Collection(typeof(FrontDoor))]
public sealed class TakenWebhookTests(DepartmentServer department, NodeClients node)
{
    private readonly TwilioAccount _twilio = department.Twilio;

    [Fact]
    public async Task Forms_signed_by_Twilios_own_library_are_taken_and_counted()
    {
        var manager = await department.HireAsync(department.North);
        var call = new TwilioCall(manager.Softphone);
        (string Kind, Form Form)[] told =
        [
            ("voice", call.Voice(_twilio.Sid)),
            .. call.ClientLeg(_twilio.Sid).Select(form => ("status", form)),
            ("recording", call.Recorded(_twilio.Sid, "absent").With("ErrorCode", "16101").With("Żółć", "ł ü ї & = + ~ *")),
        ];
        var signatures = await node.SignAsync(_twilio.Token, [.. told.Select(t => (_twilio.AddressOf(t.Kind), t.Form))]);
        foreach (var ((kind, form), signature) in told.Zip(signatures))
        {
            signature.ShouldBe(TwilioAccount.Sign(_twilio.Token, _twilio.AddressOf(kind), form));
            using var answer = await _twilio.PostAsync(kind, form, signature);
            answer.IsSuccessStatusCode.ShouldBeTrue($"{kind} was answered {(int)answer.StatusCode}");
        }

        var through = await department.ThroughAsync(manager);
        through.Recording.ShouldBe("absent");
        (await department.CountersAsync(manager)).ShouldSatisfyAllConditions(
            counters => counters.Dials.ShouldBe(1),
            counters => counters.Connected.ShouldBe(1),
            counters => counters.Conversations.ShouldBe(1));
    }

    [Fact]
    public async Task What_the_previous_token_or_secret_has_signed_is_taken()
    {
        var form = new TwilioCall("client:nobody").Voice(_twilio.Sid);
        (await _twilio.StatusOfAsync("voice", form, TwilioAccount.Sign(_twilio.PreviousToken, _twilio.AddressOf("voice"), form))).ShouldBe(HttpStatusCode.OK);

        var body = new Conversation("+48220001999", ("client", "hello")).ToJson();
        (await department.Exchange.StatusOfAsync(body, signedWith: department.Settings["Webhooks:PreviousSecret"])).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_signed_event_of_an_unknown_kind_is_kept_and_ignored()
    {
        var calls = department.Stored.Count()["Calls"];
        var kind = $"call.transferred.{Guid.NewGuid():N}";
        (await department.Exchange.StatusOfAsync($$"""{ "type": "{{kind}}", "whatever": [1, 2] }""")).ShouldBe(HttpStatusCode.NoContent);
        department.Stored.EventsOfNoCall(kind).ShouldBe(1);

        var call = new TwilioCall("client:nobody");
        await _twilio.TellAsync("status", call.Status(_twilio.Sid, "teleported", 7, 3));
        department.Stored.EventsAbout(call.ManagerLeg).ShouldBe(1);
        department.Stored.Count()["Calls"].ShouldBe(calls);
    }

    [Fact]
    public async Task The_same_event_again_changes_nothing()
    {
        var manager = await department.HireAsync(department.North);
        var call = new TwilioCall(manager.Softphone);
        await _twilio.PlaceAsync(call);
        await department.ThroughAsync(manager);
        var stored = department.Stored.Count();

        await _twilio.PlaceAsync(call);

        department.Stored.Count().ShouldBe(stored);
        (await department.CountersAsync(manager)).Dials.ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_deliveries_of_one_transcript_at_once_have_one_effect()
    {
        var manager = await department.HireAsync(department.North);
        var conversation = new Conversation(manager.DeskPhone, ("client", "your competitor offers the same racks cheaper"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => department.Exchange.StatusOfAsync(conversation.ToJson(), id: conversation.Id)));
        answers.ShouldAllBe(status => status == HttpStatusCode.NoContent);

        await department.ThroughAsync(manager);
        department.Stored.EventsAbout(conversation.Id).ShouldBe(1);
        (await department.CountersAsync(manager)).Dials.ShouldBe(1);
        var alert = (await department.AlertsAsync(manager)).ShouldHaveSingleItem();
        alert.Times.ShouldBe(1);
    }

    [Fact]
    public async Task Events_in_any_order_make_the_same_call()
    {
        var manager = await department.HireAsync(department.North);
        var call = new TwilioCall(manager.Softphone) { Seconds = 61 };
        foreach (var status in call.ClientLeg(_twilio.Sid).Reverse())
            await _twilio.TellAsync("status", status);
        await _twilio.TellAsync("voice", call.Voice(_twilio.Sid));

        var through = await department.CallAsync(manager, "is through, with both legs", c => c.IsThrough);
        through.ShouldSatisfyAllConditions(
            c => c.Status.ShouldBe("completed"),
            c => c.TalkSeconds.ShouldBe(61),
            c => c.Conversation.ShouldBeTrue(),
            c => c.StartedAt.ShouldBe(call.StartedAt));
        (await department.CallsAsync(manager)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_body_of_exactly_one_mebibyte_is_taken()
    {
        var manager = await department.HireAsync(department.North);
        var body = new Conversation(manager.DeskPhone, ("client", "hello")).ToJson();
        var padded = body + new string(' ', (1024 * 1024) - System.Text.Encoding.UTF8.GetByteCount(body));
        (await department.Exchange.StatusOfAsync(padded)).ShouldBe(HttpStatusCode.NoContent);
        (await department.ThroughAsync(manager)).Engine.ShouldBe("provider");
    }

    [Theory]
    [InlineData("busy", "busy")]
    [InlineData("no-answer", "no_answer")]
    [InlineData("failed", "failed")]
    [InlineData("canceled", "canceled")]
    public async Task An_unanswered_call_is_a_dial_and_no_conversation(string ending, string shown)
    {
        var manager = await department.HireAsync(department.South);
        await _twilio.PlaceAsync(new TwilioCall(manager.Softphone) { Ending = ending });
        await department.CallAsync(manager, $"is {shown} and through", call => call.IsThrough && call.Status == shown);
        (await department.CountersAsync(manager)).ShouldSatisfyAllConditions(
            counters => counters.Dials.ShouldBe(1),
            counters => counters.Connected.ShouldBe(0),
            counters => counters.Conversations.ShouldBe(0));
    }

    [Fact]
    public async Task A_voicemail_and_a_short_call_are_connected_but_no_conversations()
    {
        var manager = await department.HireAsync(department.South);
        await _twilio.PlaceAsync(new TwilioCall(manager.Softphone) { Seconds = 29 });
        var voicemail = new TwilioCall(manager.Softphone);
        await _twilio.TellAsync("voice", voicemail.Voice(_twilio.Sid));
        foreach (var status in voicemail.ClientLeg(_twilio.Sid))
            await _twilio.TellAsync("status", status["CallStatus"] == "completed" ? status.With("AnsweredBy", "machine_start") : status);
        await Eventually.HoldsAsync("two calls are counted", async () => (await department.CountersAsync(manager)) is { Dials: 2, Connected: 2, Conversations: 0 }
            && (await department.CallsAsync(manager)).All(call => call.IsThrough));
    }

    [Fact]
    public async Task A_call_on_an_unknown_line_is_shown_as_nobodys()
    {
        var client = TwilioCall.NewClient();
        await department.Exchange.TellAsync(new Conversation("+48229999999", ("client", "hello")) { Client = client });
        var call = await Eventually.ComesAsync("the unassigned call", async () =>
            (await department.Administrator.GetAsync<CallPage>("api/calls?limit=200")).Items
                .FirstOrDefault(c => c.PersonId is null && c.IsThrough && c.Client.EndsWith(client[^3..], StringComparison.Ordinal)));
        call.Client.ShouldBe($"+48 *** *** {client[^3..]}");
        (await department.Administrator.GetAsync<CountersView>(string.Create(CultureInfo.InvariantCulture, $"api/counters?day={call.StartedAt:yyyy-MM-dd}")))
            .Managers.ShouldContain(counters => counters.PersonId == null && counters.Dials > 0);
    }
}
