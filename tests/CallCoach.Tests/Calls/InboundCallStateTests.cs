using CallCoach.Calls;
using static CallCoach.Calls.LegStatus;
using static CallCoach.Tests.Calls.Said;

namespace CallCoach.Tests.Calls;

public sealed class InboundCallStateTests
{
    private const string Company = "+48221112233";

    private static readonly LegChanged Calling = ParentLeg(Ringing, 0, from: Client, to: Company);

    [Fact]
    public void A_client_who_is_answered_is_connected_and_never_a_dial()
    {
        var state = Together(
            [Calling, ChildLeg(Ringing, 2, from: Client, to: Line), ChildLeg(InProgress, 8, from: Client, to: Line), ChildLeg(Completed, 68, seconds: 60, from: Client, to: Line)]);

        (state.Direction, state.Line, state.Client).ShouldBe((CallDirection.Inbound, Line, Client));
        (state.Dial, state.Connected, state.AnsweredAt, state.TalkSeconds).ShouldBe((false, true, At(8), 60));
    }

    [Fact]
    public void Of_several_devices_that_rang_the_line_is_the_one_that_answered()
    {
        var state = Together(
        [
            Calling,
            ChildLeg(Canceled, 8, from: Client, to: "client:anna", leg: "C1"),
            ChildLeg(InProgress, 8, from: Client, to: "client:piotr", leg: "C2"),
            ChildLeg(Completed, 40, seconds: 32, from: Client, to: "client:piotr", leg: "C2"),
            ChildLeg(NoAnswer, 8, from: Client, to: "client:zofia", leg: "C3"),
        ]);

        (state.Line, state.TalkSeconds).ShouldBe(("client:piotr", 32));
    }

    [Fact]
    public void A_client_nobody_answered_is_not_connected_though_the_provider_took_the_call()
    {
        var state = Together(
            [Calling, ChildLeg(NoAnswer, 30, from: Client, to: Line), ParentLeg(Completed, 31, seconds: 31, from: Client, to: Company)]);

        (state.Connected, state.AnsweredAt, state.TalkSeconds).ShouldBe((false, null, null));
        (state.Line, state.Client).ShouldBe((Line, Client));
    }

    [Fact]
    public void A_call_to_a_registered_desk_number_belongs_to_it()
    {
        const string desk = "+48221112299";

        var state = Together([Calling, ChildLeg(InProgress, 5, from: Client, to: desk)], desk);

        (state.Direction, state.Line, state.Connected).ShouldBe((CallDirection.Inbound, desk, true));
    }

    [Fact]
    public void With_only_the_managers_leg_known_the_client_is_unknown()
    {
        var state = Together([ChildLeg(InProgress, 5, from: Client, to: Line)]);

        (state.Direction, state.Line, state.Client).ShouldBe((CallDirection.Inbound, Line, ""));
    }

    [Fact]
    public void A_client_who_gave_up_has_no_line_yet()
    {
        var state = Together([Calling, ParentLeg(Canceled, 3, from: Client, to: Company)]);

        (state.Direction, state.Line, state.Client, state.Status).ShouldBe((CallDirection.Inbound, "", Client, Canceled));
    }
}
