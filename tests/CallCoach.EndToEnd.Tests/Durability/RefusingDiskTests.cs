using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Durability.Load;
using CallCoach.EndToEnd.Tests.Durability.PowerCut;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Durability;

[Trait("Soak", "read-only")]
public sealed class RefusingDiskTests
{
    private const int ReadOnlyFileSystem = 30;
    private const int InputOutputError = 5;

    [Fact]
    public async Task A_disk_that_takes_no_changes_is_answered_503_and_when_it_does_again_the_same_server_loses_nothing()
    {
        var (seed, rounds) = (Seed.Next(), LongTest.Count(reduced: 2, full: 20));
        UnsyncedDisk disk = null!;
        await using var server = new LoadedServer(seed, settings => (disk = new(settings)).Around);
        await server.Process.StartAsync();
        using var administrator = await FirstAdministrator.ComeAsync(server.Process);
        for (var round = 0; round < rounds; round++)
        {
            await server.WorkAsync(acknowledged: 40);
            disk.Refuse(round % 2 == 0 ? ReadOnlyFileSystem : InputOutputError);
            await server.RefusesAsync(webhooks: 20);
            (await administrator.StatusOfAsync("api/calls")).ShouldBe(HttpStatusCode.OK);

            disk.Accept();
            await server.WorkAsync(acknowledged: 20);
        }

        await server.EndsAsPromisedAsync(seed);
        LongTest.Report(new { refusals = rounds, calls = server.Ledger.Placed.Count, refused = server.Ledger.Refused, acknowledged = server.Ledger.Acknowledged, lost = 0, doubled = 0, seed });
    }

    [Fact]
    public async Task A_server_does_not_start_on_a_folder_that_is_read_only_and_says_why()
    {
        SmallDisk.Require();
        var settings = ServerSettings.Ordinary();
        try
        {
            var command = new SmallDisk(settings, megabytes: 4, readOnly: true).Around.Before;
            var end = await ProgramRun.OfToolAsync(command[0], [.. command.Skip(1), "dotnet", BuildOutput.Server, "serve"], settings.Folder, settings: settings.Values);
            end.ExitCode.ShouldBe(2, end.ToString());
            end.ErrorLines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                line => line.ShouldContain("CallCoach:DataDirectory"),
                line => line.ShouldContain("Read-only file system"));
        }
        finally
        {
            settings.RemoveFolder();
        }
    }
}
