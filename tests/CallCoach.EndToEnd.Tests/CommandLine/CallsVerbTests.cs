using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;
using Microsoft.Data.Sqlite;

namespace CallCoach.EndToEnd.Tests.CommandLine;

public sealed class CallsVerbTests(DepartmentServer department) : IClassFixture<DepartmentServer>
{
    private const int Calls = 6000;

    [Fact]
    public async Task Killed_beside_a_running_server_that_takes_webhooks_meanwhile_it_goes_on_and_doubles_nothing()
    {
        var manager = await department.HireAsync(department.North);
        var file = Path.Combine(department.Settings.Folder, "before.csv");
        await File.WriteAllTextAsync(file, ListOf(manager) + "broken,sideways,=1+1,,\n");

        using (var process = Process.Start(ProgramRun.Prepare("dotnet", [BuildOutput.Server, "calls", "import", file], department.Settings.Values))!)
        {
            await Eventually.HoldsAsync("a part of the list is taken in", () => Number("SELECT max(Line) FROM Imports") > 1000);
            (await department.Exchange.StatusOfAsync(new Conversation(manager.DeskPhone, ("client", "hello"), ("manager", "good day")).ToJson())).ShouldBe(HttpStatusCode.NoContent);
            process.Kill();
            await process.WaitForExitAsync();
        }
        var taken = Number("SELECT Taken FROM Imports");
        taken.ShouldBeInRange(1000, Calls - 1);
        Number("SELECT count(*) FROM Calls WHERE ProviderCallId LIKE 'old-%'").ShouldBe(taken);
        Number("SELECT sum(Dials) FROM Tallies WHERE Span = 'month' AND Start < 20260101").ShouldBe(taken, "sums hold what was taken in, and nothing else");

        var resumed = await RunAsync("calls", "import", file);

        resumed.ExitCode.ShouldBe(0, resumed.ToString());
        resumed.ErrorLines.ShouldContain(line => line.StartsWith("Going on after line ", StringComparison.Ordinal));
        resumed.OutputLines[0].ShouldStartWith($"{Calls} calls taken in, 0 known already, 1 lines refused");
        (await File.ReadAllTextAsync(file + ".refused.csv")).TrimStart('\uFEFF').ShouldBe($"line,text,problem\r\n{Calls + 2},broken,unknown_direction\r\n");
        var again = await RunAsync("calls", "import", file);
        again.OutputLines[0].ShouldStartWith($"0 calls taken in, {Calls} known already");
        var funnel = await department.Administrator.GetAsync<JsonElement>($"api/funnel?slice=managers&from=2025-01-01&to=2025-12-31");
        funnel.GetProperty("total").GetProperty("dials").GetInt32().ShouldBe(Calls);
        funnel.GetProperty("rows")[0].GetProperty("name").GetString().ShouldBe(manager.Name);
        (await RunAsync("norms", "verify")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_list_of_calls_or_not_there_is_told_in_one_line()
    {
        var file = Path.Combine(department.Settings.Folder, "no-list.csv");
        await File.WriteAllTextAsync(file, "name,phone\nRegal,+48600100200\n");
        foreach (var (arguments, said) in new[]
        {
            (new[] { "calls", "import", file }, "missing: id"), (["calls", "import", file + ".none"], "no-list.csv.none"),
            (["calls", "import", file, "--provider", "zadarma"], "zadarma"), (["calls", "import"], "import"),
        })
        {
            var end = await RunAsync(arguments);
            end.ExitCode.ShouldBe(2, end.ToString());
            end.ErrorLines.ShouldHaveSingleItem().ShouldContain(said);
        }
    }

    private static string ListOf(Manager manager)
    {
        var text = new StringBuilder("id,direction,line,client,started,seconds,status,result\n");
        for (var call = 0; call < Calls; call++)
            text.Append(CultureInfo.InvariantCulture, $"old-{call},outbound,{manager.DeskPhone},+4850{call % 2500:D7},{new DateTime(2025, 1, 7, 9, 0, 0, DateTimeKind.Unspecified).AddMinutes(call * 50):s}Z,{call % 90},,\n");
        return text.ToString();
    }

    private long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(department.Settings.DataDirectory, "callcoach.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long number ? number : 0;
    }

    private Task<ProgramEnd> RunAsync(params string[] arguments) =>
        ProgramRun.OfAsync(BuildOutput.Server, arguments, department.Settings.Values, within: TimeSpan.FromMinutes(2));
}
