using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Models;

/// <summary>A department's models, used as its people use them: by the command line and the API.</summary>
internal sealed class DepartmentModels(DepartmentServer department)
{
    public Task<ModelView> ShownAsync() => department.Administrator.GetAsync<ModelView>("api/model");

    public Task<ProgramEnd> RunAsync(params string[] arguments) => ProgramRun.OfAsync(BuildOutput.Server, arguments, department.Settings.Values);

    public async Task<ProgramEnd> LearnAsync(string texts) => await RunAsync("model", "learn", "--texts", texts);

    /// <summary>The version that a run of <c>model learn</c> names.</summary>
    public static string VersionOf(ProgramEnd learned) => learned.OutputLines[0]["Model ".Length..][..12];

    /// <summary>Makes a model live by the command line.</summary>
    public async Task UseAsync(string name, string version)
    {
        var used = await RunAsync("model", "use", name);
        used.ExitCode.ShouldBe(0, used.ToString());
        await JudgesAsync(version);
    }

    /// <summary>Waits until the server has taken a model up.</summary>
    public Task JudgesAsync(string version) => Eventually.HoldsAsync($"model {version} judges", async () => (await ShownAsync()).Live == version);

    /// <summary>Has the archive judged again, and waits until what would change is known.</summary>
    public async Task<RunView> ReclassifyAsync()
    {
        (await department.Administrator.PostAsync("api/model/reclassification", null)).ShouldBe(HttpStatusCode.Accepted);
        await ReachesAsync("ready");
        return (await ShownAsync()).Reclassification!;
    }

    public async Task AcceptAsync()
    {
        (await department.Administrator.PostAsync("api/model/reclassification/accept", null)).ShouldBe(HttpStatusCode.Accepted);
        await ReachesAsync("accepted");
    }

    /// <summary>A call once nothing is left to do with it.</summary>
    public Task<CallView> JudgedAsync(long call) => Eventually.ComesAsync($"call {call} is judged", async () =>
        await department.Administrator.GetAsync<CallView>($"api/calls/{call}") is { IsThrough: true } shown ? shown : null);

    public Task ReachesAsync(string state) =>
        Eventually.HoldsAsync($"the reclassification is {state}", async () => (await ShownAsync()).Reclassification?.State == state);
}
