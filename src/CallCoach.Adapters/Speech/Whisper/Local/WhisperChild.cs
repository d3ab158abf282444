using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CallCoach.Adapters.Speech.Whisper.Local;

/// <summary>
/// One run of <c>whisper-server</c>, on loopback. All its addresses lie below a path that nobody else knows: what answers there is
/// this program and no other on the same port, and no page in a browser of this machine can have it load files.
/// </summary>
internal sealed class WhisperChild : IDisposable
{
    private const int KeptLines = 20;
    private const int LongestLine = 200;

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process = new();
    private readonly HttpClient _http;
    private volatile bool _isReady;

    private WhisperChild(LocalWhisperSettings settings, HttpClient http)
    {
        _http = http;
        var port = FreePort();
        var path = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{path}/"));
        _process.StartInfo = Prepare(settings, port, path);
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>Ends with a slash.</summary>
    public Uri Address { get; }

    public int Id { get; private set; }

    /// <summary>Its exit code, when it has ended.</summary>
    public Task<int> Exit { get; private set; } = null!;

    /// <summary>Completed when a request found it hanging.</summary>
    public Task Hangs => _hangs.Task;

    /// <summary>It could not have the port: another program took it first.</summary>
    public bool LostItsPort => _lines.Any(line => line.Contains("couldn't bind", StringComparison.Ordinal));

    /// <summary>The last of what it said before it answered; what it says later may be about calls and is not kept.</summary>
    public string LastWords => string.Join(" | ", _lines.TakeLast(3));

    /// <exception cref="System.ComponentModel.Win32Exception">It is no program, or may not be run.</exception>
    public static async Task<WhisperChild> StartAsync(LocalWhisperSettings settings, HttpClient http)
    {
        var child = new WhisperChild(settings, http);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // The system ends the program with the thread that started it, so that thread stays as long.
        child.Exit = PatientThread.RunAsync(() => child.Run(started));
        try
        {
            await started.Task;
            return child;
        }
        catch
        {
            child.Dispose();
            throw;
        }
    }

    /// <summary>Whether it answers that its model is loaded.</summary>
    public async Task<bool> AnswersAsync(TimeSpan within, CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(within);
        try
        {
            using var answer = await _http.GetAsync(new Uri(Address, "health"), late.Token);
            var answers = answer.StatusCode == HttpStatusCode.OK;
            _isReady |= answers;
            return answers;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return false;
        }
    }

    public void IsHanging() => _hangs.TrySetResult();

    /// <summary>Asks it to end, and kills it when it does not.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (!Exit.IsCompleted)
            CLibrary.Signal(Id, CLibrary.Terminate);
        await Task.WhenAny(Exit, Task.Delay(patience));
        await KillAsync();
    }

    public async Task KillAsync()
    {
        if (!Exit.IsCompleted)
            _process.Kill();
        await Exit;
    }

    public void Dispose() => _process.Dispose();

    private int Run(TaskCompletionSource started)
    {
        try
        {
            _process.Start();
            _process.StandardInput.Close();
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
            Id = _process.Id;
            started.SetResult();
        }
        catch (Exception failure)
        {
            started.SetException(failure);
            return -1;
        }
        _process.WaitForExit();
        return _process.ExitCode;
    }

    private static ProcessStartInfo Prepare(LocalWhisperSettings settings, int port, string path)
    {
        string[] command =
        [
            settings.Program, "--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--request-path", "/" + path,
            "--public", "/dev/null", "--threads", settings.Threads.ToString(CultureInfo.InvariantCulture), "--model", Path.GetFullPath(settings.Model.Path),
        ];
        // setpriv, of every Debian's util-linux, has the system kill the program when the server is gone, however it went.
        string[] tied = File.Exists("/usr/bin/setpriv") ? ["/usr/bin/setpriv", "--pdeathsig", "KILL", "--", .. command] : command;
        var start = new ProcessStartInfo(tied[0], tied[1..])
        {
            // It looks for parts of itself in its folder, which must not be one that others can write to.
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var secret in start.Environment.Keys.Where(key => key.StartsWith("CallCoach", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(secret);
        return start;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private void Keep(string? line)
    {
        if (_isReady || string.IsNullOrWhiteSpace(line))
            return;
        _lines.Enqueue(line.Trim() is var said && said.Length > LongestLine ? said[..LongestLine] : said);
        if (_lines.Count > KeptLines)
            _lines.TryDequeue(out _);
    }
}
