using System.Data.Common;
using CallCoach.Norms.Plans;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Norms;

/// <summary>
/// Reads what the calls of hours, days, weeks and months add up to, person by person; 0 stands for lines that belong to nobody. It
/// goes to the database by itself: whoever makes objects of a thousand rows by way of a model keeps the wall screen waiting.
/// </summary>
public sealed class Tallies(IDbContextFactory<CallCoachDb> databases, Department department)
{
    private const string Columns =
        "Calls, Inbound, Dials, Connected, Conversations, Meetings, Callbacks, Deals, Refusals, DoNotCalls, NewDials, NewConversations, TalkSeconds";

    /// <summary>Everybody's day, week or month; who has no call is not in it.</summary>
    /// <param name="span">Not an hour.</param>
    /// <param name="start">Any day of it.</param>
    public async Task<IReadOnlyDictionary<long, Tally>> OfAllAsync(Span span, DateOnly start, CancellationToken cancel)
    {
        var all = new Dictionary<long, Tally>();
        await ReadAsync(
            $"SELECT {Columns}, PersonId FROM Tallies WHERE Span = $span AND Start = $start",
            row => all.Add(row.GetInt64(13), TallyOf(row)), cancel,
            ("$span", Spans.NameOf(span)), ("$start", TallyKey.Number(Spans.StartOf(span, start))));
        return all;
    }

    /// <summary>The hours of one person's working day in which there were calls, in order.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset HourAt, Tally Tally)>> HoursAsync(long personId, DateOnly day, CancellationToken cancel) =>
        [.. (await HoursAsync(day, personId, cancel))[personId]];

    /// <summary>The hours of everybody's working day in which there were calls, in order.</summary>
    public Task<ILookup<long, (DateTimeOffset HourAt, Tally Tally)>> HoursOfAllAsync(DateOnly day, CancellationToken cancel) =>
        HoursAsync(day, personId: null, cancel);

    /// <summary>What the hours of these people's working day brought, in order, those without a conversation left out; who has none is not in it.</summary>
    public async Task<IReadOnlyDictionary<long, List<HourResults>>> ResultsOfAsync(IReadOnlySet<long> people, DateOnly day, CancellationToken cancel)
    {
        var nights = await NightsAsync(cancel);
        var (from, to) = InstantsOf(day, nights);
        var results = new Dictionary<long, List<HourResults>>();
        await ReadAsync(
            "SELECT PersonId, Start, Conversations, Refusals FROM Tallies WHERE Span = 'hour' AND Start >= $from AND Start < $to AND Conversations > 0 ORDER BY Start",
            row => Add(row, row.GetInt64(0)), cancel, ("$from", from), ("$to", to));
        return results;

        void Add(DbDataReader row, long person)
        {
            if (!people.Contains(person))
                return;
            var hourAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1));
            if (nights.DayOf(person, hourAt) != day)
                return;
            if (!results.TryGetValue(person, out var hours))
                results.Add(person, hours = []);
            hours.Add(new(hourAt, row.GetInt32(2), row.GetInt32(3)));
        }
    }

    /// <summary>One person's days, weeks or months, in order, those without a call left out.</summary>
    /// <param name="personId">0 for lines of nobody.</param>
    /// <param name="span">Not an hour.</param>
    /// <param name="first">Any day of the first.</param>
    /// <param name="last">Any day of the last.</param>
    public async Task<IReadOnlyList<(DateOnly Start, Tally Tally)>> OfPersonAsync(
        long personId, Span span, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var periods = new List<(DateOnly, Tally)>();
        await ReadAsync(
            $"SELECT {Columns}, Start FROM Tallies WHERE PersonId = $person AND Span = $span AND Start BETWEEN $first AND $last ORDER BY Start",
            row => periods.Add((TallyKey.Day(row.GetInt64(13)), TallyOf(row))), cancel,
            ("$person", personId), ("$span", Spans.NameOf(span)),
            ("$first", TallyKey.Number(Spans.StartOf(span, first))), ("$last", TallyKey.Number(Spans.StartOf(span, last))));
        return periods;
    }

    private async Task<ILookup<long, (DateTimeOffset HourAt, Tally Tally)>> HoursAsync(DateOnly day, long? personId, CancellationToken cancel)
    {
        var nights = await NightsAsync(cancel);
        var (from, to) = InstantsOf(day, nights);
        var hours = new List<(long PersonId, DateTimeOffset HourAt, Tally Tally)>();
        await ReadAsync(
            $"SELECT {Columns}, PersonId, Start FROM Tallies WHERE Span = 'hour' AND Start >= $from AND Start < $to{(personId is null ? "" : " AND PersonId = $person")} ORDER BY Start",
            row => hours.Add((row.GetInt64(13), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(14)), TallyOf(row))), cancel,
            ("$from", from), ("$to", to), ("$person", personId ?? 0));
        return hours.Where(hour => nights.DayOf(hour.PersonId, hour.HourAt) == day).ToLookup(hour => hour.PersonId, hour => (hour.HourAt, hour.Tally));
    }

    private async Task<NightShifts> NightsAsync(CancellationToken cancel)
    {
        var shifts = new List<(long, long, TimeOnly)>();
        await ReadAsync(NightShifts.Sql, row => shifts.Add((row.GetInt64(0), row.GetInt64(1), NightShifts.Time(row.GetString(2)))), cancel);
        return new(department, shifts);
    }

    /// <summary>All instants that may belong to a working day, in Unix milliseconds.</summary>
    private (long From, long To) InstantsOf(DateOnly day, NightShifts nights) => (
        department.StartOf(day).ToUnixTimeMilliseconds(), department.StartOf(day.AddDays(nights.AreNone ? 1 : 2)).ToUnixTimeMilliseconds());

    private async Task ReadAsync(string sql, Action<DbDataReader> read, CancellationToken cancel, params (string Name, object Value)[] values)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        // SQLite reads on the calling thread in any case; its asynchronous methods only cost.
        using var reader = command.ExecuteReader();
        while (reader.Read())
            read(reader);
    }

    private static Tally TallyOf(DbDataReader row) => new(
        row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7),
        row.GetInt32(8), row.GetInt32(9), row.GetInt32(10), row.GetInt32(11), row.GetInt32(12));
}
