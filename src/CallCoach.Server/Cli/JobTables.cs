using System.Globalization;
using System.Text;
using CallCoach.Jobs;
using CallCoach.People;
using CallCoach.Server.Api;

namespace CallCoach.Server.Cli;

/// <summary>Jobs as a person reads them on a terminal.</summary>
internal static class JobTables
{
    public static string Of(IReadOnlyList<JobCount> counts, IReadOnlyList<AwaitedEngine> awaited, IReadOnlyList<BoardJob> jobs, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var state in Enum.GetValues<JobState>())
            text.AppendLine(Line(state, [.. counts.Where(count => count.State == state)], now));
        if (awaited.Count > 0)
            text.AppendLine(Line(awaited));
        if (jobs.Count == 0)
            return text.ToString();
        text.AppendLine();
        string[][] rows = [["CALL", "STATE", "STAGE", "ATTEMPTS", "NEXT", "CLIENT", "MANAGER", "REASON"], .. jobs.Select(job => Row(job, now))];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
            text.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        return text.ToString();
    }

    private static string Line(JobState state, IReadOnlyList<JobCount> counts, DateTimeOffset now)
    {
        var name = JobsApi.NameOf(state).Replace('_', ' ');
        var stages = string.Join(", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{JobsApi.NameOf(count.Stage)} {count.Count}")));
        var oldest = state is JobState.Waiting or JobState.SetAside ? counts.Min(count => count.Oldest) : null;
        var age = oldest is { } since ? $"; the oldest for {Span(now - since)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{name,-10}{counts.Sum(count => count.Count),8}{(stages.Length > 0 ? $"  {stages}{age}" : "")}");
    }

    private static string Line(IReadOnlyList<AwaitedEngine> awaited)
    {
        var languages = string.Join(", ", awaited.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Language} {one.Count}")));
        return string.Create(CultureInfo.InvariantCulture, $"{"no engine",-10}{awaited.Sum(one => one.Count),8}  {languages}; heard when there is one");
    }

    private static string[] Row(BoardJob shown, DateTimeOffset now) =>
    [
        shown.Job.CallId.ToString(CultureInfo.InvariantCulture),
        JobsApi.NameOf(shown.State).Replace('_', ' '),
        JobsApi.NameOf(shown.Job.Stage),
        shown.Job.Attempts.ToString(CultureInfo.InvariantCulture),
        shown.Job.NextAttemptAt is not { } next ? "-" : next <= now ? "now" : $"in {Span(next - now)}",
        LineAddress.Mask(shown.Call.Client),
        shown.Call.Person?.Name ?? "unassigned",
        shown.Job.LastError is { } error ? $"{(shown.Job.FailureKind is { } kind ? JobsApi.NameOf(kind) + ": " : "")}{error.ReplaceLineEndings(" ")}" : "",
    ];

    private static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, span.TotalSeconds):0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.#} days"),
    };
}
