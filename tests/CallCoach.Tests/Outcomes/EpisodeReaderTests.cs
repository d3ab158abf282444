using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Outcomes;

namespace CallCoach.Tests.Outcomes;

public sealed class EpisodeReaderTests
{
    [Fact]
    public void The_answer_is_what_the_manager_says_until_the_client_speaks_at_length() =>
        Answer(1, "M good morning", "C others are cheaper", "M what do they ask", "M and for which load", "C they ask eight hundred for the same rack", "M ours carry more")
            .ShouldBe([2, 3]);

    [Fact]
    public void A_client_who_only_listens_does_not_end_the_answer() =>
        Answer(0, "C others are cheaper", "M ours carry twice the weight", "C I see, go on", "M and we put them up", "C yes", "M within two days").ShouldBe([1, 3, 5]);

    [Fact]
    public void What_the_client_adds_before_the_manager_speaks_belongs_to_the_objection() =>
        Answer(0, "C others are cheaper", "C and they even deliver it to us for nothing at all", "M what exactly do they offer").ShouldBe([2]);

    [Fact]
    public void An_objection_that_ended_the_call_has_no_answer() => Answer(1, "M good morning", "C not interested").ShouldBeEmpty();

    [Fact]
    public void The_same_objection_after_the_manager_has_spoken_has_come_back()
    {
        FoundObjection[] found = [Found(1, ObjectionLabel.TooExpensive), Found(2, ObjectionLabel.TooExpensive), Found(4, ObjectionLabel.NoTime)];

        EpisodeReader.Recurs(found[0], Said(3), found).ShouldBeFalse();
        EpisodeReader.Recurs(found[0], Said(3), [.. found, Found(5, ObjectionLabel.TooExpensive)]).ShouldBeTrue();
        EpisodeReader.Recurs(found[0], null, [.. found, Found(5, ObjectionLabel.TooExpensive)]).ShouldBeFalse();
    }

    private static IEnumerable<int> Answer(int objection, params string[] lines) => EpisodeReader.AnswerTo(
        lines.Select((line, ordinal) => new Utterance
        {
            Ordinal = ordinal,
            Speaker = line[0] == 'M' ? Speaker.Manager : Speaker.Client,
            Text = line[2..],
        }),
        objection).Select(utterance => utterance.Ordinal);

    private static FoundObjection Found(int ordinal, ObjectionLabel label) => new() { Ordinal = ordinal, Label = label };

    private static Utterance Said(int ordinal) => new() { Ordinal = ordinal, Text = "well" };
}
