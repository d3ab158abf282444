using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Reconciling;
using Microsoft.Data.Sqlite;

namespace CallCoach.EndToEnd.Tests.CommandLine;

public sealed class ReconcileVerbTests : IAsyncLifetime
{
    private readonly ListedTwilio _twilio;
    private readonly ServerSettings _settings;

    public ReconcileVerbTests()
    {
        var ordinary = ServerSettings.Ordinary().With("Speech:Engine", "none");
        _twilio = new(ordinary["Twilio:AccountSid"]);
        _settings = ordinary.With("Twilio:ApiBaseUrl", _twilio.Address.AbsoluteUri);
    }

    private StoredRows Stored => new(DatabaseFile);

    private string DatabaseFile => Path.Combine(_settings.DataDirectory, "callcoach.db");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _twilio.DisposeAsync();
        _settings.RemoveFolder();
    }

    [Fact]
    public async Task It_takes_in_what_is_missing_beside_a_running_server_which_sees_it_and_without_one()
    {
        await using var server = await ServerProcess.StartAsync(_settings);
        await Eventually.HoldsAsync("the server's own first comparison is over", () => _twilio.Asked.Any() && Stored.Reconciled());

        var running = _twilio.Place(ServerSettings.Now.AddHours(-2));
        (await RunAsync()).OutputLines.ShouldHaveSingleItem().ShouldEndWith("2 legs and 0 recordings compared, 2 legs and 0 recordings taken in");
        await Eventually.HoldsAsync("the server has worked on the call", () => Stored.Call(running)?.Status == "Completed");
        (await RunAsync()).OutputLines.ShouldHaveSingleItem().ShouldEndWith("2 legs and 0 recordings compared, 0 legs and 0 recordings taken in");

        (await server.StopAsync()).ShouldBe(0);
        var alone = _twilio.Place(ServerSettings.Now.AddHours(-1));
        (await RunAsync("--since", "3h")).OutputLines.ShouldHaveSingleItem().ShouldEndWith("4 legs and 0 recordings compared, 2 legs and 0 recordings taken in");
        Stored.Call(alone).ShouldNotBeNull();
        await server.StartAsync();
        await Eventually.HoldsAsync("the server has worked on the other call", () => Stored.Call(alone)?.Status == "Completed");
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-19T23%3A00%3A00Z")]
    [InlineData("2026-11-20T08:00", "2026-11-20T07%3A00%3A00Z")]
    [InlineData("2026-11-20T08:00Z", "2026-11-20T08%3A00%3A00Z")]
    [InlineData("2026-11-20T08:00-05:00", "2026-11-20T13%3A00%3A00Z")]
    [InlineData("2026-07-20T08:00:30", "2026-07-20T06%3A00%3A30Z")]
    public async Task It_asks_from_the_given_time_on_in_the_departments_zone(string since, string asked)
    {
        await MakeDatabaseAsync();
        (await RunAsync("--since", since)).ExitCode.ShouldBe(0);

        _twilio.Asked.Last().ShouldContain($"StartTime%3E={asked}&");
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("8:00")]
    [InlineData("0h")]
    [InlineData("-2h")]
    [InlineData("2026-13-01")]
    [InlineData("2031-01-01")]
    public async Task A_time_that_is_none_or_to_come_is_a_wrong_use(string since)
    {
        await MakeDatabaseAsync();
        (await IsRefusedAsync(_settings, "--since", since)).ShouldContain("--since");
    }

    [Fact]
    public async Task Without_a_database_of_this_version_or_without_Twilio_it_says_so()
    {
        (await IsRefusedAsync(_settings)).ShouldContain("CallCoach:Database");
        (await IsRefusedAsync(_settings.Without("Twilio:AccountSid", "Twilio:AuthToken", "Twilio:PreviousAuthToken"))).ShouldContain("CallCoach:Twilio:AccountSid");
        File.Exists(DatabaseFile).ShouldBeFalse();

        await MakeDatabaseAsync();
        Execute("DELETE FROM __Migrations WHERE MigrationId = '202611220003_Reconciliation'");
        (await IsRefusedAsync(_settings)).ShouldContain("another version");
        await File.WriteAllTextAsync(DatabaseFile, "this is no database, whatever its name says");
        (await IsRefusedAsync(_settings)).ShouldContain("cannot be used");
    }

    [Fact]
    public async Task A_provider_that_refuses_is_told_in_one_line_and_noted()
    {
        await MakeDatabaseAsync();
        _twilio.Refusal = new(401, []);
        var end = await ProgramRun.OfAsync(BuildOutput.Server, ["reconcile"], _settings.Values);

        end.ExitCode.ShouldBe(1, end.ToString());
        end.ErrorLines.ShouldHaveSingleItem().ShouldBe("Twilio refused our credentials (401).");
        end.OutputLines.ShouldBeEmpty();
        Stored.ReconciliationError().ShouldBe("Twilio refused our credentials (401).");
    }

    private async Task<ProgramEnd> RunAsync(params string[] arguments)
    {
        var end = await ProgramRun.OfAsync(BuildOutput.Server, ["reconcile", .. arguments], _settings.Values);
        end.ExitCode.ShouldBe(0, end.ToString());
        end.ErrorLines.ShouldBeEmpty();
        return end;
    }

    private static async Task<string> IsRefusedAsync(ServerSettings settings, params string[] arguments)
    {
        var end = await ProgramRun.OfAsync(BuildOutput.Server, ["reconcile", .. arguments], settings.Values);
        end.ExitCode.ShouldBe(2, end.ToString());
        end.OutputLines.ShouldBeEmpty();
        return end.ErrorLines.ShouldHaveSingleItem();
    }

    private async Task MakeDatabaseAsync()
    {
        await using var server = await ServerProcess.StartAsync(_settings);
        await Eventually.HoldsAsync("the server's own first comparison is over", Stored.Reconciled);
        (await server.StopAsync()).ShouldBe(0);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabaseFile, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
