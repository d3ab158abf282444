using System.Text.Json;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Durability;

/// <summary>The outcome that the demo's check prints last.</summary>
internal sealed record DemoOutcome(
    int Calls, int Transcribed, IReadOnlyDictionary<string, int> Objections, int Alerts, int Counted, int Failed, LiveOutcome Live, double Seconds);

/// <summary>What became of the calls that were heard while they were on.</summary>
internal sealed record LiveOutcome(int Calls, int Streamed, int Frames, int Captions, int Alerts, int Confirmed);

/// <summary>A whole compressed day of the demo department, checked by the demo itself against what was placed.</summary>
internal static class DemoDay
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    public static async Task<(ProgramEnd End, DemoOutcome Outcome)> RunAsync(params string[] options)
    {
        var end = await ProgramRun.OfAsync(BuildOutput.Demo, ["run", "--check", "--server", BuildOutput.Server, .. options], within: Patience);
        end.ExitCode.ShouldBe(0, end.ToString());
        return (end, JsonSerializer.Deserialize<DemoOutcome>(end.OutputLines[^1], Strict)!);
    }
}
