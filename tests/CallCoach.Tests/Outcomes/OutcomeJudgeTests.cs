using CallCoach.Calls;
using CallCoach.Outcomes;
using CallCoach.Outcomes.Learning;

namespace CallCoach.Tests.Outcomes;

public sealed class OutcomeJudgeTests
{
    private static readonly OutcomeTexts Texts = Learned.OutcomeTexts();
    private static readonly OutcomeEvaluation Evaluation = OutcomeEvaluation.Of(Learned.OutcomeModel, Texts);

    [Fact]
    public void A_client_who_asks_never_to_be_called_again_is_heard_and_the_line_is_kept()
    {
        var verdict = Judge("M good morning this is anna from the rack company", "C take me off your list and never call this number again", "M I am sorry, goodbye");

        (verdict.Outcome, verdict.Line).ShouldBe((Outcome.DoNotCall, 1));
        verdict.Score.ShouldBeGreaterThanOrEqualTo(0.5);
    }

    [Fact]
    public void The_same_words_of_the_manager_are_no_wish_of_the_client() =>
        Judge("M shall I take you off our list and never call this number again", "C no no, thursday at ten suits me, come and see us", "M thursday at ten it is")
            .Outcome.ShouldNotBe(Outcome.DoNotCall);

    [Fact]
    public void Where_nobody_knows_who_spoke_nobody_asked_not_to_be_called() =>
        Learned.Judge.Judge([(Speaker.Unknown, "never call this number again, take me off your list")], "en").Outcome.ShouldNotBe(Outcome.DoNotCall);

    [Theory]
    [InlineData("please do not call before ten in the morning")]
    [InlineData("can you call me back later, I am driving")]
    [InlineData("don't call this number, call my mobile instead")]
    public void What_only_sounds_like_it_is_not_enough(string text) =>
        Judge("M good morning this is anna", "C " + text, "M of course, thank you").Outcome.ShouldNotBe(Outcome.DoNotCall);

    [Fact]
    public void Nothing_said_settles_nothing()
    {
        Learned.Judge.Judge([], "en").ShouldBe(new(Outcome.NoOutcome, 1, null));
        Learned.Judge.Judge([(Speaker.Client, "?"), (Speaker.Manager, "\ud800")], "en").ShouldBe(new(Outcome.NoOutcome, 1, null));
    }

    [Fact]
    public void Only_what_settled_nothing_has_no_line()
    {
        foreach (var call in Texts.Dialogues)
        {
            var verdict = Learned.Judge.Judge(call.Lines.Select(line => (line.Speaker, line.Text)), call.Language);
            (verdict.Line is null).ShouldBe(verdict.Outcome == Outcome.NoOutcome);
            verdict.Score.ShouldBeInRange(0, 1);
            if (verdict.Outcome == Outcome.DoNotCall)
                call.Lines[verdict.Line!.Value].Speaker.ShouldBe(Speaker.Client);
        }
    }

    [Fact]
    public void The_shipped_model_keeps_its_level_on_trades_it_has_never_seen()
    {
        Evaluation.Overall.Count.ShouldBeGreaterThan(200);
        Evaluation.Overall.MacroF1.ShouldBeGreaterThan(0.85);
        Evaluation.LinesRight.ShouldBeGreaterThan(0.9);
        foreach (var language in Evaluation.Calls)
            language.MacroF1.ShouldBeGreaterThan(0.7, language.Group);
    }

    [Fact]
    public void That_a_client_asks_never_to_be_called_again_is_right_nine_times_in_ten()
    {
        var inCalls = Evaluation.Overall.Names[(int)Outcome.DoNotCall];
        inCalls.Precision.ShouldBeGreaterThanOrEqualTo(0.9);
        inCalls.Recall.ShouldBeGreaterThan(0.8);
        Evaluation.Wishes[0].Names[0].Precision.ShouldBeGreaterThanOrEqualTo(0.9);
        Evaluation.Wishes[0].EmptyFlagged.ShouldBeLessThan(0.06);
    }

    [Fact]
    public void Every_language_has_enough_dialogues_of_every_outcome()
    {
        foreach (var calls in Texts.Dialogues.GroupBy(call => call.Language))
            foreach (var outcome in Enum.GetValues<Outcome>())
                calls.Count(call => call.Outcome == outcome).ShouldBeGreaterThanOrEqualTo(40, $"{calls.Key} {outcome}");
    }

    [Fact]
    public void The_card_tells_the_figures_of_the_shipped_model()
    {
        var card = Learned.Card("outcomes");

        foreach (var table in new[] { Evaluation.Groups(), Evaluation.Outcomes(), Evaluation.DoNotCallLines() })
            card.ShouldContain(table.ReplaceLineEndings("\n"));
    }

    private static Verdict Judge(params string[] lines) =>
        Learned.Judge.Judge(lines.Select(line => (line[0] == 'M' ? Speaker.Manager : Speaker.Client, line[2..])), "en");
}
