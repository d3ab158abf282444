using CallCoach.Calls;
using CallCoach.Objections;
using static CallCoach.Tests.Storage.Rows;

namespace CallCoach.Tests.Objections;

public sealed class CorrectionRulesTests
{
    private const ObjectionLabel Price = ObjectionLabel.PriceComparison;

    private static readonly Call Call = new() { Id = 7, Provider = "p", ProviderCallId = "c" };

    private int _corrections;

    [Fact]
    public void A_label_that_does_not_hold_is_not_found_and_the_models_own_score_stays_readable()
    {
        var wrong = Correct("others are cheaper", 3, holds: false);

        Apply([Found(Call, 3, Price, 0.8), Found(Call, 3, ObjectionLabel.Terms, 0.6)], [wrong], (3, "others are cheaper"))
            .ShouldHaveSingleItem().Label.ShouldBe(ObjectionLabel.Terms);

        wrong.ModelScore.ShouldBe(0.8);
    }

    [Fact]
    public void A_label_that_was_missed_is_found_by_a_person_for_sure()
    {
        var found = Apply([], [Correct("hm", 3, holds: true)], (3, "hm")).ShouldHaveSingleItem();

        (found.Ordinal, found.Label, found.Score, found.ByPerson).ShouldBe((3, Price, 1, true));
    }

    [Fact]
    public void What_was_taken_back_or_superseded_does_nothing()
    {
        var wrong = Correct("hm", 3, holds: false);
        var missed = Correct("hm", 3, holds: true, ObjectionLabel.Terms);
        (wrong.State, missed.State) = (CorrectionState.TakenBack, CorrectionState.Superseded);

        var found = Apply([Found(Call, 3, Price, 0.8)], [wrong, missed], (3, "hm")).ShouldHaveSingleItem();

        (found.Label, found.Score, found.ByPerson).ShouldBe((Price, 0.8, false));
    }

    [Fact]
    public void A_correction_follows_its_words_to_another_place()
    {
        var wrong = Correct("others are cheaper", 3, holds: false);

        Apply([Found(Call, 5), Found(Call, 3)], [wrong], (3, "good morning"), (5, "others are cheaper")).ShouldHaveSingleItem().Ordinal.ShouldBe(3);

        (wrong.Ordinal, wrong.Start).ShouldBe((5, 5));
    }

    [Fact]
    public void A_correction_never_lands_on_other_words_and_waits_until_its_own_come_back()
    {
        var missed = Correct("others are cheaper", 3, holds: true);

        Apply([], [missed], (3, "others are deeper")).ShouldBeEmpty();
        missed.Ordinal.ShouldBeNull();
        Apply([], [missed], (2, "others are cheaper")).ShouldHaveSingleItem().Ordinal.ShouldBe(2);
    }

    [Fact]
    public void Of_the_same_words_said_twice_the_nearest_in_time_counts_and_nobody_elses()
    {
        var (first, second) = (Correct("no", 10, holds: true), Correct("no", 40, holds: true, ObjectionLabel.NoNeed));

        CorrectionRules.Place([first, second], [Said(Call, 9, Speaker.Client, "no"), Said(Call, 43, Speaker.Client, "no")]);
        (first.Ordinal, second.Ordinal).ShouldBe((9, 43));

        CorrectionRules.Place([first, second], [Said(Call, 38, Speaker.Client, "no")]);
        (first.Ordinal, second.Ordinal).ShouldBe((null, 38));
    }

    [Fact]
    public void Corrections_of_one_utterance_stay_together()
    {
        Correction[] both = [Correct("no", 10, holds: true), Correct("no", 10, holds: true, ObjectionLabel.NoNeed)];

        CorrectionRules.Place(both, [Said(Call, 9, Speaker.Client, "no"), Said(Call, 12, Speaker.Client, "no")]);

        both.Select(correction => correction.Ordinal).ShouldBe([9, 9]);
    }

    [Fact]
    public void A_managers_words_are_no_place_for_a_correction()
    {
        var missed = Correct("others are cheaper", 3, holds: true);

        CorrectionRules.Place([missed], [Said(Call, 3, Speaker.Manager, "others are cheaper")]);

        missed.Ordinal.ShouldBeNull();
    }

    private Correction Correct(string text, int second, bool holds, ObjectionLabel label = Price) => new()
    {
        Id = ++_corrections,
        CallId = Call.Id,
        Ordinal = second,
        Label = label,
        Holds = holds,
        Text = text,
        Start = second,
        AccountName = "Olga",
    };

    private static IReadOnlyList<FoundObjection> Apply(
        IReadOnlyCollection<FoundObjection> found, IReadOnlyCollection<Correction> corrections, params (int Ordinal, string Text)[] said) =>
        CorrectionRules.Apply(found, corrections, said.Select(line => Said(Call, line.Ordinal, Speaker.Client, line.Text)));
}
