using System.Globalization;
using CallCoach.Calls;
using CallCoach.Clients;
using CallCoach.Funnel;
using CallCoach.Norms;
using CallCoach.Outcomes;
using CallCoach.People;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Funnel;

public sealed class FunnelSlicesTests : IDisposable
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly Visibility Everything = Visibility.Of(AccountRole.Administrator, [], null);

    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_slice_of_every_reader_is_what_a_naive_count_of_the_calls_they_see_gives(int seed)
    {
        var calls = await ManyCallsAsync(new Random(seed));
        var people = calls.Select(call => call.Person).OfType<Person>().DistinctBy(person => person.Id).ToList();
        var (north, south) = (people.First(person => person.Name == "Anna").TeamId, people.First(person => person.Name == "Olga").TeamId);
        (Visibility Reader, long? Team)[] readers =
        [
            (Everything, null), (Everything, south), (Visibility.Of(AccountRole.Supervisor, [north], null), null),
            (Visibility.Of(AccountRole.Supervisor, [north], null), south), (Visibility.Of(AccountRole.Manager, [], people[0].Id), null),
            (Visibility.Of(AccountRole.Trainer, [south], null), null),
        ];
        foreach (var (reader, team) in readers)
            foreach (var slice in Enum.GetValues<FunnelSlice>())
            {
                var funnel = await new FunnelSlices(_database).OfAsync(slice, Monday, Monday.AddDays(2), team, reader, CancellationToken.None);

                var seen = calls.Where(call => reader.Shows(call.Person) && (team is null || call.Person?.TeamId == team))
                    .Where(call => call.Row.Day >= Monday && call.Row.Day <= Monday.AddDays(2)).ToList();
                var naive = seen.GroupBy(call => call.KeyIn(slice)).Select(group => (group.Key, Figures: Naive(group))).ToList();
                var wanted = naive.Where(row => row.Key is not null && slice switch
                {
                    FunnelSlice.New => row.Key == "new",
                    FunnelSlice.Existing => row.Key == "existing",
                    _ => true,
                }).ToList();
                funnel.Rows.Select(row => (row.Key, row.Figures)).ShouldBe(wanted.Select(row => (row.Key!, row.Figures)), ignoreOrder: true, $"{slice} of {reader} in {team}");
                funnel.Untagged.ShouldBe(naive.Where(row => row.Key is null).Select(row => row.Figures).SingleOrDefault(FunnelFigures.None));
                var isPart = slice is FunnelSlice.New or FunnelSlice.Existing;
                funnel.Total.ShouldBe(isPart ? wanted.Select(row => row.Figures).SingleOrDefault(FunnelFigures.None) : Naive(seen));
                if (slice == FunnelSlice.Managers)
                    funnel.Rows.ShouldAllBe(row => people.Single(person => person.Id.ToString(CultureInfo.InvariantCulture) == row.Key).Name == row.Name);
            }
    }

    [Fact]
    public async Task A_tag_by_hand_goes_before_the_providers_and_that_before_the_clients_and_taken_away_shows_it_again()
    {
        var client = await _database.AddAsync(new Client { Region = "client's" });
        var call = await _database.AddCountedAsync(null, Rows.Morning, row => row.ClientId = client.Id);
        var tagging = new CallTagging(_database.Writer, Clocks.System);
        (await RegionsAsync()).ShouldBe(["client's"]);

        await _database.AddAsync(new CallTag { CallId = call.CallId, Kind = TagKind.Region, Source = TagSource.Provider, Value = "provider's" });
        (await RegionsAsync()).ShouldBe(["provider's"]);
        await tagging.SetAsync(call.CallId, new(Region: "by hand", Product: "Racks"), "Olga");
        (await RegionsAsync()).ShouldBe(["by hand"]);
        (await _database.ReadAsync(db => CallTagging.OfAsync(db, call.CallId, CancellationToken.None))).Tags
            .ShouldBe([new(TagKind.Product, "Racks", TagSource.Hand, "Olga"), new(TagKind.Region, "by hand", TagSource.Hand, "Olga")]);

        await tagging.SetAsync(call.CallId, Tags.None, "Olga");
        (await RegionsAsync()).ShouldBe(["provider's"]);
    }

    private async Task<IEnumerable<string>> RegionsAsync() =>
        (await new FunnelSlices(_database).OfAsync(FunnelSlice.Regions, Monday, Monday, null, Everything, CancellationToken.None)).Rows.Select(row => row.Key);

    private static FunnelFigures Naive(IEnumerable<Told> calls)
    {
        var (dials, connected, conversations, meetings, callbacks, deals, refusals, stops) = (0, 0, 0, 0, 0, 0, 0, 0);
        foreach (var row in calls.Select(call => call.Row))
        {
            dials += row.Dial ? 1 : 0;
            connected += row.Connected ? 1 : 0;
            conversations += row.Conversation ? 1 : 0;
            meetings += row.Result == Outcome.MeetingAgreed ? 1 : 0;
            callbacks += row.Result == Outcome.CallbackAgreed ? 1 : 0;
            deals += row.Result == Outcome.DealAgreed ? 1 : 0;
            refusals += row.Result is Outcome.Refused or Outcome.DoNotCall ? 1 : 0;
            stops += row.Result == Outcome.DoNotCall ? 1 : 0;
        }
        return new(dials, connected, conversations, meetings, callbacks, deals, refusals, stops);
    }

    private async Task<List<Told>> ManyCallsAsync(Random random)
    {
        Person?[] people = [await _database.AddPersonAsync("Anna", "North"), await _database.AddPersonAsync("Jan", "North"), await _database.AddPersonAsync("Olga", "South"), null];
        var clients = new List<Client?> { null };
        for (var i = 0; i < 4; i++)
            clients.Add(await _database.AddAsync(new Client { Product = Tag(), Channel = Tag(), Audience = Tag(), Region = Tag() }));
        var calls = new List<Told>();
        for (var i = 0; i < 120; i++)
        {
            var (person, client) = (people[random.Next(4)], clients[random.Next(5)]);
            var isCounted = random.Next(10) > 0;
            var row = await _database.AddCountedAsync(person?.Id, Rows.Morning.AddHours(random.Next(96)), row =>
            {
                row.ClientId = client?.Id;
                row.Kind = isCounted ? CallKind.Person : random.Next(2) == 0 ? CallKind.Internal : CallKind.RefusedDial;
                row.Dial = isCounted && random.Next(4) > 0;
                row.Connected = isCounted && random.Next(3) > 0;
                row.Conversation = row.Connected && random.Next(2) == 0;
                row.New = isCounted && client is not null && random.Next(3) == 0;
                row.Result = row.Conversation ? Enum.GetValues<Outcome>()[random.Next(Enum.GetValues<Outcome>().Length)] : null;
            });
            var told = new Told(row, person, client, Some(), Some());
            foreach (var (source, tags) in new[] { (TagSource.Hand, told.ByHand), (TagSource.Provider, told.ByProvider) })
                foreach (var kind in Enum.GetValues<TagKind>().Where(kind => tags[kind] is not null))
                    await _database.AddAsync(new CallTag { CallId = row.CallId, Kind = kind, Source = source, Value = tags[kind]! });
            if (isCounted)
                calls.Add(told);
        }
        return calls;

        string? Tag() => random.Next(3) == 0 ? null : $"t{random.Next(3)}";

        Tags Some() => random.Next(2) == 0 ? Tags.None : new(Tag(), Tag(), Tag(), Tag());
    }

    private sealed record Told(CountedCall Row, Person? Person, Client? Client, Tags ByHand, Tags ByProvider)
    {
        public string? KeyIn(FunnelSlice slice) => slice switch
        {
            FunnelSlice.New or FunnelSlice.Existing => Client is null ? null : Row.New ? "new" : "existing",
            FunnelSlice.Managers => Person?.Id.ToString(CultureInfo.InvariantCulture),
            FunnelSlice.Products => ByHand.Product ?? ByProvider.Product ?? Client?.Product,
            FunnelSlice.Channels => ByHand.Channel ?? ByProvider.Channel ?? Client?.Channel,
            FunnelSlice.Audiences => ByHand.Audience ?? ByProvider.Audience ?? Client?.Audience,
            _ => ByHand.Region ?? ByProvider.Region ?? Client?.Region,
        };
    }
}
