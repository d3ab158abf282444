using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using Microsoft.Data.Sqlite;

namespace CallCoach.EndToEnd.Tests.Models;

public sealed class KilledReclassificationTests : IDisposable
{
    private static readonly int Calls = LongTest.Count(reduced: 6_000, full: 60_000);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    private static readonly string[] Said =
    [
        "your competitor offers the same racks cheaper", "it is too expensive for us", "good morning", "send it to me by mail", "yes Thursday at ten suits me",
    ];

    private readonly ServerSettings _settings = ServerSettings.Ordinary().With("Speech:Engine", "none");

    private StoredRows Stored => new(Path.Combine(_settings.DataDirectory, "callcoach.db"));

    public void Dispose() => _settings.RemoveFolder();

    [Fact]
    public async Task A_run_over_the_archive_that_is_killed_in_the_middle_ends_as_one_that_is_not()
    {
        await using var server = await ServerProcess.StartAsync(_settings);
        (await server.StopAsync()).ShouldBe(0);
        FillArchive();
        await server.StartAsync();

        await ReclassifyAsync();
        await Eventually.HoldsAsync("the run has begun", () => Run().Done > 0);
        await KillInTheMiddleAsync(server, from: 0);
        var first = Run().Done;
        await server.StartAsync();
        await KillInTheMiddleAsync(server, first);
        Run().ShouldSatisfyAllConditions(run => run.State.ShouldBe("Running"), run => run.Done.ShouldBeGreaterThan(first), run => run.Done.ShouldBeLessThan(Calls));
        await server.StartAsync();
        await ReadyAsync();
        var killed = Candidates();

        await ReclassifyAsync("--discard");
        await ReclassifyAsync();
        await ReadyAsync();
        Candidates().ShouldBe(killed);
        killed.Count.ShouldBeGreaterThan(Calls / 2);
        Stored.Read("SELECT count(*) FROM Objections", row => row.GetInt64(0)).ShouldBe([0]);

        await ReclassifyAsync("--accept");
        await Eventually.HoldsAsync("the findings are being replaced", () => Run() is { State: "Accepting", Done: > 0 } or { State: "Accepted" }, Eventually.LongPatience);
        await server.KillAsync();
        await server.StartAsync();
        await Eventually.HoldsAsync("the findings are replaced", () => Run().State == "Accepted", Eventually.LongPatience);
        Stored.Read("SELECT CallId, Ordinal, Label, Score FROM Objections ORDER BY 1, 2, 3", Row).ShouldBe(killed);
        await Eventually.HoldsAsync("what has changed is judged again", () => Number("SELECT count(*) FROM Jobs WHERE Stage <> 'Done'") == 0, Eventually.LongPatience);
        Stored.Read("SELECT CallId, Ordinal, Label FROM Episodes ORDER BY 1, 2, 3", Place)
            .ShouldBe(Stored.Read("SELECT CallId, Ordinal, Label FROM Objections WHERE CallId IN (SELECT CallId FROM Jobs) ORDER BY 1, 2, 3", Place));
        Number("SELECT count(*) FROM Episodes").ShouldBeGreaterThan(Calls / 20);
        Number("SELECT count(*) FROM Jobs WHERE Revision > 2").ShouldBe(0);
        Number("SELECT count(*) FROM Alerts").ShouldBe(0);
    }

    private long Number(string sql) => Stored.Read(sql, row => row.GetInt64(0)).Single();

    private static string Place(SqliteDataReader row) => FormattableString.Invariant($"{row.GetInt64(0)} {row.GetInt64(1)} {row.GetString(2)}");

    private async Task KillInTheMiddleAsync(ServerProcess server, int from)
    {
        // A look costs less than a batch of calls, of which there are many.
        while (Run().Done <= from)
            await Task.Delay(Glance, TestContext.Current.CancellationToken);
        await server.KillAsync();
    }

    private async Task ReclassifyAsync(params string[] arguments)
    {
        var end = await ProgramRun.OfAsync(BuildOutput.Server, ["model", "reclassify", .. arguments], _settings.Values);
        end.ExitCode.ShouldBe(0, end.ToString());
    }

    private Task ReadyAsync() => Eventually.HoldsAsync(
        "the whole archive is judged", () => Run() is { State: "Ready" } run && run.Done == Calls, Eventually.LongPatience);

    private (string State, int Done) Run() => Stored.Read(
        "SELECT State, Done FROM Reclassifications ORDER BY Id DESC LIMIT 1", row => (row.GetString(0), row.GetInt32(1))).Single();

    private IReadOnlyList<string> Candidates() => Stored.Read(
        "SELECT CallId, Ordinal, Label, Score FROM CandidateObjections WHERE RunId = (SELECT max(Id) FROM Reclassifications) ORDER BY 1, 2, 3", Row);

    private static string Row(SqliteDataReader row) =>
        FormattableString.Invariant($"{row.GetInt64(0)} {row.GetInt64(1)} {row.GetString(2)} {row.GetDouble(3):R}");

    private void FillArchive()
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(_settings.DataDirectory, "callcoach.db"), Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            """
            INSERT INTO Calls (Provider, ProviderCallId, Direction, Line, Client, Status, StartedAt, Dial, Connected, Language, Engine)
              VALUES ('generic', $number, 'Outbound', '', '+48600100200', 'Completed', 1763884800000, 1, 1, 'en', 'provider');
            INSERT INTO Utterances (CallId, Ordinal, Speaker, Start, End, Text) VALUES (last_insert_rowid(), 0, 'Client', 0, 5, $first);
            INSERT INTO Utterances (CallId, Ordinal, Speaker, Start, End, Text) SELECT CallId, 1, 'Client', 6, 9, $second FROM Utterances ORDER BY CallId DESC LIMIT 1;
            INSERT INTO Jobs (CallId, Stage, Revision, Attempts) SELECT max(CallId), 'Done', 1, 0 FROM Utterances WHERE $number LIKE '%0';
            """;
        foreach (var name in new[] { "$number", "$first", "$second" })
            command.Parameters.Add(name, SqliteType.Text);
        for (var number = 0; number < Calls; number++)
        {
            command.Parameters["$number"].Value = FormattableString.Invariant($"archive-{number}");
            command.Parameters["$first"].Value = Said[number % Said.Length];
            command.Parameters["$second"].Value = Said[number / Said.Length % Said.Length];
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }
}
