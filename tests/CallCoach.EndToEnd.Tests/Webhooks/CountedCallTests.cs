using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Webhooks;

/// <summary>From a provider's webhook to the counters and the reason on the call's page.</summary>
[Collection(typeof(FrontDoor))]
public sealed class CountedCallTests(DepartmentServer department)
{
    [Fact]
    public async Task A_call_tells_why_it_counts_and_what_was_said_decides()
    {
        var manager = await department.HireAsync(department.North);
        var client = TwilioCall.NewClient();
        await department.Exchange.TellAsync(new Conversation(manager.DeskPhone, ("manager", "good morning"), ("client", "we could meet on Tuesday at ten")) { Client = client });

        var first = await CountingOfAsync(await department.ThroughAsync(manager));

        (first.Kind, first.Conversation, first.Why, first.IsNew).ShouldBe(("person", true, "client_spoke_enough", true));
        first.Definition.ShouldNotBeNull().ClientSpeechSeconds.ShouldBe(5);

        var brief = new Conversation(manager.DeskPhone, ("manager", "good morning"), ("client", "it does not suit us today")) { Client = client, SecondsEach = 3, StartedAt = ServerSettings.Now.AddMinutes(-20) };
        await department.Exchange.TellAsync(brief);
        var second = await CountingOfAsync(await department.CallAsync(manager, "is the second one and through", call => call.IsThrough && call.StartedAt == brief.StartedAt));

        (second.Conversation, second.Why, second.IsNew).ShouldBe((false, "client_spoke_too_little", false));
        (await department.CountersAsync(manager)).ShouldSatisfyAllConditions(
            counters => counters.Dials.ShouldBe(2), counters => counters.Connected.ShouldBe(2), counters => counters.Conversations.ShouldBe(1));
    }

    [Fact]
    public async Task A_mailbox_is_told_by_its_greeting_and_is_no_conversation()
    {
        var manager = await department.HireAsync(department.North);
        await department.Exchange.TellAsync(new Conversation(manager.DeskPhone, ("client", "please leave a message after the tone")));

        var counting = await CountingOfAsync(await department.ThroughAsync(manager));

        (counting.Kind, counting.Why, counting.Conversation).ShouldBe(("voicemail", "voicemail", false));
    }

    [Fact]
    public async Task A_head_moves_a_call_to_another_manager_and_a_supervisor_does_not()
    {
        var (from, to) = (await department.HireAsync(department.South), await department.HireAsync(department.South));
        await department.Exchange.TellAsync(new Conversation(from.DeskPhone, ("client", "we have enough shelves at the moment")));
        var call = await department.ThroughAsync(from);
        await department.AddAccountAsync("moving-head", "sales_head", department.South);
        await department.AddAccountAsync("moving-supervisor", "supervisor", department.South);
        var head = await department.SignInAsync("moving-head");
        using (var refused = await (await department.SignInAsync("moving-supervisor")).SendAsync(HttpMethod.Put, $"api/calls/{call.Id}/manager", new { personId = to.Id }))
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        using (var moved = await head.SendAsync(HttpMethod.Put, $"api/calls/{call.Id}/manager", new { personId = to.Id }))
            moved.StatusCode.ShouldBe(HttpStatusCode.OK);

        (await department.CountersAsync(from)).Dials.ShouldBe(0);
        (await department.CountersAsync(to)).Dials.ShouldBe(1);
        (await CountingOfAsync(call)).MovedBy.ShouldBe("The sales_head moving-head");
        using var unknown = await head.SendAsync(HttpMethod.Put, $"api/calls/{call.Id}/manager", new { personId = 999_999 });
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_definitions_are_shown_to_who_leads_and_a_wrong_one_is_refused()
    {
        var shown = await department.Administrator.GetAsync<DefinitionsView>("api/counting/definitions");
        shown.Definitions.Select(one => (one.Version, one.LegSeconds, one.ClientSpeechSeconds)).Take(2).ShouldBe([(1, 30, null), (2, 30, 5)]);

        using var refused = await department.Administrator.SendAsync(
            HttpMethod.Put, "api/counting/definitions", new { fromDay = "2026-11-01", legSeconds = -1, clientSpeechSeconds = (double?)null });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<CountingView> CountingOfAsync(CallView call) =>
        (await department.Administrator.GetAsync<CountedView>($"api/calls/{call.Id}")).Counting;

    private sealed record CountedView(CountingView Counting);

    private sealed record CountingView(string Kind, bool Conversation, string Why, bool IsNew, DefinitionView? Definition, string? MovedBy);

    private sealed record DefinitionView(int Version, int LegSeconds, double? ClientSpeechSeconds);

    private sealed record DefinitionsView(IReadOnlyList<DefinitionView> Definitions);
}
