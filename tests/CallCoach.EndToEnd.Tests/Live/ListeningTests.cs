using System.Net;
using CallCoach.EndToEnd.Tests.Clients;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;
using CallCoach.EndToEnd.Tests.Webhooks;

namespace CallCoach.EndToEnd.Tests.Live;

[Collection(typeof(FrontDoor))]
public sealed class ListeningTests(DepartmentServer department)
{
    private Uri Server => department.Process.Address;

    [Fact]
    public async Task A_supervisor_hears_both_sides_sample_for_sample_and_that_is_written_down()
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync("listens", "supervisor", department.North);
        var supervisor = await department.SignInAsync("listens");
        using var on = await department.DialLiveAsync(manager);
        await using var listener = await ListeningClient.ListenAsync(Server, supervisor, on.Id);
        var going = (await LogAsync(supervisor, on.Id)).ShouldHaveSingleItem();
        (going.By, going.EndedAt).ShouldBe(("The supervisor listens", null));
        (await supervisor.GetAsync<IReadOnlyList<LiveCallView>>("api/live-calls")).Single(live => live.CallId == on.Id).Listening.ShouldBe(["The supervisor listens"]);

        for (var number = 1; number <= 100; number++)
        {
            await on.SendAsync(number);
            await BehindAsync(listener, number, most: 5);
        }

        await Eventually.HoldsAsync("everything sent was heard", () => listener.Heard.Count == 200);
        listener.SideFromItsStart("manager").ShouldBe(MuLaw.Decode(Enumerable.Range(1, 100).SelectMany(number => MuLaw.Frame("inbound", number))));
        listener.SideFromItsStart("client").ShouldBe(MuLaw.Decode(Enumerable.Range(1, 100).SelectMany(number => MuLaw.Frame("outbound", number))));
        await listener.LeaveAsync();
        var ended = await Eventually.ComesAsync("the end is written down", async () => (await LogAsync(supervisor, on.Id)).SingleOrDefault(one => one.EndedAt is not null));
        ended.EndedAt!.Value.ShouldBeGreaterThanOrEqualTo(ended.StartedAt);
    }

    [Fact]
    public async Task What_came_late_or_twice_is_heard_once_in_its_place_and_what_is_missing_is_silence()
    {
        var manager = await department.HireAsync(department.North);
        using var on = await department.DialLiveAsync(manager);
        await using var listener = await ListeningClient.ListenAsync(Server, department.Administrator, on.Id);

        foreach (var number in new[] { 1, 3, 2, 2, 4, 6, 7, 8, 9, 10, 5, 11 })
            await on.Stream.SendAsync("inbound", number, MuLaw.Frame("inbound", number));

        await Eventually.HoldsAsync("the last frame was heard", () => listener.SideFromItsStart("manager").Length == 11 * TwilioStream.FrameSamples);
        listener.SideFromItsStart("manager").ShouldBe(
            [.. Enumerable.Range(1, 11).SelectMany(number => number == 5 ? new short[TwilioStream.FrameSamples] : MuLaw.Decode(MuLaw.Frame("inbound", number)))]);
    }

    [Fact]
    public async Task A_client_who_calls_in_is_the_stream_s_inbound_side()
    {
        var manager = await department.HireAsync(department.North);
        var call = new TwilioCall(TwilioCall.NewClient()) { Client = manager.DeskPhone };
        var token = await department.TokenAsync(call);
        foreach (var status in call.ClientLeg(department.Twilio.Sid).Take(3))
            await department.Twilio.TellAsync("status", status.With("From", call.Line).With("To", manager.Softphone));
        using var stream = await TwilioStream.OpenAsync(Server, department.Twilio);
        await stream.StartAsync(department.Twilio.Sid, call.ManagerLeg, token);
        await using var listener = await ListeningClient.ListenAsync(Server, department.Administrator, await department.OnAsync(manager));

        await stream.SendAsync("inbound", 1, MuLaw.Frame("inbound", 1));

        await Eventually.HoldsAsync("a frame was heard", () => listener.Heard.Count == 1);
        listener.Heard[0].Side.ShouldBe("client");
    }

    [Fact]
    public async Task Whoever_does_not_keep_up_is_left_behind_by_a_moment_and_then_hears_what_is_said_now()
    {
        var manager = await department.HireAsync(department.North);
        using var on = await department.DialLiveAsync(manager);
        await using var other = await ListeningClient.ListenAsync(Server, department.Administrator, on.Id);
        await using var slow = await ListeningClient.ListenAsync(Server, department.Administrator, on.Id, answers: false);

        for (var number = 1; number <= 200; number++)
        {
            await on.SendAsync(number);
            await BehindAsync(other, number, most: 5);
        }
        await Eventually.HoldsAsync("the other heard everything", () => other.Heard.Count == 400);
        slow.Heard.Count.ShouldBe(60);

        await slow.AnswerAsync(60);
        await Eventually.HoldsAsync("it hears again", async () =>
        {
            await on.SendAsync(201 + (other.Heard.Count - 400));
            return slow.Heard.Count > 60;
        });
        slow.Heard[60].Start.ShouldBeGreaterThanOrEqualTo(200u * TwilioStream.FrameSamples);
    }

    [Fact]
    public async Task The_end_of_the_call_ends_the_listening_with_its_reason()
    {
        var manager = await department.HireAsync(department.North);
        using var on = await department.DialLiveAsync(manager);
        await using var listener = await ListeningClient.ListenAsync(Server, department.Administrator, on.Id);
        await on.Stream.StopAsync();
        await Eventually.HoldsAsync("the listener is told", () => listener.Ending == "Stopped");
        (await ListeningClient.RefusalAsync(Server, department.Administrator, on.Id)).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_right_that_ends_while_they_listen_ends_the_listening()
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync("listens-to-north", "supervisor", department.North);
        var supervisor = await department.SignInAsync("listens-to-north");
        using var on = await department.DialLiveAsync(manager);
        await using var listener = await ListeningClient.ListenAsync(Server, supervisor, on.Id);
        await using var everywhere = await ListeningClient.ListenAsync(Server, department.Administrator, on.Id);

        await department.MoveAsync(manager, department.South);

        await Eventually.HoldsAsync("the supervisor is told", () => listener.Ending == "The right to listen has ended.");
        await Eventually.HoldsAsync("the end is written down", async () =>
            (await LogAsync(department.Administrator, on.Id)).Single(one => one.By == "The supervisor listens-to-north").EndedAt is not null);
        everywhere.Ending.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_has_not_the_right_is_refused_and_nothing_is_written_down()
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync("of-the-other-team", "supervisor", department.South);
        await department.AddAccountAsync("trains-north", "trainer", department.North);
        await department.AddAccountAsync("heads-north", "sales_head", department.North);
        await department.AddAccountAsync(manager);
        using var on = await department.DialLiveAsync(manager);

        (await RefusalAsync(department.Guest())).ShouldBe(HttpStatusCode.Unauthorized);
        (await RefusalAsync(await department.SignInAsync(manager.Key))).ShouldBe(HttpStatusCode.Forbidden);
        (await RefusalAsync(await department.SignInAsync("trains-north"))).ShouldBe(HttpStatusCode.Forbidden);
        var stranger = await department.SignInAsync("of-the-other-team");
        (await RefusalAsync(stranger)).ShouldBe(HttpStatusCode.NotFound);
        (await stranger.StatusOfAsync($"api/calls/{on.Id}/listenings")).ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync<IReadOnlyList<LiveCallView>>("api/live-calls")).ShouldNotContain(live => live.CallId == on.Id);
        (await ListeningClient.RefusalAsync(Server, department.Administrator, on.Id, origin: "https://evil.example")).ShouldBe(HttpStatusCode.Forbidden);
        (await LogAsync(department.Administrator, on.Id)).ShouldBeEmpty();

        var head = await department.SignInAsync("heads-north");
        await using var listener = await ListeningClient.ListenAsync(Server, head, on.Id);
        (await LogAsync(head, on.Id)).ShouldHaveSingleItem().By.ShouldBe("The sales_head heads-north");

        Task<HttpStatusCode> RefusalAsync(Visitor visitor) => ListeningClient.RefusalAsync(Server, visitor, on.Id);
    }

    /// <summary>Goes on only when the listener is so few frames behind what was sent.</summary>
    private static Task BehindAsync(ListeningClient listener, int sent, int most) => Eventually.HoldsAsync(
        "the listener is near", () => listener.Heard.Count(block => block.Side == "manager") >= sent - most);

    private static Task<IReadOnlyList<ListeningView>> LogAsync(Visitor visitor, long call) =>
        visitor.GetAsync<IReadOnlyList<ListeningView>>($"api/calls/{call}/listenings");
}
