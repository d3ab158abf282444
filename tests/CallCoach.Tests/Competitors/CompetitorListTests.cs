using CallCoach.Calls;
using CallCoach.Competitors;
using CallCoach.Competitors.Prices;
using CallCoach.Objections;
using CallCoach.People;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CallCoach.Tests.Storage.Rows;

namespace CallCoach.Tests.Competitors;

public sealed class CompetitorListTests : IDisposable
{
    private static readonly Clocks AtNoon = new(new SetClock(Morning.AddHours(3)), TimeProvider.System);

    private readonly TestDatabase _database = new();
    private readonly CallMentions _mentions = new();
    private readonly CompetitorList _list;
    private readonly MentionSearch _search;

    public CompetitorListTests()
    {
        _list = new(_database, _database.Writer, AtNoon);
        _search = new(_database, _database.Writer, _mentions, AtNoon, NullLogger<MentionSearch>.Instance);
    }

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("", ListVerdict.Refused)]
    [InlineData("   ", ListVerdict.Refused)]
    [InlineData("Я", ListVerdict.Refused)]
    [InlineData("!!!", ListVerdict.Refused)]
    [InlineData("стеллаж про", ListVerdict.Taken)]
    [InlineData("STELAZ", ListVerdict.Taken)]
    [InlineData("Metalux", ListVerdict.Done)]
    [InlineData("3M", ListVerdict.Done)]
    public async Task A_name_is_taken_when_it_can_be_found_and_is_nobody_elses(string name, ListVerdict expected)
    {
        await AddAsync("Стеллаж-Про", "Stelaż");

        (await _list.SaveAsync(null, new(name, []), default)).Verdict.ShouldBe(expected);
    }

    [Fact]
    public async Task Spellings_are_kept_once_and_neither_too_many_nor_too_short()
    {
        var added = (await _list.SaveAsync(null, new(" Metalux ", ["metal lux", "METALLUX", "", "Metalux", "Металюкс"]), default)).Competitor!;

        (added.Name, string.Join(", ", added.Spellings)).ShouldBe(("Metalux", "metal lux, Металюкс"));
        (await _list.SaveAsync(null, new("Other", ["x"]), default)).Verdict.ShouldBe(ListVerdict.Refused);
        (await _list.SaveAsync(null, new("Other", [.. Enumerable.Range(0, 21).Select(i => $"other {i}")]), default)).Verdict.ShouldBe(ListVerdict.Refused);
        (await _list.SaveAsync(99, new("Other", []), default)).Verdict.ShouldBe(ListVerdict.Unknown);
        (await _list.SaveAsync(added.Id, new("Metalux", ["Meta"]), default)).Competitor!.Spellings.ShouldBe(["Meta"]);
    }

    [Fact]
    public async Task The_list_holds_two_hundred_with_twenty_spellings_each_and_finds_every_one()
    {
        var names = Enumerable.Range(0, 200).Select(number => Enumerable.Range(0, 20).Select(spelling => Invented((number * 20) + spelling)).ToList()).ToList();
        var competitors = names.ConvertAll(spellings => new Competitor { Name = spellings[0], Spellings = [.. spellings.Skip(1)] });
        await _database.AddAsync(competitors[0], [.. competitors.Skip(1).SkipLast(1)]);
        (await _list.SaveAsync(null, new(competitors[^1].Name, competitors[^1].Spellings), default)).Reason.ShouldBeNull();
        (await _list.SaveAsync(null, new("One too many", []), default)).Verdict.ShouldBe(ListVerdict.Refused);

        var call = await CallAsync([.. names.Select(spellings => $"we know {spellings[19]} already")]);
        await SearchAsync();

        (await MentionsAsync(call)).Select(m => (m.Ordinal, m.CompetitorId)).ShouldBe(Enumerable.Range(0, 200).Select(i => (i, (long?)i + 1)));
    }

    [Theory]
    [InlineData("ai said no", "AI", true)]
    [InlineData("they said no", "AI", false)]
    [InlineData("i said no", "AI", false)]
    [InlineData("мы брали в оби", "OBI", true)]
    [InlineData("або дешевше", "OBI", false)]
    public void A_very_short_name_is_found_only_as_it_is(string text, string name, bool isFound)
    {
        var found = new List<FoundMention>();
        new MentionFinder([new(1, [name])]).Find(text, ofManager: false, isComparison: false, found);

        found.Count.ShouldBe(isFound ? 1 : 0);
    }

    [Fact]
    public async Task A_new_name_is_found_in_the_calls_of_the_last_90_days_the_newest_first_and_in_small_steps()
    {
        var old = await CallAsync(["у Металюкса на десять процентов дешевле"], Morning.AddDays(-91));
        var calls = new List<Call>();
        for (var i = 0; i < 25; i++)
            calls.Add(await CallAsync(["у Металюкса на десять процентов дешевле"], Morning.AddDays(-i)));
        await AddAsync("Metalux");

        (await _search.SearchSomeAsync(default)).ShouldBeTrue();
        (await _database.ReadAsync(db => db.Mentions.Select(m => m.CallId).OrderByDescending(id => id).ToListAsync()))
            .ShouldBe(calls.Select(call => call.Id).OrderDescending().Take(10));
        await SearchAsync();

        (await _database.ReadAsync(db => db.Mentions.CountAsync())).ShouldBe(25);
        (await MentionsAsync(old)).ShouldBeEmpty();
        (await _search.SearchSomeAsync(default)).ShouldBeFalse();
        (await _database.ReadAsync(db => db.Alerts.CountAsync())).ShouldBe(0);
        var mention = (await MentionsAsync(calls[0])).ShouldHaveSingleItem();
        (mention.Start, mention.Length, mention.Direction, mention.Amount, mention.Unit).ShouldBe((2, 9, PriceDirection.Cheaper, 10, AmountUnit.Percent));
    }

    [Fact]
    public async Task A_search_that_was_broken_off_goes_on_where_it_stood_and_a_later_change_begins_it_anew()
    {
        for (var i = 0; i < 15; i++)
            await CallAsync(["metalux and domolux"]);
        await AddAsync("Metalux");
        await _search.SearchSomeAsync(default);

        var restarted = new MentionSearch(_database, _database.Writer, new(), AtNoon, NullLogger<MentionSearch>.Instance);
        (await restarted.SearchSomeAsync(default)).ShouldBeFalse();
        (await _database.ReadAsync(db => db.Mentions.CountAsync())).ShouldBe(15);

        await AddAsync("Domolux");
        await SearchAsync();
        (await _database.ReadAsync(db => db.Mentions.CountAsync())).ShouldBe(30);
    }

    [Fact]
    public async Task A_competitor_taken_off_the_list_takes_its_mentions_along_and_leaves_comparisons_without_a_name()
    {
        var call = await CallAsync(["metalux is ten percent cheaper"]);
        await _database.AddAsync(Found(call, 0));
        var metalux = await AddAsync("Metalux");
        await SearchAsync();
        (await MentionsAsync(call)).ShouldHaveSingleItem().CompetitorId.ShouldBe(metalux.Id);

        (await _list.RemoveAsync(metalux.Id, default)).ShouldBeTrue();
        (await MentionsAsync(call)).ShouldBeEmpty();
        (await _list.RemoveAsync(metalux.Id, default)).ShouldBeFalse();
        await SearchAsync();

        (await MentionsAsync(call)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            m => m.CompetitorId.ShouldBeNull(), m => (m.Direction, m.Amount, m.Unit).ShouldBe((PriceDirection.Cheaper, 10, AmountUnit.Percent)));
    }

    [Fact]
    public async Task What_was_searched_by_an_older_list_or_another_text_is_searched_again_before_it_is_saved()
    {
        var call = await CallAsync(["metalux and domolux"]);
        await AddAsync("Metalux");
        await using var db = _database.CreateDbContext();
        var searched = await _mentions.FindAsync(db, call.Id, new HashSet<int>(), default);
        await AddAsync("Domolux");
        await SaveAsync(searched);
        (await MentionsAsync(call)).Count.ShouldBe(2);

        searched = await _mentions.FindAsync(db, call.Id, new HashSet<int>(), default);
        await _database.SqlAsync("UPDATE Utterances SET Text = 'nobody'");
        await SaveAsync(searched);
        (await MentionsAsync(call)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Counts_have_the_median_difference_and_the_moments_and_only_what_may_be_seen()
    {
        var olga = await _database.AddPersonAsync();
        var jan = await _database.AddPersonAsync("Jan", "South");
        await CallAsync(["metalux is ten percent cheaper", "metalux is half the price", "metalux is twenty percent dearer", "we know metalux"], person: olga);
        await CallAsync(["metalux is ninety percent cheaper"], person: jan);
        await AddAsync("Metalux");
        await SearchAsync();
        var trainer = Visibility.Of(AccountRole.Trainer, [olga.TeamId], null);

        var count = (await new MentionCounts(_database).CountAsync(trainer, Morning.AddDays(-1), Morning.AddDays(1), default)).ShouldHaveSingleItem();

        (count.Competitor!.Name, count.Mentions, count.Calls, count.Cheaper, count.Dearer, count.Measured).ShouldBe(("Metalux", 4, 1, 2, 1, 3));
        count.MedianPercent.ShouldBe(-10);
        count.Moments.Select(moment => (moment.Mention.Ordinal, moment.Start)).ShouldBe([(0, 0), (1, 1), (2, 2), (3, 3)]);
        (await new MentionCounts(_database).CountAsync(trainer, Morning.AddDays(1), Morning.AddDays(2), default)).ShouldBeEmpty();
    }

    private static string Invented(int number)
    {
        const string consonants = "bdgklmnprstvz";
        const string vowels = "aeiou";
        var name = "";
        for (var rest = (number * 7919) + 40_000_003; rest > 0; rest /= 65)
            name += $"{consonants[rest % 13]}{vowels[rest / 13 % 5]}";
        return name + "ks";
    }

    private async Task<Competitor> AddAsync(string name, params string[] spellings) => (await _list.SaveAsync(null, new(name, spellings), default)).Competitor!;

    private async Task<Call> CallAsync(IReadOnlyList<string> said, DateTimeOffset? at = null, Person? person = null)
    {
        var call = await _database.AddCallAsync(c => (c.StartedAt, c.PersonId) = (at ?? Morning, person?.Id));
        await _database.AddAsync(Said(call, 0, Speaker.Client, said[0]), [.. said.Skip(1).Select((text, i) => Said(call, i + 1, Speaker.Client, text))]);
        return call;
    }

    private async Task SearchAsync()
    {
        while (await _search.SearchSomeAsync(default))
            continue;
    }

    private async Task SaveAsync(SearchedCall searched)
    {
        await using var db = _database.CreateDbContext();
        await _database.Writer.WriteAsync(db, async _ =>
        {
            await _mentions.ReplaceAsync(db, searched, searched.Comparisons, default);
            return true;
        });
    }

    private Task<List<Mention>> MentionsAsync(Call call) =>
        _database.ReadAsync(db => db.Mentions.Where(m => m.CallId == call.Id).OrderBy(m => m.Ordinal).ThenBy(m => m.Start).ToListAsync());
}
