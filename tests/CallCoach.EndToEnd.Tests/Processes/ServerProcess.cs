using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CallCoach.EndToEnd.Tests.Processes;

/// <summary>The real server, as a process of its own.</summary>
internal sealed partial class ServerProcess(IReadOnlyDictionary<string, string> settings, Surroundings? around = null) : IAsyncDisposable
{
    private const string Welcome = "First administrator: ";
    private const int Terminate = 15;

    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;
    private int _startedAt;

    public Uri Address { get; } = new(settings["Listen"]);

    /// <summary>The process of the last start.</summary>
    public int Id => _process!.Id;

    /// <summary>Everything it wrote on standard output and standard error, over all its starts.</summary>
    public IReadOnlyList<string> Output => [.. _output];

    /// <summary>The one-time link of the last start; null when none was printed.</summary>
    public Uri? FirstAdministratorLink =>
        _output.Skip(_startedAt).FirstOrDefault(line => line.StartsWith(Welcome, StringComparison.Ordinal)) is { } line ? new(line[Welcome.Length..]) : null;

    public static async Task<ServerProcess> StartAsync(ServerSettings settings, Surroundings? around = null)
    {
        var server = new ServerProcess(settings.Values, around);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it, the first time or again, and waits until it says that it listens and is ready.</summary>
    public async Task StartAsync()
    {
        Begin();
        await BecomeReadyAsync();
    }

    /// <summary>Starts it, the first time or again, and does not wait.</summary>
    public void Begin()
    {
        var (before, environment) = around ?? Surroundings.Plain;
        string[] command = [.. before, "dotnet", BuildOutput.Server, "serve"];
        var start = ProgramRun.Prepare(command[0], command[1..], settings);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _startedAt = _output.Count;
        _process?.Dispose();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Note;
        _process.ErrorDataReceived += Note;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public async Task BecomeReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        await Eventually.HoldsAsync("the server is ready", async () =>
        {
            if (_process!.HasExited)
                throw new InvalidOperationException($"The server ended with {_process.ExitCode}: {string.Join('\n', _output.Skip(_startedAt))}");
            return _output.Skip(_startedAt).Any(line => line.StartsWith("Listening on ", StringComparison.Ordinal)) && await IsReadyAsync(http);
        }, Eventually.LongPatience);
    }

    /// <summary>Ends it without a warning, as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        if (!_process!.HasExited)
            Kill(_process.Id, Terminate);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not { } process)
            return;
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private void Note(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
            _output.Enqueue(text);
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
