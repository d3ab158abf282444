using CallCoach.Calls;
using CallCoach.Captions;
using CallCoach.Live;
using CallCoach.Norms;
using CallCoach.People;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Captions;

public sealed class StreamFinderTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly TestDatabase _database = new();
    private readonly Clocks _clocks = new(new FakeTimeProvider(Rows.Morning), TimeProvider.System);

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(HeardFirst.Watched | HeardFirst.New, true, ManagerRole.Closer, 400, true)]
    [InlineData(HeardFirst.Watched | HeardFirst.New, false, ManagerRole.Hunter, 400, false)]
    [InlineData(HeardFirst.Watched | HeardFirst.New, false, ManagerRole.Hunter, 3, true)]
    [InlineData(HeardFirst.Watched | HeardFirst.New, false, ManagerRole.Closer, 3, false)]
    [InlineData(HeardFirst.Watched, false, ManagerRole.Hunter, 3, false)]
    [InlineData(HeardFirst.New, true, ManagerRole.Closer, 3, false)]
    [InlineData(HeardFirst.Nobody, true, ManagerRole.Hunter, 3, false)]
    public async Task Marked_managers_and_new_hunters_are_heard_first_as_the_setting_says(
        HeardFirst first, bool isMarked, ManagerRole role, int daysSinceFirstCall, bool isFirst)
    {
        var olga = await _database.AddPersonAsync();
        await _database.ChangeAsync(async db =>
        {
            var person = (await db.People.FindAsync(olga.Id))!;
            (person.HeardFirst, person.Role) = (isMarked, role);
        });
        var call = await _database.AddCallAsync(one => (one.Provider, one.Line, one.PersonId) = ("twilio", "client:olga", olga.Id));
        await _database.AddAsync(
            new CallLeg { Provider = "twilio", LegId = "CA1", CallId = call.Id },
            new CountedCall { CallId = call.Id, PersonId = olga.Id, Day = Today.AddDays(-daysSinceFirstCall) });

        var found = await FindAsync(new() { First = first });

        found.ShouldNotBeNull().IsFirst.ShouldBe(isFirst);
    }

    [Fact]
    public async Task A_stream_whose_call_does_not_come_in_time_is_given_up() =>
        (await FindAsync(new() { PatienceWithCall = TimeSpan.Zero })).ShouldBeNull();

    private async Task<HeardStream?> FindAsync(HearingSettings settings)
    {
        var finder = new StreamFinder(_database, settings, Rows.Warsaw, _clocks, NullLogger<StreamFinder>.Instance);
        return await finder.FindAsync(new LiveCalls(_clocks).Begin(new("twilio", "CA1", "MZ1", Speaker.Manager)), CancellationToken.None);
    }
}
