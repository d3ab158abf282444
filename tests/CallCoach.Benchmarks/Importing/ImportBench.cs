using System.Diagnostics;
using System.Globalization;
using System.Text;
using CallCoach.Csv;
using CallCoach.Importing;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Benchmarks.Importing;

/// <summary>
/// Calls from before taken in from a CSV file into a database of its own: three months of 100 managers, who call each client about three
/// times. The baseline reads the same file and writes the same calls into their table and no other.
/// </summary>
internal sealed class ImportBench : IDbContextFactory<CallCoachDb>, IAsyncDisposable
{
    private const int Managers = 100;

    private static readonly Department Department = new("Sales", TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw"), "pl");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("callcoach-bench-");
    private readonly DbContextOptions<CallCoachDb> _options;
    private readonly DatabaseWriter _writer;

    private ImportBench()
    {
        var builder = new DbContextOptionsBuilder<CallCoachDb>();
        builder.UseCallCoachSqlite(Path.Combine(_folder.FullName, "callcoach.db"), "__Migrations");
        _options = builder.Options;
        _writer = new(this, NullLogger<DatabaseWriter>.Instance);
    }

    public static async Task<Measurement> RunAsync(BenchSize size, CancellationToken cancel)
    {
        var file = Encoding.UTF8.GetBytes(FileOf(size.Backlog));
        await RateAsync(Encoding.UTF8.GetBytes(FileOf(5000)), 5000, bare: false, cancel);
        var (bare, whole) = (new List<double>(), new List<double>());
        for (var round = 0; round < size.Rounds; round++)
        {
            whole.Add(await RateAsync(file, size.Backlog, bare: false, cancel));
            bare.Add(await RateAsync(file, size.Backlog, bare: true, cancel));
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{whole[^1]:N0} calls a second, {bare[^1]:N0} into one table"));
        }
        var rate = whole.Average();
        return new(
            "import",
            new Dictionary<string, double>(StringComparer.Ordinal) { ["calls_per_second"] = rate, ["bare_calls_per_second"] = bare.Average(), ["calls"] = size.Backlog },
            new Dictionary<string, double>(StringComparer.Ordinal) { ["to_bare_insert"] = rate / bare.Average() },
            [Aim.AtLeast("calls_per_second", rate, 20_000)]);
    }

    private static async Task<double> RateAsync(byte[] file, int calls, bool bare, CancellationToken cancel)
    {
        await using var bench = new ImportBench();
        await using (var db = bench.CreateDbContext())
        {
            await Database.MigrateAsync(db, cancel);
            db.Teams.Add(new() { Name = "North" });
            await db.SaveChangesAsync(cancel);
            var team = await db.Teams.Select(team => team.Id).SingleAsync(cancel);
            for (var manager = 0; manager < Managers; manager++)
                db.People.Add(new() { Name = $"Manager {manager}", TeamId = team, Lines = [new() { Address = LineOf(manager) }] });
            await db.SaveChangesAsync(cancel);
        }
        using var content = new MemoryStream(file);
        var started = Stopwatch.GetTimestamp();
        var taken = bare ? await bench.InsertAsync(content) : (await new ImportCalls(bench._writer, Department, Clocks.System).ImportAsync(content, "generic", null, cancel)).Taken;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return taken == calls ? taken / seconds : throw new InvalidOperationException($"{taken} of {calls} calls were taken in.");
    }

    private async Task<int> InsertAsync(Stream content)
    {
        using var text = CsvEncoding.Open(content);
        var taken = 0;
        foreach (var batch in new CallFile(Department).Read(text).Chunk(4000))
            taken += await _writer.WriteAsync(session => ValueTask.FromResult(batch.Sum(line => session.Execute(
                """
                INSERT INTO Calls (Provider, ProviderCallId, Direction, Line, Client, Status, StartedAt, AnsweredAt, TalkSeconds, Dial, Connected)
                VALUES ('generic', $id, 'Outbound', $line, $client, $status, $started, $answered, $talk, 1, $connected)
                """,
                ("$id", line.Call!.Id), ("$line", line.Call.Line), ("$client", line.Call.Client), ("$status", line.Call.Status.ToString()),
                ("$started", line.Call.StartedAt.ToUnixTimeMilliseconds()), ("$answered", line.Call.AnsweredAt?.ToUnixTimeMilliseconds()),
                ("$talk", line.Call.TalkSeconds), ("$connected", line.Call.AnsweredAt is not null)))));
        return taken;
    }

    private static string FileOf(int calls)
    {
        var text = new StringBuilder("id,direction,line,client,started,seconds,status,result\n");
        var random = new Random(6);
        var start = new DateTime(2026, 8, 3, 8, 0, 0, DateTimeKind.Unspecified);
        for (var call = 0; call < calls; call++)
        {
            var seconds = random.Next(3) == 0 ? random.Next(10, 400) : 0;
            var result = seconds > 200 ? "meeting_agreed" : seconds > 60 ? "refused" : "";
            text.Append(CultureInfo.InvariantCulture, $"call-{call},outbound,{LineOf(random.Next(Managers))},+4860{random.Next((calls / 3) + 1):D7},");
            text.Append(CultureInfo.InvariantCulture, $"{start.AddDays(90.0 * call / calls):yyyy-MM-dd'T'HH:mm:ss},{seconds},{(seconds > 0 ? "completed" : "no_answer")},{result}\n");
        }
        return text.ToString();
    }

    private static string LineOf(int manager) => string.Create(CultureInfo.InvariantCulture, $"sip:m{manager}@pbx.example");

    public CallCoachDb CreateDbContext() => new(_options);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
