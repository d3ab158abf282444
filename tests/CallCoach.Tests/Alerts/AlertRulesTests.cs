using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Norms;
using CallCoach.Objections;
using CallCoach.Outcomes;
using CallCoach.StopList;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Alerts;

public sealed class AlertRulesTests
{
    private static readonly Call Call = new() { Id = 7, Provider = "p", ProviderCallId = "c", PersonId = 3 };

    private static readonly AlertSettings Settings = new(
        new Dictionary<ObjectionLabel, double> { [ObjectionLabel.PriceComparison] = 0.5, [ObjectionLabel.Distrust] = 0.9 }, BehindShare: 0.8);

    [Fact]
    public void A_watched_objection_is_told_once_a_call_at_the_utterance_that_shows_it_best()
    {
        FoundObjection[] found = [Rows.Found(Call, 2, score: 0.6), Rows.Found(Call, 4, score: 0.9), Rows.Found(Call, 8, score: 0.9)];

        var draft = AlertRules.Objections(Call, found, Settings).ShouldHaveSingleItem();

        draft.ShouldBe(new AlertDraft("call/7/price_comparison", AlertKind.Objection)
        {
            CallId = 7,
            PersonId = 3,
            Label = ObjectionLabel.PriceComparison,
            Score = 0.9,
            Ordinal = 4,
        });
    }

    [Theory]
    [InlineData(ObjectionLabel.PriceComparison, 0.5, true)]
    [InlineData(ObjectionLabel.PriceComparison, 0.49, false)]
    [InlineData(ObjectionLabel.Distrust, 0.89, false)]
    [InlineData(ObjectionLabel.NoTime, 1.0, false)]
    public void An_objection_is_told_when_its_label_is_watched_and_its_score_reaches_the_labels_least(ObjectionLabel label, double score, bool told) =>
        AlertRules.Objections(Call, [Rows.Found(Call, 0, label, score)], Settings).Any().ShouldBe(told);

    [Fact]
    public void What_a_person_found_is_not_told_to_people_and_neither_is_the_same_label_elsewhere_in_the_call()
    {
        FoundObjection[] found = [CorrectionRules.Said(Call.Id, 2, ObjectionLabel.PriceComparison), Rows.Found(Call, 4), Rows.Found(Call, 5, ObjectionLabel.Distrust, 0.95)];

        AlertRules.Objections(Call, found, Settings).ShouldHaveSingleItem().Label.ShouldBe(ObjectionLabel.Distrust);
    }

    [Fact]
    public void Each_watched_label_of_a_call_has_an_alert_of_its_own()
    {
        FoundObjection[] found = [Rows.Found(Call, 0), Rows.Found(Call, 0, ObjectionLabel.Distrust, 0.95)];

        AlertRules.Objections(Call, found, Settings).Select(draft => draft.Key).ShouldBe(["call/7/price_comparison", "call/7/distrust"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(15, 11, true)]
    [InlineData(15, 12, false)]
    [InlineData(14.9, 0, false)]
    [InlineData(30, 23, true)]
    [InlineData(30, 24, false)]
    public void Who_is_below_four_fifths_after_a_full_hour_is_behind(double expected, int dials, bool behind)
    {
        var progress = new NormProgress(new(2026, 11, 23), 15, 135, expected, dials, dials / expected);

        (AlertRules.BehindNorm(3, progress, Settings) is not null).ShouldBe(behind);
    }

    [Fact]
    public void Behind_is_told_once_a_person_and_day_with_the_figures()
    {
        var draft = AlertRules.BehindNorm(3, new(new(2026, 11, 23), 15, 135, 30, 20, 20 / 30.0), Settings);

        draft.ShouldBe(new AlertDraft("norm/3/2026-11-23", AlertKind.BehindNorm)
        {
            PersonId = 3,
            Day = new(2026, 11, 23),
            Dials = 20,
            Expected = 30,
            CallsPerHour = 15,
        });
    }

    [Fact]
    public void Before_the_working_day_nobody_is_behind() =>
        AlertRules.BehindNorm(3, new(new(2026, 11, 23), 15, 135, 0, 0, null), Settings).ShouldBeNull();

    [Theory]
    [InlineData(Outcome.DoNotCall, 0.8, true)]
    [InlineData(Outcome.DoNotCall, 0.79, false)]
    [InlineData(Outcome.Refused, 1.0, false)]
    public void A_client_who_asked_never_to_be_called_again_is_told_once_a_call_at_the_words(Outcome outcome, double score, bool told) =>
        AlertRules.DoNotCall(Call, new() { CallId = 7, Outcome = outcome, Score = score, Ordinal = 4 }, StopListSettings.Default).ShouldBe(
            told ? new AlertDraft("call/7/do_not_call", AlertKind.DoNotCall) { CallId = 7, PersonId = 3, Score = score, Ordinal = 4 } : null);

    [Fact]
    public void A_call_without_an_outcome_asks_nothing() => AlertRules.DoNotCall(Call, null, StopListSettings.Default).ShouldBeNull();

    [Fact]
    public void A_failed_recording_is_told_once_a_call_with_its_reason() =>
        AlertRules.RecordingFailed(Call, "not audio").ShouldBe(
            new AlertDraft("call/7/recording", AlertKind.RecordingFailed) { CallId = 7, PersonId = 3, Reason = "not audio" });
}
