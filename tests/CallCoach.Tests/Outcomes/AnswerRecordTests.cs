using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Outcomes;
using CallCoach.People;
using CallCoach.Tests.Storage;
using static CallCoach.Tests.Storage.Rows;

namespace CallCoach.Tests.Outcomes;

public sealed class AnswerRecordTests : IDisposable
{
    private static readonly Visibility Everything = Visibility.Of(AccountRole.Administrator, [], null);
    private static readonly Period Always = new(null, null);

    private readonly TestDatabase _database = new();
    private readonly AnswerRecord _record;

    public AnswerRecordTests() => _record = new(_database);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Under_twenty_cases_nothing_is_claimed()
    {
        for (var i = 0; i < 19; i++)
            await AddAsync(Outcome.MeetingAgreed, AnswerLabel.ValueArgument);
        (await RatesAsync()).ShouldBe([new(ObjectionLabel.PriceComparison, AnswerLabel.ValueArgument, 19, null)]);

        await AddAsync(Outcome.Refused, AnswerLabel.ValueArgument);

        (await RatesAsync()).ShouldBe([new(ObjectionLabel.PriceComparison, AnswerLabel.ValueArgument, 20, new(0.95, WilsonInterval.Of(19, 20)))]);
    }

    [Fact]
    public async Task Agreed_meetings_callbacks_and_deals_are_good_and_nothing_else_is()
    {
        for (var i = 0; i < 10; i++)
            foreach (var outcome in Enum.GetValues<Outcome>())
                await AddAsync(outcome, AnswerLabel.Guarantee);

        (await RatesAsync()).ShouldHaveSingleItem().Rate!.Share.ShouldBe(0.5);
    }

    [Fact]
    public async Task A_call_counts_once_for_an_objection_and_an_answer_however_often_both_occur()
    {
        var call = await AddAsync(Outcome.Refused, AnswerLabel.Concede, AnswerLabel.DiscountOffer);
        await AddEpisodeAsync(call, ordinal: 4, AnswerLabel.Concede);

        (await RatesAsync()).Select(rate => (rate.Answer, rate.Cases)).ShouldBe([(AnswerLabel.DiscountOffer, 1), (AnswerLabel.Concede, 1)]);
    }

    [Fact]
    public async Task No_answer_is_counted_as_such_and_a_call_without_outcome_is_not()
    {
        await AddAsync(Outcome.Refused);
        var unjudged = await _database.AddCallAsync();
        await AddEpisodeAsync(unjudged, 0, AnswerLabel.Concede);

        (await RatesAsync()).ShouldBe([new(ObjectionLabel.PriceComparison, null, 1, null)]);
    }

    [Fact]
    public async Task An_objection_that_was_taken_back_counts_no_more()
    {
        await AddAsync(Outcome.MeetingAgreed, AnswerLabel.Guarantee);
        await _database.SqlAsync("DELETE FROM Objections");

        (await RatesAsync()).ShouldBeEmpty();
        (await CasesAsync(AnswerLabel.Guarantee)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_visible_calls_count()
    {
        var (olga, piotr) = (await _database.AddPersonAsync("Olga", team: "North"), await _database.AddPersonAsync("Piotr", team: "South"));
        await AddAsync(Outcome.MeetingAgreed, [AnswerLabel.Guarantee], call => call.PersonId = olga.Id);
        await AddAsync(Outcome.MeetingAgreed, [AnswerLabel.Guarantee], call => call.PersonId = piotr.Id);
        await AddAsync(Outcome.MeetingAgreed, AnswerLabel.Guarantee);
        var north = Visibility.Of(AccountRole.Trainer, [olga.TeamId], null);

        (await _record.RatesAsync(north, Always, null, default)).ShouldHaveSingleItem().Cases.ShouldBe(1);
        (await _record.CasesAsync(north, Always, ObjectionLabel.PriceComparison, AnswerLabel.Guarantee, null, 10, default))
            .ShouldHaveSingleItem().Manager!.Name.ShouldBe("Olga");
        (await RatesAsync()).ShouldHaveSingleItem().Cases.ShouldBe(3);
    }

    [Fact]
    public async Task Only_calls_that_began_in_the_period_count()
    {
        foreach (var hours in new[] { -1, 0, 1, 2 })
            await AddAsync(Outcome.Refused, [AnswerLabel.Concede], call => call.StartedAt = Morning.AddHours(hours));

        (await _record.RatesAsync(Everything, new(Morning, Morning.AddHours(2)), null, default)).ShouldHaveSingleItem().Cases.ShouldBe(2);
        (await _record.RatesAsync(Everything, Always, ObjectionLabel.Terms, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_moments_behind_a_rate_are_listed_newest_first_with_what_was_said()
    {
        var first = await AddAsync(Outcome.Refused, AnswerLabel.Concede);
        var second = await AddAsync(Outcome.DealAgreed, AnswerLabel.Concede, AnswerLabel.Guarantee);
        await AddAsync(Outcome.DealAgreed, AnswerLabel.Guarantee);

        var cases = await CasesAsync(AnswerLabel.Concede);

        cases.Select(one => (one.Call.Id, one.Outcome, one.Objection.Text, one.Answer?.Text))
            .ShouldBe([(second.Id, Outcome.DealAgreed, "others are cheaper", "all right then"), (first.Id, Outcome.Refused, "others are cheaper", "all right then")]);
        (await _record.CasesAsync(Everything, Always, ObjectionLabel.PriceComparison, AnswerLabel.Concede, second.Id, 10, default))
            .ShouldHaveSingleItem().Call.Id.ShouldBe(first.Id);
        (await CasesAsync(null)).ShouldBeEmpty();
    }

    private Task<IReadOnlyList<AnswerRate>> RatesAsync() => _record.RatesAsync(Everything, Always, null, default);

    private Task<IReadOnlyList<AnswerCase>> CasesAsync(AnswerLabel? answer) =>
        _record.CasesAsync(Everything, Always, ObjectionLabel.PriceComparison, answer, null, 10, default);

    private Task<Call> AddAsync(Outcome outcome, params AnswerLabel[] answers) => AddAsync(outcome, answers, _ => { });

    /// <summary>A call with a comparison of prices, how it was answered, and how it ended.</summary>
    private async Task<Call> AddAsync(Outcome outcome, AnswerLabel[] answers, Action<Call> with)
    {
        var call = await _database.AddCallAsync(with);
        await AddEpisodeAsync(call, 0, answers);
        await _database.AddAsync(new CallOutcome { CallId = call.Id, Outcome = outcome, Score = 0.9 });
        return call;
    }

    private async Task AddEpisodeAsync(Call call, int ordinal, params AnswerLabel[] answers)
    {
        await _database.AddAsync(
            Said(call, ordinal, Speaker.Client, "others are cheaper"), Said(call, ordinal + 1, Speaker.Manager, "all right then"), Found(call, ordinal),
            new Episode { CallId = call.Id, Ordinal = ordinal, Label = ObjectionLabel.PriceComparison, AnswerOrdinal = ordinal + 1 });
        foreach (var answer in answers)
            await _database.AddAsync(new EpisodeAnswer
            {
                CallId = call.Id, Ordinal = ordinal, Label = ObjectionLabel.PriceComparison, Answer = answer, Score = 0.8, AnswerOrdinal = ordinal + 1,
            });
    }
}
