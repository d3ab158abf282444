using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Demo;

/// <summary>The telephone provider's stand-in as a process, with a folder of its own, and a client of its API.</summary>
internal sealed class StandInProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private StandInProgram(Process process, string folder, HttpClient provider)
    {
        (_process, _folder, Provider) = (process, folder, provider);
    }

    /// <summary>Signed in to the provider's API.</summary>
    public HttpClient Provider { get; }

    /// <summary>Synthesises the recordings, then starts the stand-in on its clock.</summary>
    /// <param name="address">Where the stand-in is to listen.</param>
    /// <param name="settings">From the folder of the recordings and the real instant from which the clock counts.</param>
    public static async Task<StandInProgram> StartAsync(Uri address, string accountSid, string authToken, Func<string, DateTimeOffset, object> settings)
    {
        var folder = Directory.CreateTempSubdirectory("callcoach-stand-in-").FullName;
        var speech = Path.Combine(folder, "speech");
        (await ProgramRun.OfAsync(BuildOutput.Demo, ["speak", "--out", speech])).ExitCode.ShouldBe(0, "the recordings need flite (apt-get install flite)");
        var file = Path.Combine(folder, "settings.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(settings(speech, TimeProvider.System.GetUtcNow())));
        var process = Process.Start(ProgramRun.Prepare("dotnet", [BuildOutput.Demo, "stand-in", "--settings", file], null))!;
        process.BeginErrorReadLine();
        await process.StandardOutput.ReadLineAsync();
        var provider = new HttpClient { BaseAddress = address };
        provider.DefaultRequestHeaders.Authorization = Basic(accountSid, authToken);
        return new(process, folder, provider);
    }

    public static AuthenticationHeaderValue Basic(string name, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));

    /// <summary>Closes the stand-in's standard input, as the end of whoever started it does: the stand-in ends too.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.ExitCode.ShouldBe(0);
        _process.Dispose();
        Provider.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
