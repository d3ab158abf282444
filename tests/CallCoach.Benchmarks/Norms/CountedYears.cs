using CallCoach.Calls;
using CallCoach.Norms;
using CallCoach.Norms.Days;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Benchmarks.Norms;

/// <summary>
/// Three years of a department of 1,000 managers on a database of its own: calls, what they count as, and what they add up to. It is
/// two in the afternoon, every manager has made as many calls today, whatever the number of calls, and for every third so many
/// clients refused that more is asked of them: a wall screen shows as much with few as with many.
/// </summary>
internal sealed class CountedYears : IDbContextFactory<CallCoachDb>, IAsyncDisposable
{
    public const int Managers = 1_000;

    public const int DialsToday = 36;

    private const int Days = 3 * 365;
    private const int CallsToday = DialsToday * Managers;
    private const int MillisecondsToday = 5 * 3_600_000;
    private const int Clients = 250_000;
    private const double BehindShare = 0.8;

    private static readonly DateTimeOffset LastMidnight = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("callcoach-bench-");
    private readonly DbContextOptions<CallCoachDb> _options;

    private CountedYears()
    {
        var builder = new DbContextOptionsBuilder<CallCoachDb>();
        builder.UseCallCoachSqlite(Path.Combine(_folder.FullName, "callcoach.db"), "__Migrations");
        _options = builder.Options;
        Writer = new(this, NullLogger<DatabaseWriter>.Instance);
        var tallies = new Tallies(this, Department);
        var clocks = new Clocks(new Afternoon(), TimeProvider.System);
        var days = new ManagerDays(new(this, Department), tallies);
        (Board, MyDay) = (new(days, Department, new(BehindShare), clocks), new(days, tallies, new(this, Department), this, Department, clocks));
    }

    public static Department Department { get; } = new("Bench", TimeZoneInfo.Utc, "en");

    public DatabaseWriter Writer { get; }

    public BoardReader Board { get; }

    public MyDayReader MyDay { get; }

    /// <param name="calls">At least today's.</param>
    public static async Task<CountedYears> MakeAsync(long calls, CancellationToken cancel)
    {
        var years = new CountedYears();
        await using var db = years.CreateDbContext();
        await Database.MigrateAsync(db, cancel);
        db.Database.SetCommandTimeout(TimeSpan.FromHours(2));
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY", cancel);
        await db.Database.ExecuteSqlRawAsync("INSERT INTO Teams (Id, Name) VALUES (1, 'Bench')", cancel);
        await FillAsync(db, Math.Max(1, calls - CallsToday), cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size = -2000", cancel);
        return years;
    }

    private static async Task FillAsync(CallCoachDb db, long before, CancellationToken cancel)
    {
        var midnight = LastMidnight.ToUnixTimeMilliseconds();
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Managers})
            INSERT INTO People (Id, Name, TeamId, Role, CallsPerHour, WorkdayStart, WorkdayEnd) SELECT i, 'Manager ' || i, 1, 'Hunter', 15, '09:00:00', '18:00:00' FROM n
            """, cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {before + CallsToday - 1})
            INSERT INTO Calls (Id, Provider, ProviderCallId, Direction, Line, Client, PersonId, Status, StartedAt, TalkSeconds, Dial, Connected)
            SELECT i + 1, 'bench', i, 'Outbound', '', '+48' || (600000000 + i * 7919 % {Clients}), i % {Managers} + 1, 'Completed',
              CASE WHEN i >= {before} THEN {midnight} + 32400000 + (i - {before}) * {MillisecondsToday} / {CallsToday}
                ELSE {midnight} - 86400000 * ({Days} - i * {Days} / {before}) + 32400000 + (i * 7907 % 32400) * 1000 END,
              i % 90, 1, i / {Managers} % 2
            FROM n
            """, cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO CountedCalls
            SELECT Id, PersonId, NULL, StartedAt, date(StartedAt / 1000, 'unixepoch'), StartedAt - StartedAt % 3600000, CASE Connected WHEN 1 THEN 'Person' ELSE 'NoAnswer' END,
              0, 1, Connected, Connected AND TalkSeconds >= 30, 0,
              CASE WHEN NOT Connected OR TalkSeconds < 30 THEN NULL WHEN PersonId % 3 = 0 THEN 'Refused' WHEN TalkSeconds >= 80 THEN 'MeetingAgreed' END,
              CASE WHEN NOT Connected THEN 'NotConnected' WHEN TalkSeconds >= 30 THEN 'LegLongEnough' ELSE 'LegTooShort' END, NULL, TalkSeconds, 1
            FROM Calls
            """, cancel);
        foreach (var (span, start) in new[]
        {
            ("hour", "HourAt"), ("day", "CAST(strftime('%Y%m%d', Day) AS INTEGER)"), ("week", "CAST(strftime('%Y%m%d', Day, 'weekday 0', '-6 days') AS INTEGER)"),
            ("month", "CAST(strftime('%Y%m01', Day) AS INTEGER)"),
        })
        {
            var sums =
                $"""
                INSERT INTO Tallies
                SELECT '{span}', {start} AS Start, PersonId, count(*), sum(Inbound), sum(Dial), sum(Connected), sum(Conversation),
                  count(CASE Result WHEN 'MeetingAgreed' THEN 1 END), 0, 0, count(CASE Result WHEN 'Refused' THEN 1 END), 0, 0, 0,
                  sum(CASE WHEN Connected THEN TalkSeconds ELSE 0 END)
                FROM CountedCalls GROUP BY 2, PersonId
                """;
            await db.Database.ExecuteSqlRawAsync(sums, cancel);
        }
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }

    /// <summary>Facts of calls of a past week that were never seen, whose rows in Calls are written in the same transaction.</summary>
    public static CallFacts Enter(WriteSession session, int number)
    {
        var facts = new CallFacts
        {
            CallId = 0,
            PersonId = (number % Managers) + 1,
            Client = $"+4870{number * 31 % 400_000:D7}",
            StartedAt = LastMidnight.AddDays(-7).AddHours(9).AddSeconds(number),
            Status = LegStatus.Completed,
            TalkSeconds = number % 90,
            Dial = true,
            Connected = true,
        };
        var id = session.Number(
            """
            INSERT INTO Calls (Provider, ProviderCallId, Direction, Line, Client, PersonId, Status, StartedAt, TalkSeconds, Dial, Connected)
            VALUES ('import', $id, 'Outbound', '', $client, $person, 'Completed', $at, $talk, 1, 1) RETURNING Id
            """,
            ("$id", number), ("$client", facts.Client), ("$person", facts.PersonId), ("$at", facts.StartedAt.ToUnixTimeMilliseconds()), ("$talk", facts.TalkSeconds))!.Value;
        return facts with { CallId = id };
    }

    public CallCoachDb CreateDbContext() => new(_options);

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private sealed class Afternoon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => LastMidnight.AddHours(14);
    }
}
