using CallCoach.Calls;
using CallCoach.Library;
using CallCoach.Objections;
using CallCoach.People;
using CallCoach.Tests.Storage;
using static CallCoach.Tests.Storage.Rows;

namespace CallCoach.Tests.Library;

public sealed class ExamplesTests : IDisposable
{
    private static readonly Visibility Everything = Visibility.Of(AccountRole.Administrator, [], null);

    private readonly TestDatabase _database = new();
    private readonly Examples _examples;

    public ExamplesTests() => _examples = new(_database);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task An_example_is_the_objection_with_what_the_manager_said_next()
    {
        var olga = await _database.AddPersonAsync("Olga");
        var call = await _database.AddCallAsync(c => c.PersonId = olga.Id);
        await _database.AddAsync(
            Said(call, 0, Speaker.Manager, "good morning"), Said(call, 1, Speaker.Client, "others are cheaper"), Said(call, 2, Speaker.Client, "much cheaper"),
            Said(call, 3, Speaker.Manager, "what do they offer"), Said(call, 4, Speaker.Manager, "and delivery"), Found(call, 1, score: 0.8));

        var example = (await FindAsync()).ShouldHaveSingleItem();

        (example.Utterance.Text, example.Answer?.Text, example.Objection.Score).ShouldBe(("others are cheaper", "what do they offer", 0.8));
        (example.Call.Id, example.Manager?.Name, example.HasRecording).ShouldBe((call.Id, "Olga", false));
    }

    [Fact]
    public async Task An_objection_that_ended_the_call_has_no_answer()
    {
        await AddExampleAsync("others are cheaper");

        (await FindAsync()).ShouldHaveSingleItem().Answer.ShouldBeNull();
    }

    [Fact]
    public async Task Only_a_kept_recording_can_be_heard()
    {
        var (kept, waiting) = (await AddExampleAsync("kept"), await AddExampleAsync("waiting"));
        await _database.AddAsync(
            new Recording { CallId = kept.Id, ProviderRecordingId = "1", State = RecordingState.Ready },
            new Recording { CallId = waiting.Id, ProviderRecordingId = "2", State = RecordingState.Waiting });

        (await FindAsync()).Select(e => (e.Utterance.Text, e.HasRecording)).ShouldBe([("waiting", false), ("kept", true)]);
    }

    [Fact]
    public async Task A_page_never_ends_inside_a_call()
    {
        var call = await _database.AddCallAsync();
        await _database.AddAsync(
            Said(call, 0, Speaker.Client, "others are cheaper"), Said(call, 1, Speaker.Client, "much cheaper"), Found(call, 0), Found(call, 1));

        var page = await _examples.FindAsync(Everything, null, null, null, limit: 1, default);

        page.Select(e => e.Utterance.Text).ShouldBe(["others are cheaper", "much cheaper"]);
    }

    [Fact]
    public async Task Label_and_language_narrow_the_search()
    {
        await AddExampleAsync("cheaper elsewhere");
        await AddExampleAsync("taniej gdzie indziej", language: "pl");
        await AddExampleAsync("who are you", ObjectionLabel.Distrust);

        (await FindAsync(ObjectionLabel.PriceComparison)).Select(e => e.Utterance.Text).ShouldBe(["taniej gdzie indziej", "cheaper elsewhere"]);
        (await FindAsync(language: "en")).Select(e => e.Utterance.Text).ShouldBe(["who are you", "cheaper elsewhere"]);
        (await FindAsync(ObjectionLabel.Distrust, "pl")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_finds_or_counts_examples_of_calls_that_are_not_theirs_to_see()
    {
        var olga = await _database.AddPersonAsync("Olga", "North");
        var jan = await _database.AddPersonAsync("Jan", "South");
        await AddExampleAsync("north", person: olga);
        await AddExampleAsync("south", person: jan);
        await AddExampleAsync("nobody's");
        var trainer = Visibility.Of(AccountRole.Trainer, [olga.TeamId], null);

        (await _examples.FindAsync(trainer, null, null, null, 10, default)).ShouldHaveSingleItem().Utterance.Text.ShouldBe("north");
        (await _examples.CountAsync(trainer, default)).ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Counts_are_by_label_and_language()
    {
        await AddExampleAsync("1");
        await AddExampleAsync("2");
        await AddExampleAsync("3", language: "pl");
        await AddExampleAsync("4", ObjectionLabel.Distrust);

        (await _examples.CountAsync(Everything, default)).ShouldBe(
            [new(ObjectionLabel.PriceComparison, "en", 2), new(ObjectionLabel.PriceComparison, "pl", 1), new(ObjectionLabel.Distrust, "en", 1)],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Page_after_page_goes_from_the_newest_call_to_the_oldest()
    {
        foreach (var text in new[] { "first", "second", "third" })
            await AddExampleAsync(text);

        var page = await _examples.FindAsync(Everything, null, null, null, 2, default);
        page.Select(e => e.Utterance.Text).ShouldBe(["third", "second"]);

        var next = await _examples.FindAsync(Everything, null, null, page[^1].Call.Id, 2, default);
        next.ShouldHaveSingleItem().Utterance.Text.ShouldBe("first");
    }

    private Task<IReadOnlyList<Example>> FindAsync(ObjectionLabel? label = null, string? language = null) =>
        _examples.FindAsync(Everything, label, language, null, 10, CancellationToken.None);

    private async Task<Call> AddExampleAsync(
        string text, ObjectionLabel label = ObjectionLabel.PriceComparison, string language = "en", Person? person = null)
    {
        var call = await _database.AddCallAsync(c => (c.Language, c.PersonId) = (language, person?.Id));
        await _database.AddAsync(Said(call, 0, Speaker.Client, text), Found(call, 0, label));
        return call;
    }
}
