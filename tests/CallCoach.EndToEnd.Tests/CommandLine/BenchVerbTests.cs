using System.Text.Json;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.CommandLine;

/// <summary>That the benchmarks run and say what they measured; not what it was.</summary>
[Collection(typeof(Alone))]
public sealed class BenchVerbTests
{
    private static readonly string[] Short = ["--json", "--seconds", "2", "--warm-up", "1", "--rounds", "1"];

    [Fact]
    public async Task Ingest_is_measured_against_both_its_baselines()
    {
        var measured = await MeasureAsync("ingest");

        ShouldHave(measured, "figures", ["acks_per_second", "p99_ms"]);
        ShouldHave(measured, "ratios", ["acks_to_commit_each", "acks_to_no_store"]);
        measured.GetProperty("figures").GetProperty("refused").GetDouble().ShouldBe(0);
    }

    [Fact]
    public async Task Jobs_are_measured_with_and_without_a_backlog()
    {
        var measured = await MeasureAsync("jobs", [.. Short, "--backlog", "30000"]);

        ShouldHave(measured, "figures", ["claim_complete_per_second", "pickup_p99_ms"]);
        ShouldHave(measured, "ratios", ["backlog_to_empty"]);
    }

    [Fact]
    public async Task The_import_of_calls_is_measured_next_to_bare_inserts()
    {
        var measured = await MeasureAsync("import", [.. Short, "--backlog", "20000"]);

        ShouldHave(measured, "figures", ["calls_per_second"]);
        ShouldHave(measured, "ratios", ["to_bare_insert"]);
    }

    [Fact]
    public async Task Live_calls_are_measured_from_the_last_frame_to_the_alert_in_a_browser()
    {
        var measured = await MeasureAsync("live");

        ShouldHave(measured, "figures", ["p95_beyond_engine_ms", "p95_beyond_engine_at_hub_ms", "frames_lost", "pocketsphinx_2_calls_p95_ms", "cpu_cores_at_100_calls", "memory_grown_mib"]);
        measured.GetProperty("figures").GetProperty("beyond_engine_missing").GetDouble().ShouldBe(0);
    }

    [Fact]
    public async Task Transcribing_is_measured_next_to_the_bare_engine_on_speech_and_on_silence_and_for_the_web_side()
    {
        var measured = await MeasureAsync("transcribe", [.. Short, "--minutes", "0.05"]);

        ShouldHave(measured, "figures", ["hours_per_hour", "bare_hours_per_hour", "silence", "busy_p99_ms"]);
        ShouldHave(measured, "ratios", ["to_bare_engine", "to_bare_engine_leaving_silence_out", "to_bare_engine_hearing_silence", "p99_to_idle"]);
        measured.GetProperty("figures").GetProperty("silence").GetDouble().ShouldBeInRange(0.4, 0.8);
    }

    [Fact]
    public async Task The_board_and_a_managers_day_are_measured_with_many_calls_and_with_few()
    {
        var measured = await MeasureAsync("norms", ["--json", "--calls", "200000"]);

        ShouldHave(measured, "figures", ["board_p95_ms", "my_day_p95_ms", "count_p95_ms", "entered_calls_per_second"]);
        ShouldHave(measured, "ratios", ["at_10m_to_100k"]);
        measured.GetProperty("figures").GetProperty("calls").GetDouble().ShouldBe(200_000);
    }

    [Theory]
    [InlineData("search", "comes in a later version")]
    [InlineData("dancing", "dancing")]
    public async Task What_is_not_measured_yet_is_told_in_one_line(string name, string said)
    {
        var end = await ProgramRun.OfAsync(BuildOutput.Benchmarks, ["bench", name]);

        end.ExitCode.ShouldBe(2);
        end.ErrorLines.ShouldHaveSingleItem().ShouldContain(said);
    }

    /// <returns>The line of JSON, which must be the last.</returns>
    private static Task<JsonElement> MeasureAsync(string name) => MeasureAsync(name, Short);

    /// <returns>The line of JSON, which must be the last.</returns>
    private static async Task<JsonElement> MeasureAsync(string name, string[] options)
    {
        var end = await ProgramRun.OfToolAsync(
            "dotnet", [BuildOutput.Benchmarks, "bench", name, .. options], BuildOutput.Top, within: TimeSpan.FromMinutes(10));
        end.ExitCode.ShouldBe(0, end.ToString());
        var measured = JsonDocument.Parse(end.OutputLines[^1]).RootElement;
        measured.GetProperty("bench").GetString().ShouldBe(name);
        foreach (var aim in measured.GetProperty("aims").EnumerateArray())
            (aim.GetProperty("name").GetString() is { Length: > 0 } && aim.GetProperty("holds").ValueKind is JsonValueKind.True or JsonValueKind.False).ShouldBeTrue();
        foreach (var figure in measured.GetProperty("figures").EnumerateObject().Concat(measured.GetProperty("ratios").EnumerateObject()))
            figure.Value.GetDouble().ShouldBeGreaterThanOrEqualTo(0, figure.Name);
        return measured;
    }

    private static void ShouldHave(JsonElement measured, string kind, string[] names)
    {
        foreach (var name in names)
            measured.GetProperty(kind).TryGetProperty(name, out _).ShouldBeTrue(name);
    }
}
