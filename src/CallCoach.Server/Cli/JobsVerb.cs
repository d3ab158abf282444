using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallCoach.Jobs;
using CallCoach.People;
using CallCoach.Server.Api;
using Microsoft.Data.Sqlite;

namespace CallCoach.Server.Cli;

/// <summary><c>jobs</c>: what waits, is worked on, failed and was set aside; <c>jobs retry</c> has it tried again.</summary>
internal static class JobsVerb
{
    private const int MostShown = 200;

    private static readonly Visibility Everything = Visibility.Of(AccountRole.Administrator, [], null);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static Command Create()
    {
        var state = Named<JobState>("--state", "List the jobs in this state; without it, those that failed and those set aside.");
        var json = new Option<bool>("--json") { Description = "One line of JSON." };
        var verb = new Command("jobs", "Says what is waiting, being worked on, failed and set aside.") { state, json, Retry() };
        verb.SetAction((parsed, cancel) => ShowAsync(parsed.GetValue(state), parsed.GetValue(json), cancel));
        return verb;
    }

    private static Command Retry()
    {
        var call = new Argument<long?>("CALL") { Description = "The call's number, as on its page and in the list.", DefaultValueFactory = _ => null };
        var all = new Option<bool>("--all") { Description = "Everything that is set aside." };
        var kind = Named<FailureKind>("--kind", "With --all: only what failed for this reason.");
        var verb = new Command("retry", "Has a call, or all that is set aside, tried again; a running server takes it up within a second.") { call, all, kind };
        verb.Validators.Add(given =>
        {
            var isAll = given.GetValue(all);
            if (given.GetResult(call) is { Tokens.Count: > 0 } == isAll || (given.GetResult(kind) is not null && !isAll))
                given.AddError("Name one call, or --all, which --kind may narrow.");
        });
        verb.SetAction((parsed, cancel) => parsed.GetValue(call) is { } id
            ? RetryAsync(id, cancel)
            : RetryAllAsync(parsed.GetValue(kind), cancel));
        return verb;
    }

    private static async Task<int> ShowAsync(JobState? wanted, bool json, CancellationToken cancel)
    {
        await using var department = await StoredDepartment.OpenAsync(cancel);
        var counts = await department.Board.CountAsync(Everything, cancel);
        var awaited = await department.Board.CountAwaitedAsync(Everything, cancel);
        var jobs = new List<BoardJob>();
        foreach (var state in wanted is { } one ? [one] : new[] { JobState.Failed, JobState.SetAside })
            jobs.AddRange(await department.Board.ListAsync(state, Everything, null, MostShown, cancel));
        var now = Clocks.System.Steady.GetUtcNow();
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                asOf = now,
                counts = counts.Select(count => new JobCountView(count.Stage, count.State, count.Count, count.Oldest)),
                awaited = awaited.Select(one => new AwaitedEngineView(one.Language, one.Count)),
                jobs = jobs.Select(job => JobView.Of(job, new("", TimeZoneInfo.Utc, ""))),
            }, Json));
        else
            await Console.Out.WriteAsync(JobTables.Of(counts, awaited, jobs, now));
        return 0;
    }

    private static async Task<int> RetryAsync(long call, CancellationToken cancel)
    {
        await using var department = await StoredDepartment.OpenAsync(cancel);
        return await WriteAsync(async () => await department.Queue.RetryAsync(call)
            ? (0, string.Create(CultureInfo.InvariantCulture, $"Call {call} is tried again."))
            : (1, string.Create(CultureInfo.InvariantCulture, $"There is no call {call}, or it is being worked on right now.")));
    }

    private static async Task<int> RetryAllAsync(FailureKind? kind, CancellationToken cancel)
    {
        await using var department = await StoredDepartment.OpenAsync(cancel);
        return await WriteAsync(async () => await department.Board.RetrySetAsideAsync(Everything, kind, cancel) is var retried and > 0
            ? (0, string.Create(CultureInfo.InvariantCulture, $"{retried} set aside {(retried == 1 ? "is" : "are")} tried again."))
            : (1, "Nothing of that is set aside."));
    }

    private static async Task<int> WriteAsync(Func<Task<(int Exit, string Said)>> write)
    {
        try
        {
            var (exit, said) = await write();
            await (exit == 0 ? Console.Out : Console.Error).WriteLineAsync(said);
            return exit;
        }
        catch (SqliteException failure)
        {
            await Console.Error.WriteLineAsync($"Nothing was changed: {failure.Message}");
            return 1;
        }
    }

    private static Option<T?> Named<T>(string name, string description)
        where T : struct, Enum
    {
        var names = string.Join(", ", Enum.GetValues<T>().Select(JobsApi.NameOf));
        return new(name)
        {
            Description = $"{description} One of: {names}.",
            CustomParser = given =>
            {
                if (JobsApi.TryParse<T>(given.Tokens[0].Value, out var value))
                    return value;
                given.AddError($"{name} must be one of {names}.");
                return null;
            },
        };
    }
}
