using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Tests.Storage;
using static CallCoach.Tests.Storage.Rows;

namespace CallCoach.Tests.Objections;

public sealed class CorrectedTextsTests : IDisposable
{
    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_corrected_utterance_is_learnt_with_every_label_that_holds_there()
    {
        var call = await _database.AddCallAsync(c => c.Language = "pl");
        await _database.AddAsync(
            Said(call, 0, Speaker.Client, "za drogo, i nie mam czasu"), Said(call, 1, Speaker.Client, "nikt tego nie poprawiał"),
            Found(call, 0, ObjectionLabel.NoTime), CorrectionRules.Said(call.Id, 0, ObjectionLabel.TooExpensive), Found(call, 1),
            Correct(call, 0, "za drogo, i nie mam czasu", ObjectionLabel.TooExpensive, holds: true),
            Correct(call, 0, "za drogo, i nie mam czasu", ObjectionLabel.PriceComparison, holds: false));

        var text = (await ReadAsync()).ShouldHaveSingleItem();

        (text.Language, text.Text).ShouldBe(("pl", "za drogo, i nie mam czasu"));
        text.Labels.ShouldBe([ObjectionLabel.TooExpensive, ObjectionLabel.NoTime]);
        text.Corrected.ShouldBe([ObjectionLabel.PriceComparison, ObjectionLabel.TooExpensive]);
    }

    [Fact]
    public async Task An_utterance_of_which_nothing_is_left_is_learnt_as_neutral()
    {
        var call = await _database.AddCallAsync(c => c.Language = "en");
        await _database.AddAsync(Said(call, 4, Speaker.Client, "what does it cost"), Correct(call, 4, "what does it cost", ObjectionLabel.TooExpensive, holds: false));

        (await ReadAsync()).ShouldHaveSingleItem().Labels.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_manager_said_just_before_is_learnt_with_it_and_what_the_client_said_is_not()
    {
        var call = await _database.AddCallAsync(c => c.Language = "en");
        await _database.AddAsync(
            Said(call, 0, Speaker.Manager, "is our price all right for you"), Said(call, 1, Speaker.Client, "no"), Said(call, 2, Speaker.Client, "not really"),
            Correct(call, 1, "no", ObjectionLabel.TooExpensive, holds: false), Correct(call, 2, "not really", ObjectionLabel.TooExpensive, holds: false));

        (await ReadAsync()).Select(text => text.Before).ShouldBe(["is our price all right for you", null]);
    }

    [Fact]
    public async Task What_no_longer_stands_or_has_no_place_teaches_nothing()
    {
        var call = await _database.AddCallAsync(c => c.Language = "en");
        var takenBack = Correct(call, 0, "hm", ObjectionLabel.Terms, holds: true);
        takenBack.State = CorrectionState.TakenBack;
        var unplaced = Correct(call, 0, "other words", ObjectionLabel.Terms, holds: true);
        unplaced.Ordinal = null;
        await _database.AddAsync(Said(call, 0, Speaker.Client, "hm"), takenBack, unplaced, Correct(call, 0, "words of an older transcript", ObjectionLabel.Terms, holds: true));

        (await ReadAsync()).ShouldBeEmpty();
    }

    private Task<IReadOnlyList<CorrectedText>> ReadAsync() => _database.ReadAsync(db => CorrectedTexts.ReadAsync(db, CancellationToken.None));

    private static Correction Correct(Call call, int ordinal, string text, ObjectionLabel label, bool holds) => new()
    {
        CallId = call.Id,
        Ordinal = ordinal,
        Label = label,
        Holds = holds,
        Text = text,
        Start = ordinal,
        AccountName = "Olga",
    };
}
