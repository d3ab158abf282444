using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Reconciling;
using Microsoft.Data.Sqlite;

namespace CallCoach.EndToEnd.Tests.CommandLine;

/// <summary>A database that a server has made and left, and the Twilio whose list it is compared with.</summary>
public sealed class ReconciledFolder : IAsyncLifetime
{
    public ReconciledFolder()
    {
        var ordinary = ServerSettings.Ordinary().With("Speech:Engine", "none");
        Twilio = new(ordinary["Twilio:AccountSid"]);
        Settings = ordinary.With("Twilio:ApiBaseUrl", Twilio.Address.AbsoluteUri);
    }

    internal ListedTwilio Twilio { get; }

    internal ServerSettings Settings { get; }

    internal string DatabaseFile => Path.Combine(Settings.DataDirectory, "callcoach.db");

    internal StoredRows Stored => new(DatabaseFile);

    public async ValueTask InitializeAsync()
    {
        await using var server = await StartAsync();
        (await server.StopAsync()).ShouldBe(0);
    }

    /// <summary>The server, once its own first comparison is over.</summary>
    internal async Task<ServerProcess> StartAsync()
    {
        var asked = Twilio.Asked.Count();
        var server = await ServerProcess.StartAsync(Settings);
        await Eventually.HoldsAsync("the server has compared by itself", () => Twilio.Asked.Count() > asked && Stored.Reconciled());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await Twilio.DisposeAsync();
        Settings.RemoveFolder();
    }
}

public sealed class ReconcileVerbTests(ReconciledFolder folder) : IClassFixture<ReconciledFolder>
{
    [Fact]
    public async Task It_takes_in_what_is_missing_beside_a_running_server_which_sees_it_and_without_one()
    {
        await using var server = await folder.StartAsync();
        var running = folder.Twilio.Place(ServerSettings.Now.AddHours(-2));
        (await RunAsync()).OutputLines.ShouldHaveSingleItem().ShouldEndWith("2 legs and 0 recordings compared, 2 legs and 0 recordings taken in");
        await Eventually.HoldsAsync("the server has worked on the call", () => folder.Stored.Call(running)?.Status == "Completed");
        (await RunAsync()).OutputLines.ShouldHaveSingleItem().ShouldEndWith("2 legs and 0 recordings compared, 0 legs and 0 recordings taken in");

        (await server.StopAsync()).ShouldBe(0);
        var alone = folder.Twilio.Place(ServerSettings.Now.AddHours(-1));
        (await RunAsync("--since", "3h")).OutputLines.ShouldHaveSingleItem().ShouldEndWith("4 legs and 0 recordings compared, 2 legs and 0 recordings taken in");
        folder.Stored.Call(alone).ShouldNotBeNull();
        await server.StartAsync();
        await Eventually.HoldsAsync("the server has worked on the other call", () => folder.Stored.Call(alone)?.Status == "Completed");
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-19T23%3A00%3A00Z")]
    [InlineData("2026-11-20T08:00", "2026-11-20T07%3A00%3A00Z")]
    [InlineData("2026-11-20T08:00Z", "2026-11-20T08%3A00%3A00Z")]
    [InlineData("2026-11-20T08:00-05:00", "2026-11-20T13%3A00%3A00Z")]
    [InlineData("2026-07-20T08:00:30", "2026-07-20T06%3A00%3A30Z")]
    public async Task It_asks_from_the_given_time_on_in_the_departments_zone(string since, string asked)
    {
        (await RunAsync("--since", since)).ExitCode.ShouldBe(0);

        folder.Twilio.Asked.Last().ShouldContain($"StartTime%3E={asked}&");
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("8:00")]
    [InlineData("0h")]
    [InlineData("-2h")]
    [InlineData("2026-13-01")]
    [InlineData("2031-01-01")]
    public async Task A_time_that_is_none_or_to_come_is_a_wrong_use(string since) =>
        (await IsRefusedAsync(folder.Settings, "--since", since)).ShouldContain("--since");

    [Fact]
    public async Task Without_a_database_of_this_version_or_without_Twilio_it_says_so()
    {
        var elsewhere = folder.Settings.With("DataDirectory", Path.Combine(folder.Settings.Folder, "elsewhere"));
        (await IsRefusedAsync(elsewhere)).ShouldContain("is not there");
        Directory.Exists(elsewhere.DataDirectory).ShouldBeFalse();
        (await IsRefusedAsync(elsewhere.Without("Twilio:AccountSid", "Twilio:AuthToken", "Twilio:PreviousAuthToken"))).ShouldContain("CallCoach:Twilio:AccountSid");

        Directory.CreateDirectory(elsewhere.DataDirectory);
        var file = Path.Combine(elsewhere.DataDirectory, "callcoach.db");
        CopyAsOfAnotherVersion(file);
        (await IsRefusedAsync(elsewhere)).ShouldContain("another version");
        await File.WriteAllTextAsync(file, "this is no database, whatever its name says");
        (await IsRefusedAsync(elsewhere)).ShouldContain("cannot be used");
    }

    [Fact]
    public async Task A_provider_that_refuses_is_told_in_one_line_and_noted()
    {
        folder.Twilio.Refusal = new(401, []);
        var end = await ProgramRun.OfAsync(BuildOutput.Server, ["reconcile"], folder.Settings.Values);
        folder.Twilio.Refusal = null;

        end.ExitCode.ShouldBe(1, end.ToString());
        end.ErrorLines.ShouldHaveSingleItem().ShouldBe("Twilio refused our credentials (401).");
        end.OutputLines.ShouldBeEmpty();
        folder.Stored.ReconciliationError().ShouldBe("Twilio refused our credentials (401).");
    }

    private async Task<ProgramEnd> RunAsync(params string[] arguments)
    {
        var end = await ProgramRun.OfAsync(BuildOutput.Server, ["reconcile", .. arguments], folder.Settings.Values);
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

    /// <summary>The folder's database, as one that was made before there were comparisons.</summary>
    private void CopyAsOfAnotherVersion(string file)
    {
        using var source = Open(folder.DatabaseFile);
        using var copy = Open(file);
        source.BackupDatabase(copy);
        using var command = copy.CreateCommand();
        command.CommandText = "DELETE FROM __Migrations WHERE MigrationId = '202611220003_Reconciliation'";
        command.ExecuteNonQuery().ShouldBe(1);
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
