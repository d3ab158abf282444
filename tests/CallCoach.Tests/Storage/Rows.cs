using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Norms;
using CallCoach.Norms.Schedules;
using CallCoach.Objections;
using CallCoach.People;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Storage;

/// <summary>Rows with everything that a test does not care about.</summary>
internal static class Rows
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static readonly Department Warsaw = new("Racks", TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw"), "pl");

    public static async Task<Person> AddPersonAsync(
        this TestDatabase database, string name = "Olga", string team = "North", int? callsPerHour = null, params string[] lines)
    {
        var known = await database.ReadAsync(db => db.Teams.SingleOrDefaultAsync(t => t.Name == team)) ?? await database.AddAsync(new Team { Name = team });
        return await database.AddAsync(new Person
        {
            Name = name,
            TeamId = known.Id,
            CallsPerHour = callsPerHour,
            Lines = [.. lines.Select(address => new Line { Address = address })],
        });
    }

    /// <summary>A call as it stands after the events of it are gathered.</summary>
    public static Task<Call> AddCallAsync(this TestDatabase database, Action<Call>? with = null)
    {
        var call = new Call
        {
            Provider = "generic",
            ProviderCallId = Guid.NewGuid().ToString("N"),
            Client = "+48600100200",
            Status = LegStatus.Completed,
            StartedAt = Morning,
            Dial = true,
        };
        with?.Invoke(call);
        return database.AddAsync(call);
    }

    /// <summary>A call that is counted so, with all it adds to the sums.</summary>
    public static async Task<CountedCall> AddCountedAsync(
        this TestDatabase database, long? personId, DateTimeOffset startedAt, Action<CountedCall>? with = null)
    {
        var call = await database.AddCallAsync(c => (c.PersonId, c.StartedAt) = (personId, startedAt));
        var row = new CountedCall
        {
            CallId = call.Id,
            PersonId = personId,
            StartedAt = startedAt,
            Day = Warsaw.DayOf(startedAt),
            HourAt = Warsaw.TimeZone.HourOf(startedAt).ToUniversalTime(),
            Dial = true,
        };
        with?.Invoke(row);
        await database.Writer.WriteAsync(session =>
        {
            var changes = new TallyChanges();
            CountedRows.Write(session, row);
            changes.Add(before: null, row);
            changes.Write(session);
            return ValueTask.FromResult(true);
        });
        return row;
    }

    /// <summary>A call with a job that waits at a stage.</summary>
    public static async Task<Call> AddJobAsync(this TestDatabase database, Stage stage, DateTimeOffset due)
    {
        var call = await database.AddCallAsync();
        await database.AddAsync(new Job { CallId = call.Id, Stage = stage, Revision = 1, NextAttemptAt = due });
        return call;
    }

    public static Task<Job> JobAsync(this TestDatabase database, long callId) => database.ReadAsync(db => db.Jobs.SingleAsync(j => j.CallId == callId));

    public static Task<Call> CallAsync(this TestDatabase database, long callId) => database.ReadAsync(db => db.Calls.SingleAsync(c => c.Id == callId));

    public static Task<Recording> RecordingAsync(this TestDatabase database, long callId) =>
        database.ReadAsync(db => db.Recordings.SingleAsync(r => r.CallId == callId));

    public static Utterance Said(Call call, int ordinal, Speaker speaker, string text) =>
        new() { CallId = call.Id, Ordinal = ordinal, Speaker = speaker, Start = ordinal, End = ordinal + 1, Text = text };

    public static FoundObjection Found(Call call, int ordinal, ObjectionLabel label = ObjectionLabel.PriceComparison, double score = 0.9) =>
        new() { CallId = call.Id, Ordinal = ordinal, Label = label, Score = score };
}
