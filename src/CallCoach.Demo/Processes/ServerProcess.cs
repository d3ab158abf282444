using System.Diagnostics;
using System.Text.RegularExpressions;
using CallCoach.Demo.Company;
using CallCoach.Demo.Day;
using CallCoach.Demo.Department;

namespace CallCoach.Demo.Processes;

/// <summary>The server under demonstration, as a child process that may be stopped, killed and started again.</summary>
/// <param name="program">The server's program.</param>
/// <param name="folder">The demo's data folder; the server's output goes into its log.</param>
public sealed partial class ServerProcess(string program, DataFolder folder) : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(150);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Lock _log = new();
    private Process? _process;
    private DomainClock? _clock;
    private volatile string? _firstAdministrator;

    public Uri Address { get; } = new($"http://127.0.0.1:{folder.State.ServerPort}/");

    /// <summary>The token of the one-time link that the server printed for its first administrator.</summary>
    /// <returns>Null when there is an administrator already.</returns>
    public async Task<string?> FirstAdministratorTokenAsync(CancellationToken cancel)
    {
        var patience = folder.State.Days.Count > 1 ? TimeSpan.FromMilliseconds(300) : TimeSpan.FromSeconds(5);
        for (var begin = TimeProvider.System.GetUtcNow(); _firstAdministrator is null && TimeProvider.System.GetUtcNow() - begin < patience;)
            await Task.Delay(Poll, cancel);
        return _firstAdministrator;
    }

    /// <summary>Finds the server's program: where it is said to be, beside this program, or in the build's output.</summary>
    /// <exception cref="MissingException">It is nowhere.</exception>
    public static string Find(string? given)
    {
        const string name = "CallCoach.Server.dll";
        var here = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        string[] places = given is not null
            ? [given]
            : [Path.Combine(here, name), Path.Combine(here, "..", "..", "CallCoach.Server", Path.GetFileName(here), name)];
        return Array.Find(places, File.Exists) is { } found
            ? Path.GetFullPath(found)
            : throw new MissingException($"the server's program is not there: {string.Join(", ", places.Select(Path.GetFullPath))}");
    }

    /// <summary>Starts the server on the clock and waits until it is ready.</summary>
    /// <exception cref="DemoFailedException">It ended, or was not ready within a minute.</exception>
    public async Task StartAsync(DomainClock clock, CancellationToken cancel)
    {
        _clock = clock;
        _process = Launch(clock);
        var patience = TimeProvider.System.GetUtcNow() + ReadyWithin;
        while (!await IsReadyAsync(cancel))
        {
            if (_process.HasExited)
                throw new DemoFailedException($"the server ended with {_process.ExitCode}; its output is in {folder.ServerLog}");
            if (TimeProvider.System.GetUtcNow() > patience)
                throw new DemoFailedException($"the server is not ready after {ReadyWithin.TotalSeconds:0} s; its output is in {folder.ServerLog}");
            await Task.Delay(Poll, cancel);
        }
    }

    /// <summary>Kills the server without a warning (SIGKILL) and starts it again on the same clock.</summary>
    public async Task KillAndRestartAsync(CancellationToken cancel)
    {
        _process!.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        await StartAsync(_clock!, cancel);
    }

    public async Task StopAsync()
    {
        if (_process is null)
            return;
        await Ending.TerminateAsync(_process);
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _http.Dispose();
    }

    private Process Launch(DomainClock clock)
    {
        var start = ChildProgram.Of(program, ["serve"]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var key in start.Environment.Keys.Where(key => key.StartsWith("CallCoach__", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(key);
        foreach (var (key, value) in Settings(clock))
            start.Environment["CallCoach__" + key] = value;

        var process = Process.Start(start) ?? throw new DemoFailedException("the server did not start");
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private IEnumerable<(string Key, string Value)> Settings(DomainClock clock)
    {
        var state = folder.State;
        var own = Address.GetLeftPart(UriPartial.Authority);
        yield return ("Listen", own);
        yield return ("PublicUrl", own);
        yield return ("DataDirectory", folder.ServerData);
        yield return ("Department__Name", Cast.DepartmentName);
        yield return ("Department__TimeZone", Cast.Zone.Id);
        yield return ("Department__Language", Cast.Language);
        yield return ("Twilio__AccountSid", state.AccountSid);
        yield return ("Twilio__AuthToken", state.AuthToken);
        yield return ("Twilio__ApiBaseUrl", $"http://127.0.0.1:{state.StandInPort}");
        yield return ("Twilio__CallerId", Cast.CallerId);
        yield return ("Webhooks__Secret", state.WebhookSecret);
        yield return ("Speech__Engine", "auto");
        yield return ("Clock__DomainStart", clock.DomainStart.ToString("O"));
        yield return ("Clock__RealStart", clock.RealStart.ToString("O"));
        yield return ("Clock__Speed", clock.Speed.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(Address, "health/ready"), cancel);
            return response.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        if (line is null)
            return;
        if (Welcome().Match(line) is { Success: true } link)
        {
            _firstAdministrator = Uri.UnescapeDataString(link.Groups["token"].Value);
            return;
        }
        lock (_log)
            File.AppendAllText(folder.ServerLog, line + Environment.NewLine);
    }

    [GeneratedRegex(@"First administrator: \S+[?&]token=(?<token>[^&\s]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Welcome();
}
