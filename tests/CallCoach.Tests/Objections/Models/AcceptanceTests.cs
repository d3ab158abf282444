using CallCoach.Objections.Models;

namespace CallCoach.Tests.Objections.Models;

public sealed class AcceptanceTests
{
    private static readonly ModelFigures Live = new(MacroF1: 0.60, PricePrecision: 0.85, NeutralFlagged: 0.08, CorrectedRight: 7);

    [Fact]
    public void A_model_that_is_the_same_on_every_count_goes_live() => Against(Live).ShouldBeEmpty();

    [Fact]
    public void A_model_that_is_worse_by_just_what_is_allowed_goes_live() =>
        Against(Live with { MacroF1 = 0.60 - 0.01, PricePrecision = 0.85 - 0.01, NeutralFlagged = 0.08 + 0.01 }).ShouldBeEmpty();

    [Fact]
    public void Macro_F1_may_fall_by_no_more_than_a_hundredth() =>
        Against(Live with { MacroF1 = 0.5899 }).ShouldHaveSingleItem().ShouldBe("macro-F1 on the held-out trades falls from 0.600 to 0.590, by more than 0.01");

    [Fact]
    public void Precision_of_price_comparison_may_fall_by_no_more_than_a_hundredth() =>
        Against(Live with { PricePrecision = 0.8399 }).ShouldHaveSingleItem().ShouldStartWith("precision of price_comparison");

    [Fact]
    public void Neutral_lines_flagged_may_rise_by_no_more_than_a_hundredth() =>
        Against(Live with { NeutralFlagged = 0.0901 }).ShouldHaveSingleItem().ShouldStartWith("the share of neutral lines flagged rises");

    [Fact]
    public void Not_one_held_out_correction_more_may_come_out_wrong() =>
        Against(Live with { MacroF1 = 0.9, CorrectedRight = 6 }).ShouldHaveSingleItem().ShouldBe("of the held-out corrections 6 come out right instead of 7");

    [Fact]
    public void A_model_that_flags_nothing_is_refused_though_it_raises_no_false_alarm() =>
        Against(new(MacroF1: 0, PricePrecision: 0, NeutralFlagged: 0, CorrectedRight: 7)).Count.ShouldBe(2);

    [Fact]
    public void Without_texts_that_neither_has_seen_nothing_goes_live() =>
        Acceptance.ReasonsAgainst(Live, Live, texts: 0).ShouldHaveSingleItem().ShouldContain("cannot be compared");

    private static IReadOnlyList<string> Against(ModelFigures candidate) => Acceptance.ReasonsAgainst(candidate, Live, texts: 100);
}
