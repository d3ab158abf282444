using CallCoach.Clients;
using CallCoach.Norms.Days;
using CallCoach.Outcomes;
using CallCoach.Outcomes.AgreedTimes;
using CallCoach.People;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Norms.Days;

/// <summary>What comes next on my day. It is Monday, eleven o'clock.</summary>
public sealed class NextAgreedTests : IDisposable
{
    private static readonly DateTimeOffset Now = At(11);

    private readonly TestDatabase _database = new();
    private readonly NextAgreedReader _next;

    public NextAgreedTests() => _next = new(_database, Rows.Warsaw);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task The_nearest_of_ones_own_that_has_not_passed_is_next()
    {
        var (olga, other) = (await _database.AddPersonAsync("Olga"), await _database.AddPersonAsync("Anna"));
        var arkada = new Client { Name = "Arkada" };
        await _database.AddAsync(arkada);
        await AgreeAsync(olga, 8, At(10));
        var nearest = await AgreeAsync(olga, 9, At(15), Outcome.MeetingAgreed, client: arkada.Id);
        await AgreeAsync(olga, 10, At(16));
        await AgreeAsync(other, 10, At(12));

        var next = (await _next.OfAsync(olga.Id, Now, default))!;

        (next.AgreedAt, next.Precision, next.Kind, next.ClientName, next.CallId).ShouldBe((At(15), AgreedPrecision.Hour, AgreedKind.Meeting, "Arkada", nearest));
        next.AgreedAt.Offset.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task What_names_no_hour_passes_with_its_day()
    {
        var olga = await _database.AddPersonAsync();
        await AgreeAsync(olga, -20, At(-10), precision: AgreedPrecision.DayPart);
        var today = await AgreeAsync(olga, -3, At(9), precision: AgreedPrecision.Day);
        // Of a conversation with nobody known it is not known with whom it was.
        await _database.AddCountedAsync(olga.Id, At(10), row => (row.Connected, row.Conversation) = (true, true));

        (await _next.OfAsync(olga.Id, Now, default))!.CallId.ShouldBe(today);
        (await _next.OfAsync(olga.Id, At(25), default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_later_conversation_with_the_client_replaces_it_and_a_call_that_reached_nobody_does_not()
    {
        var olga = await _database.AddPersonAsync();
        var client = new Client();
        await _database.AddAsync(client);
        var agreed = await AgreeAsync(olga, 8, At(15), client: client.Id);
        await _database.AddCountedAsync(olga.Id, At(9), row => row.ClientId = client.Id);
        (await _next.OfAsync(olga.Id, Now, default))!.CallId.ShouldBe(agreed);

        await _database.AddCountedAsync(null, At(10), row => (row.ClientId, row.Connected, row.Conversation) = (client.Id, true, true));

        (await _next.OfAsync(olga.Id, Now, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_call_that_is_moved_takes_its_agreement_along_and_one_judged_again_keeps_none_of_before()
    {
        var (olga, anna) = (await _database.AddPersonAsync("Olga"), await _database.AddPersonAsync("Anna"));
        var call = await AgreeAsync(olga, 8, At(15));

        await _database.SqlAsync($"UPDATE Calls SET PersonId = {anna.Id}");
        (await _next.OfAsync(olga.Id, Now, default)).ShouldBeNull();
        (await _next.OfAsync(anna.Id, Now, default))!.CallId.ShouldBe(call);

        await _database.SqlAsync($"UPDATE Outcomes SET AgreedAt = {At(16).ToUnixTimeMilliseconds()}");
        (await _next.OfAsync(anna.Id, Now, default))!.AgreedAt.ShouldBe(At(16));
        await _database.SqlAsync("DELETE FROM Outcomes");
        (await _database.ReadAsync(db => db.Agreements.CountAsync())).ShouldBe(0);
    }

    private async Task<long> AgreeAsync(
        Person person, int hour, DateTimeOffset agreedAt, Outcome outcome = Outcome.CallbackAgreed, AgreedPrecision precision = AgreedPrecision.Hour, long? client = null)
    {
        var counted = await _database.AddCountedAsync(person.Id, At(hour), row => (row.ClientId, row.Connected, row.Conversation, row.Result) = (client, true, true, outcome));
        await _database.AddAsync(new CallOutcome { CallId = counted.CallId, Outcome = outcome, Score = 1, AgreedAt = agreedAt, AgreedPrecision = precision });
        return counted.CallId;
    }

    private static DateTimeOffset At(int hour) => new(new DateTime(2026, 11, 23).AddHours(hour), TimeSpan.FromHours(1));
}
