using CallCoach.Calls;
using static CallCoach.Calls.LegStatus;
using static CallCoach.Tests.Calls.Said;

namespace CallCoach.Tests.Calls;

public sealed class OutboundCallStateTests
{
    private static readonly CallEvent[] Answered =
    [
        ParentLeg(Ringing, 0), ChildLeg(Initiated, 1), ChildLeg(Ringing, 2), ChildLeg(InProgress, 10),
        ChildLeg(Completed, 55, seconds: 45), ParentLeg(Completed, 56, seconds: 56),
    ];

    [Fact]
    public void A_call_from_an_own_device_is_outbound_to_the_number_it_dialled()
    {
        var state = Together(Answered);

        state.Direction.ShouldBe(CallDirection.Outbound);
        (state.Line, state.Client).ShouldBe((Line, Client));
        (state.Dial, state.Connected).ShouldBe((true, true));
    }

    [Fact]
    public void Times_and_length_of_talk_are_those_of_the_clients_leg()
    {
        var state = Together(Answered);

        (state.StartedAt, state.AnsweredAt, state.EndedAt).ShouldBe((At(0), At(10), At(55)));
        (state.Status, state.TalkSeconds).ShouldBe((Completed, 45));
    }

    [Theory]
    [InlineData(Busy)]
    [InlineData(NoAnswer)]
    [InlineData(Failed)]
    [InlineData(Canceled)]
    public void A_client_who_was_not_reached_is_a_dial_without_a_connection(LegStatus end)
    {
        var state = Together([ParentLeg(Ringing, 0), ChildLeg(Initiated, 1), ChildLeg(end, 20, seconds: 0), ParentLeg(Completed, 21, seconds: 21)]);

        (state.Status, state.Dial, state.Connected).ShouldBe((end, true, false));
        (state.AnsweredAt, state.TalkSeconds).ShouldBe((null, null));
        state.EndedAt.ShouldBe(At(20));
    }

    [Fact]
    public void A_manager_who_hung_up_before_the_client_was_dialled_made_no_dial()
    {
        var state = Together([ParentLeg(Ringing, 0), ParentLeg(Completed, 3, seconds: 3)]);

        (state.Dial, state.Connected).ShouldBe((false, false));
        state.Client.ShouldBe(Client);
    }

    [Fact]
    public void A_registered_number_calls_outbound_like_a_device()
    {
        const string number = "+48221112233";
        CallEvent[] events = [ParentLeg(Ringing, 0, from: number), ChildLeg(InProgress, 5, from: number)];

        Together(events, number).Direction.ShouldBe(CallDirection.Outbound);
        Together(events, number).Line.ShouldBe(number);
        Together(events).Direction.ShouldBe(CallDirection.Inbound);
    }

    [Fact]
    public void A_call_the_api_placed_to_the_managers_phone_is_outbound_on_that_phones_line()
    {
        const string phone = "sip:olga@office.example";
        var state = Together(
        [
            ParentLeg(Initiated, 0, from: "+48221112233", to: phone, byApi: true), ParentLeg(InProgress, 4, from: "+48221112233", to: phone, byApi: true),
            ChildLeg(InProgress, 12), ChildLeg(Completed, 52, seconds: 40),
        ]);

        (state.Direction, state.Line, state.Client).ShouldBe((CallDirection.Outbound, phone, Client));
        (state.Dial, state.Connected, state.TalkSeconds).ShouldBe((true, true, 40));
    }

    [Fact]
    public void A_colleague_who_is_conferenced_in_is_not_the_client()
    {
        var state = Together([.. Answered, ChildLeg(Completed, 58, seconds: 50, to: "client:jan", leg: "COLLEAGUE")]);

        (state.Client, state.TalkSeconds).ShouldBe((Client, 45));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Answering_machine_detection_says_who_answered(bool machine)
    {
        var state = Together([ParentLeg(Ringing, 0), ChildLeg(InProgress, 5), ChildLeg(Completed, 50, seconds: 45, machine: machine)]);

        state.Machine.ShouldBe(machine);
    }

    [Fact]
    public void Without_answering_machine_detection_nothing_is_claimed() => Together(Answered).Machine.ShouldBeNull();

    [Fact]
    public void A_lost_answered_callback_is_made_up_for_by_the_length_in_the_last_one()
    {
        var state = Together([ParentLeg(Ringing, 0), ChildLeg(Initiated, 1), ChildLeg(Completed, 55, seconds: 45)]);

        (state.Connected, state.AnsweredAt, state.TalkSeconds).ShouldBe((true, At(10), 45));
    }

    [Fact]
    public void A_last_callback_without_a_length_leaves_the_time_between_answer_and_end()
    {
        var state = Together([ParentLeg(Ringing, 0), ChildLeg(InProgress, 10), ChildLeg(Completed, 42)]);

        state.TalkSeconds.ShouldBe(32);
    }

    [Fact]
    public void With_only_the_clients_leg_known_the_call_is_a_dial_on_an_unknown_line()
    {
        var state = Together([ChildLeg(InProgress, 5), ChildLeg(Completed, 50, seconds: 45)]);

        (state.Direction, state.Line, state.Client).ShouldBe((CallDirection.Outbound, "", Client));
        (state.Dial, state.Connected).ShouldBe((true, true));
    }

    [Fact]
    public void While_it_rings_nobody_is_connected()
    {
        var state = Together([ParentLeg(Ringing, 0), ChildLeg(Ringing, 2)]);

        (state.Status, state.Dial, state.Connected, state.EndedAt).ShouldBe((Ringing, true, false, null));
    }

    [Fact]
    public void A_call_that_the_stop_list_refused_is_no_dial_and_canceled_to_the_number_it_was_for()
    {
        var state = Together([ParentLeg(Ringing, 0), new DialRefused(Parent, At(0)), ParentLeg(Completed, 6, seconds: 5)]);

        (state.Refused, state.Dial, state.Connected, state.Status, state.Client).ShouldBe((true, false, false, Canceled, Client));
    }

    [Fact]
    public void A_call_that_was_refused_once_and_dialled_all_the_same_is_a_dial()
    {
        var state = Together([.. Answered, new DialRefused(Parent, At(0))]);

        (state.Refused, state.Dial, state.Status).ShouldBe((false, true, Completed));
    }

    [Fact]
    public void A_desk_phone_that_dials_a_number_by_SIP_calls_that_number_before_there_is_a_leg_to_it() =>
        Together([ParentLeg(Ringing, 0, from: "sip:olga@office.example", to: "sip:+48600100200@office.example")]).Client.ShouldBe("+48600100200");
}
