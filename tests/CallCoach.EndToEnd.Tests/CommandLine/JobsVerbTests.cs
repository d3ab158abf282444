using System.Globalization;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Recordings;
using CallCoach.EndToEnd.Tests.Telephony;
using Microsoft.Data.Sqlite;

namespace CallCoach.EndToEnd.Tests.CommandLine;

public sealed class JobsVerbTests(DepartmentServer department) : IClassFixture<DepartmentServer>
{
    [Fact]
    public async Task What_is_set_aside_is_told_and_tried_again_beside_the_running_server()
    {
        var (first, second) = (await SetAsideAsync(), await SetAsideAsync());

        var told = await RunAsync("jobs");
        told.ExitCode.ShouldBe(0, told.ToString());
        told.OutputLines.ShouldContain(line => line.StartsWith("set aside", StringComparison.Ordinal) && line.Contains("fetch", StringComparison.Ordinal));
        var row = told.OutputLines.Single(line => line.StartsWith(Text(first.Id) + " ", StringComparison.Ordinal));
        row.ShouldSatisfyAllConditions(
            r => r.ShouldContain("not_audio: "),
            r => r.ShouldContain(first.Manager.Name),
            r => r.ShouldContain(first.Masked));
        told.Output.ShouldNotContain(first.Call.Client);

        using (var json = JsonDocument.Parse((await RunAsync("jobs", "--state", "set_aside", "--json")).OutputLines.ShouldHaveSingleItem()))
        {
            var job = json.RootElement.GetProperty("jobs").EnumerateArray().Single(j => j.GetProperty("callId").GetInt64() == second.Id);
            (job.GetProperty("failureKind").GetString(), job.GetProperty("client").GetString()).ShouldBe(("not_audio", second.Masked));
        }

        department.Recordings.Keep(first.Call.Recording, TelephoneRecording.Silence(seconds: 2));
        (await RunAsync("jobs", "retry", Text(first.Id))).ExitCode.ShouldBe(0);
        (await department.ThroughAsync(first.Manager)).Recording.ShouldBe("ready");

        (await RunAsync("jobs", "retry", "--all", "--kind", "credentials")).ExitCode.ShouldBe(1);
        department.Recordings.Keep(second.Call.Recording, TelephoneRecording.Silence(seconds: 2));
        (await RunAsync("jobs", "retry", "--all", "--kind", "not_audio")).OutputLines.ShouldHaveSingleItem().ShouldBe("1 set aside is tried again.");
        (await department.ThroughAsync(second.Manager)).Recording.ShouldBe("ready");
        (await RunAsync("jobs", "retry", "--all")).ErrorLines.ShouldHaveSingleItem().ShouldBe("Nothing of that is set aside.");
    }

    [Fact]
    public async Task Without_a_server_a_retry_is_kept_for_its_next_start()
    {
        var aside = await SetAsideAsync();
        department.Recordings.Keep(aside.Call.Recording, TelephoneRecording.Silence(seconds: 2));
        await department.Process.StopAsync();

        (await RunAsync("jobs", "retry", Text(aside.Id))).ExitCode.ShouldBe(0);

        await department.Process.StartAsync();
        (await department.ThroughAsync(aside.Manager)).Recording.ShouldBe("ready");
    }

    [Theory]
    [InlineData("jobs", "--state", "lost")]
    [InlineData("jobs", "retry")]
    [InlineData("jobs", "retry", "seven")]
    [InlineData("jobs", "retry", "7", "--all")]
    [InlineData("jobs", "retry", "7", "--kind", "not_audio")]
    [InlineData("jobs", "retry", "--all", "--kind", "bad_luck")]
    public async Task A_wrong_use_is_told_in_one_line(params string[] arguments)
    {
        var end = await RunAsync(arguments);
        end.ExitCode.ShouldBe(2, end.ToString());
        end.ErrorLines.ShouldHaveSingleItem();
        end.OutputLines.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_can_not_be_retried_is_failed_work()
    {
        var end = await RunAsync("jobs", "retry", "987654321");
        end.ExitCode.ShouldBe(1);
        end.ErrorLines.ShouldHaveSingleItem().ShouldContain("987654321");
    }

    [Theory]
    [InlineData(null)] // no file
    [InlineData("This is no database, however long it may be, and will never become one by being looked at for a while.")]
    [InlineData("")] // of no version at all
    public async Task No_database_or_none_of_this_version_is_refused_in_one_line(string? content)
    {
        var folder = Directory.CreateTempSubdirectory("callcoach-jobs-").FullName;
        try
        {
            if (content is not null)
                await File.WriteAllTextAsync(Path.Combine(folder, "callcoach.db"), content);
            var end = await ProgramRun.OfAsync(BuildOutput.Server, ["jobs"], new Dictionary<string, string>(StringComparer.Ordinal) { ["DataDirectory"] = folder });
            end.ExitCode.ShouldBe(2, end.ToString());
            end.ErrorLines.ShouldHaveSingleItem().ShouldContain("CallCoach:Database");
            Directory.GetFiles(folder).Length.ShouldBe(content is null ? 0 : 1, "looking made files");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("callcoach-jobs-").FullName;
        try
        {
            var file = Path.Combine(folder, "callcoach.db");
            await using (var connection = new SqliteConnection($"Data Source={Path.Combine(department.Settings.DataDirectory, "callcoach.db")};Mode=ReadOnly;Pooling=False"))
            await using (var copy = new SqliteConnection($"Data Source={file};Pooling=False"))
            {
                await connection.OpenAsync();
                await copy.OpenAsync();
                connection.BackupDatabase(copy);
                await using var command = copy.CreateCommand();
                command.CommandText = "INSERT INTO __Migrations VALUES ('209901010001_Later', '99.0')";
                await command.ExecuteNonQueryAsync();
            }
            var end = await ProgramRun.OfAsync(BuildOutput.Server, ["jobs"], new Dictionary<string, string>(StringComparer.Ordinal) { ["DataDirectory"] = folder });
            end.ExitCode.ShouldBe(2, end.ToString());
            end.ErrorLines.ShouldHaveSingleItem().ShouldContain("another version");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<ProgramEnd> RunAsync(params string[] arguments) => ProgramRun.OfAsync(BuildOutput.Server, arguments, department.Settings.Values);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>A call whose recording is none.</summary>
    private async Task<(Manager Manager, TwilioCall Call, long Id, string Masked)> SetAsideAsync()
    {
        var manager = await department.HireAsync(department.North);
        var call = new TwilioCall(manager.Softphone) { IsRecorded = true };
        department.Recordings.Keep(call.Recording, "<html>Not a sound</html>"u8.ToArray());
        await department.Twilio.PlaceAsync(call);
        var failed = await department.CallAsync(manager, "was set aside", c => c.Failure is not null);
        return (manager, call, failed.Id, failed.Client);
    }
}
