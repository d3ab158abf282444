using System.Net;
using System.Net.Http.Json;
using CallCoach.EndToEnd.Tests.Processes;
using Microsoft.Data.Sqlite;

namespace CallCoach.EndToEnd.Tests.Health;

public sealed class ReadinessTests : IAsyncLifetime
{
    private readonly ServerSettings _settings = ServerSettings.Ordinary();
    private ServerProcess _server = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(_settings);
        _http = new() { BaseAddress = _server.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _settings.RemoveFolder();
    }

    [Fact]
    public async Task While_somebody_else_holds_the_database_the_server_is_not_ready_and_says_so()
    {
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(_settings.DataDirectory, "callcoach.db")};Pooling=False"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction(deferred: false);

            var not = await EventuallyAsync(HttpStatusCode.ServiceUnavailable);
            not.Detail!.ShouldContain("does not take writes");
            not.Checks.Single(check => !check.Ok).Name.ShouldBe("database");
        }
        (await EventuallyAsync(HttpStatusCode.OK)).Checks.ShouldAllBe(check => check.Ok && check.Problem == null);
    }

    [Fact]
    public async Task While_stored_webhooks_cannot_be_sorted_the_server_says_so_and_sorts_them_afterwards()
    {
        await using var other = new SqliteConnection($"Data Source={Path.Combine(_settings.DataDirectory, "callcoach.db")};Pooling=False");
        await other.OpenAsync();
        await using var sql = other.CreateCommand();
        sql.CommandText =
            """
            CREATE TRIGGER Broken BEFORE INSERT ON Events BEGIN SELECT RAISE(ABORT, 'out of order'); END;
            INSERT INTO Inbox (Provider, Key, Kind, ReceivedAt, Body) VALUES ('generic', 'k', 'call.sneezed', 0, x'7b7d')
            """;
        await sql.ExecuteNonQueryAsync();
        var not = await EventuallyAsync(HttpStatusCode.ServiceUnavailable);
        (not.Checks.Single(check => !check.Ok).Name, not.Detail!.Contains("out of order", StringComparison.Ordinal)).ShouldBe(("inbox", true));

        sql.CommandText = "DROP TRIGGER Broken";
        await sql.ExecuteNonQueryAsync();
        await EventuallyAsync(HttpStatusCode.OK);
        sql.CommandText = "SELECT (SELECT count(*) FROM Inbox) || ' ' || (SELECT count(*) FROM Events)";
        (await sql.ExecuteScalarAsync()).ShouldBe("0 1");
    }

    [Fact]
    public async Task While_the_data_folder_takes_no_files_the_server_is_not_ready_but_alive()
    {
        var inTheWay = Directory.CreateDirectory(Path.Combine(_settings.DataDirectory, "readiness.probe"));

        var not = await EventuallyAsync(HttpStatusCode.ServiceUnavailable);
        (not.Detail, not.Checks.Single(check => !check.Ok).Name).ShouldBe(("The data folder cannot be written.", "data_folder"));
        using (var live = await _http.GetAsync(new Uri("health/live", UriKind.Relative)))
            live.StatusCode.ShouldBe(HttpStatusCode.OK);

        inTheWay.Delete();
        await EventuallyAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_ready_server_says_what_it_looked_at_and_nothing_of_where_it_lives()
    {
        using var answer = await _http.GetAsync(new Uri("health/ready", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();

        (await answer.Content.ReadFromJsonAsync<Health>())!.Checks.Select(check => check.Name).ShouldBe(["database", "inbox", "data_folder", "loops"]);
        text.ShouldNotContain(_settings.Folder);
        Directory.Exists(Path.Combine(_settings.DataDirectory, "readiness.probe")).ShouldBeFalse();
        File.Exists(Path.Combine(_settings.DataDirectory, "readiness.probe")).ShouldBeFalse();
    }

    /// <summary>What is told once the server answers with a status; an answer holds for a second.</summary>
    private Task<Health> EventuallyAsync(HttpStatusCode status) => Eventually.ComesAsync($"the server's {status}", async () =>
    {
        using var answer = await _http.GetAsync(new Uri("health/ready", UriKind.Relative));
        return answer.StatusCode == status ? await answer.Content.ReadFromJsonAsync<Health>() : null;
    });

    private sealed record Check(string Name, bool Ok, string? Problem);

    private sealed record Health(string? Detail, IReadOnlyList<Check> Checks);
}
