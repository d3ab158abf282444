using CallCoach.Calls;
using static CallCoach.Calls.LegStatus;
using static CallCoach.Tests.Calls.Said;

namespace CallCoach.Tests.Calls;

public sealed class DescribedCallStateTests
{
    [Fact]
    public void A_described_call_is_what_its_furthest_description_says()
    {
        var state = Together([Described(Completed, 60, answered: 10, ended: 58), Described(Ringing, 3)]);

        (state.Status, state.Connected, state.TalkSeconds).ShouldBe((Completed, true, 48));
        (state.StartedAt, state.AnsweredAt, state.EndedAt).ShouldBe((At(0), At(10), At(58)));
    }

    [Fact]
    public void An_outbound_description_is_a_dial_and_an_inbound_one_is_not()
    {
        Together([Described(Busy, 5)]).Dial.ShouldBeTrue();
        Together([Described(Busy, 5, direction: CallDirection.Inbound)]).Dial.ShouldBeFalse();
    }

    [Fact]
    public void A_call_without_an_answer_is_not_connected()
    {
        var state = Together([Described(NoAnswer, 30, ended: 30)]);

        (state.Connected, state.TalkSeconds).ShouldBe((false, null));
    }

    [Fact]
    public void Tags_are_those_said_last_and_stay_when_a_later_description_has_none()
    {
        Together([Described(Ringing, 3) with { Tags = new(Product: "Racks") }, Described(Completed, 60)]).Tags.ShouldBe(new Tags(Product: "Racks"));
        Together([Described(Ringing, 3) with { Tags = new(Product: "Racks") }, Described(Completed, 60) with { Tags = new(Region: "North") }]).Tags
            .ShouldBe(new Tags(Region: "North"));
    }

    [Fact]
    public void Addresses_are_normalised()
    {
        var state = Together([Described(Completed, 5, line: "SIP:Olga@Office.example:5060;transport=tls", client: "+48 (600) 100-200")]);

        (state.Line, state.Client).ShouldBe(("sip:olga@office.example", Client));
    }

    [Fact]
    public void A_language_said_once_stays()
    {
        Together([Described(Ringing, 1, language: "pl"), Described(Completed, 50)]).Language.ShouldBe("pl");
    }

    [Fact]
    public void A_completed_recording_outranks_what_was_said_of_it_before_and_after()
    {
        var state = Together(
            [Described(Completed, 1), Recorded(RecordingStatus.Completed, 70), Recorded(RecordingStatus.InProgress, 10), Recorded(RecordingStatus.Absent, 80)]);

        state.Recording!.Status.ShouldBe(RecordingStatus.Completed);
    }

    [Fact]
    public void Of_two_completed_recordings_the_first_one_counts()
    {
        var state = Together([Recorded(RecordingStatus.Completed, 90, id: "RE2"), Recorded(RecordingStatus.Completed, 70, id: "RE1")]);

        state.Recording!.RecordingId.ShouldBe("RE1");
    }

    [Fact]
    public void Of_two_transcripts_the_later_one_counts()
    {
        var state = Together([Transcribed(90, "the final words"), Transcribed(70, "the first draft")]);

        state.Transcript!.Segments.ShouldHaveSingleItem().Text.ShouldBe("the final words");
    }

    [Fact]
    public void A_recording_known_before_any_leg_gives_a_call_without_claims()
    {
        var state = Together([Recorded(RecordingStatus.InProgress, 4)]);

        (state.StartedAt, state.Dial, state.Connected, state.Line, state.Client).ShouldBe((At(4), false, false, "", ""));
    }
}
