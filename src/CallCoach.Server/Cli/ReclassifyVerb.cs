using System.CommandLine;
using CallCoach.Objections;
using CallCoach.Objections.Reclassifying;
using CallCoach.People;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;

namespace CallCoach.Server.Cli;

/// <summary><c>model reclassify</c>: has the server judge the archive again, tells how far it is, accepts or discards the difference.</summary>
internal static class ReclassifyVerb
{
    private const int ExamplesEach = 3;

    private static readonly Visibility Everything = Visibility.Of(AccountRole.Administrator, [], null);

    public static Command Create()
    {
        var status = new Option<bool>("--status") { Description = "How far it is; when it is through, what would change, with examples." };
        var accept = new Option<bool>("--accept") { Description = "Replaces the findings by the new ones." };
        var discard = new Option<bool>("--discard") { Description = "Drops it; nothing that is shown changes." };
        var verb = new Command("reclassify", "Has the running server judge the archive again with the live model; changes nothing before it is accepted.") { status, accept, discard };
        verb.Validators.Add(given =>
        {
            if (new[] { status, accept, discard }.Count(given.GetValue) > 1)
                given.AddError("Name at most one of --status, --accept and --discard.");
        });
        verb.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(status) ? ShowAsync
            : parsed.GetValue(accept) ? AcceptAsync
            : parsed.GetValue(discard) ? DiscardAsync
            : StartAsync, cancel));
        return verb;
    }

    private static async Task<int> RunAsync(Func<StoredDepartment, CancellationToken, Task<int>> work, CancellationToken cancel)
    {
        await using var department = await StoredDepartment.OpenAsync(cancel);
        try
        {
            return await work(department, cancel);
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException or IOException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"Nothing was changed: {failure.Message}");
            return 1;
        }
    }

    private static async Task<int> StartAsync(StoredDepartment department, CancellationToken cancel) =>
        Told(await department.Reclassifications.StartAsync(cancel), "The server judges the archive again; --status tells how far it is.");

    private static async Task<int> AcceptAsync(StoredDepartment department, CancellationToken cancel)
    {
        var live = department.Models.LoadLive(Clocks.System.Real.GetUtcNow()).Model.Version;
        return Told(await department.Reclassifications.AcceptAsync(live, cancel), "Accepted; the server replaces the findings.");
    }

    private static async Task<int> DiscardAsync(StoredDepartment department, CancellationToken cancel) =>
        Told(await department.Reclassifications.DiscardAsync(cancel), "Discarded; nothing that is shown has changed.");

    private static async Task<int> ShowAsync(StoredDepartment department, CancellationToken cancel)
    {
        if (await department.Reclassifications.LastAsync(cancel) is not { } run)
        {
            Console.WriteLine("The archive was never judged again.");
            return 0;
        }
        Console.WriteLine(Line(run));
        if (run.State != ReclassificationState.Ready)
            return 0;
        var differences = await department.Differences.CountAsync(run.Id, cancel);
        Console.WriteLine($"{"label",-22}{"appeared",10}{"vanished",10}{"unchanged",11}");
        foreach (var (label, appeared, vanished, unchanged) in differences)
            Console.WriteLine(Invariant($"{LabelName.Of(label),-22}{appeared,10}{vanished,10}{unchanged,11}"));
        foreach (var difference in differences)
            foreach (var appeared in new[] { true, false })
                foreach (var changed in await department.Differences.FindAsync(run.Id, difference.Label, appeared, Everything, ExamplesEach, cancel))
                    Console.WriteLine($"{(appeared ? "+" : "-")} {LabelName.Of(changed.Label)} {Link(department.Address, changed)} {changed.Utterance.Text}");
        return 0;
    }

    private static string Line(Reclassification run) => run.State switch
    {
        ReclassificationState.Running when run.Model is null => "Not begun yet; a running server takes it up within a second.",
        ReclassificationState.Running => Invariant($"Judging with model {run.Model}: {run.Done} of {run.Calls} calls{(run.Anew ? ", begun anew because another model went live" : "")}"),
        ReclassificationState.Ready => Invariant($"Through with model {run.Model}: {run.Done} calls; to be accepted or discarded"),
        ReclassificationState.Accepting => Invariant($"Accepted; {run.Done} of {run.Calls} calls have the findings of model {run.Model}"),
        ReclassificationState.Accepted => Invariant($"Accepted, ended on {run.EndedAt:yyyy-MM-dd HH:mm} UTC: {run.Done} calls have the findings of model {run.Model}"),
        _ => Invariant($"Discarded on {run.EndedAt:yyyy-MM-dd HH:mm} UTC"),
    };

    private static string Link(Uri address, ChangedFinding changed)
    {
        var root = address.AbsoluteUri.TrimEnd('/');
        return Invariant($"{root}/calls/{changed.Call.Id}?t={changed.Utterance.Start}");
    }

    private static int Told(string? reason, string done)
    {
        (reason is null ? Console.Out : Console.Error).WriteLine(reason ?? done);
        return reason is null ? 0 : 1;
    }
}
