using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using CallCoach.Demo.Department;
using CallCoach.Demo.StandIn;

namespace CallCoach.Demo.Processes;

/// <summary>The telephone provider's stand-in, as a child process. It ends when its standard input is closed.</summary>
public sealed class StandInProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private StandInProcess(Process process, StandInSettings settings)
    {
        _process = process;
        _http = new() { BaseAddress = settings.Listen, Timeout = TimeSpan.FromSeconds(10) };
        var credentials = Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthToken}");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
    }

    public static async Task<StandInProcess> StartAsync(DataFolder folder, StandInSettings settings, CancellationToken cancel)
    {
        folder.WriteStandInSettings(settings);
        var program = Path.Combine(AppContext.BaseDirectory, "CallCoach.Demo.dll");
        var start = ChildProgram.Of(program, ["stand-in", "--settings", folder.StandInSettings]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        var process = Process.Start(start) ?? throw new DemoFailedException("the stand-in did not start");
        if (await process.StandardOutput.ReadLineAsync(cancel) is null)
            throw new DemoFailedException("the telephone provider's stand-in ended before it was ready");
        return new(process, settings);
    }

    /// <exception cref="DemoFailedException">The stand-in ended.</exception>
    public async Task<DayProgress> ProgressAsync(CancellationToken cancel)
    {
        if (_process.HasExited)
            throw new DemoFailedException($"the telephone provider's stand-in ended with {_process.ExitCode}");
        return (await _http.GetFromJsonAsync<DayProgress>("day", cancel))!;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited)
            _process.StandardInput.Close();
        await Ending.TerminateAsync(_process);
        _process.Dispose();
    }
}
