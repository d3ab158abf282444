using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Storage;

public sealed class VisibleCallsTests : IDisposable
{
    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_query_shows_exactly_the_calls_whose_manager_the_visibility_shows()
    {
        var olga = await _database.AddPersonAsync("Olga", "North");
        var jan = await _database.AddPersonAsync("Jan", "South");
        foreach (var person in new long?[] { olga.Id, jan.Id, null })
            await _database.AddCallAsync(c => c.PersonId = person);

        foreach (var role in Enum.GetValues<AccountRole>())
        {
            foreach (var (teams, own) in new (long[], long?)[] { ([], null), ([olga.TeamId], null), ([olga.TeamId, jan.TeamId], jan.Id), ([], olga.Id) })
            {
                var visibility = Visibility.Of(role, teams, own);
                var visible = await _database.ReadAsync(db => db.Calls.VisibleTo(visibility).Select(c => c.PersonId).ToListAsync());
                var expected = new[] { olga, jan, null }.Where(visibility.Shows).Select(p => p?.Id);
                visible.ShouldBe(expected, ignoreOrder: true, $"{role} of teams [{string.Join(',', teams)}], person {own}");
            }
        }
    }
}
