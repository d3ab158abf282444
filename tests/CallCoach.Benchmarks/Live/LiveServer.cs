using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CallCoach.Benchmarks.Live;

/// <summary>The real server as a process of its own, an administrator's client at its hub, and managers who call.</summary>
internal sealed partial class LiveServer : IAsyncDisposable
{
    private const string Account = "AC00000000000000000000000000000001";
    private const string Token = "a-token-for-measuring";
    private const string Welcome = "First administrator: ";
    private const char End = (char)0x1E;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("callcoach-bench-");
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentDictionary<long, long> _alertedAt = new();
    private readonly CookieContainer _cookies = new();
    private readonly ClientWebSocket _hub = new();
    private readonly HttpClient _http;
    private readonly Process _process;
    private long _team;

    private LiveServer(IEnumerable<(string Key, string Value)> settings)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        _http = new(new HttpClientHandler { CookieContainer = _cookies }) { BaseAddress = new(address) };
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CallCoach.Server.dll"), "serve"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        (string Key, string Value)[] own =
            [("Listen", address), ("DataDirectory", _folder.FullName), ("Twilio__AccountSid", Account), ("Twilio__AuthToken", Token), ("Department__Language", "en")];
        foreach (var (key, value) in own.Concat(settings))
            start.Environment[$"CallCoach__{key}"] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static async Task<LiveServer> StartAsync(CancellationToken cancel, params (string Key, string Value)[] settings)
    {
        var server = new LiveServer(settings);
        try
        {
            await server.SignInAsync(cancel);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public double WorkingSetMiB
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>Frames the server says it has received and given up, of all streams that have ended.</summary>
    public (long Received, long Missing) Frames => (
        _output.SelectMany(line => ReceivedIn().Matches(line)).Sum(match => long.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture)),
        _output.SelectMany(line => MissingIn().Matches(line)).Sum(match => long.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture)));

    /// <summary>A new manager with a call of theirs.</summary>
    public async Task<(long PersonId, MediaStream Stream)> CallAsync(CancellationToken cancel)
    {
        var line = $"client:{Guid.NewGuid():N}";
        using var made = await _http.PostAsJsonAsync(
            "api/people", new { name = line, teamId = _team, role = "hunter", callsPerHour = (int?)null, workday = new { start = "09:00", end = "18:00" }, lines = new[] { line } }, cancel);
        var person = await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancel);
        return (person.GetProperty("id").GetInt64(), new(_http, Account, Token, line));
    }

    /// <summary>The page of today, for the same administrator.</summary>
    public Task<AlertPage> OpenPageAsync() => AlertPage.OpenAsync(_http.BaseAddress!, _cookies);

    /// <summary>When a client of the hub was told of an alert on a call of theirs; null when it was not.</summary>
    public long? AlertedAt(long personId) => _alertedAt.TryGetValue(personId, out var at) ? at : null;

    public async ValueTask DisposeAsync()
    {
        _hub.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task SignInAsync(CancellationToken cancel)
    {
        string? welcome;
        while ((welcome = _output.FirstOrDefault(line => line.StartsWith(Welcome, StringComparison.Ordinal))) is null)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The server ended: {string.Join(' ', _output)}");
            await Task.Delay(50, cancel);
        }
        var token = System.Web.HttpUtility.ParseQueryString(new Uri(welcome[Welcome.Length..]).Query)["token"];
        using var made = await _http.PostAsJsonAsync("api/first-administrator", new { token, userName = "admin", name = "Admin", password = "correct-horse-91" }, cancel);
        made.EnsureSuccessStatusCode();
        using var team = await _http.PostAsJsonAsync("api/teams", new { name = "North" }, cancel);
        _team = (await team.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("id").GetInt64();
        _hub.Options.SetRequestHeader("Cookie", _cookies.GetCookieHeader(_http.BaseAddress!));
        await _hub.ConnectAsync(new($"ws://{_http.BaseAddress!.Authority}/hubs/supervision"), cancel);
        await _hub.SendAsync(Encoding.UTF8.GetBytes($"{{\"protocol\":\"json\",\"version\":1}}{End}"), WebSocketMessageType.Text, endOfMessage: true, cancel);
        _ = ReadAsync(cancel);
    }

    /// <summary>SignalR's JSON protocol: messages parted by 0x1E.</summary>
    private async Task ReadAsync(CancellationToken cancel)
    {
        var (buffer, text) = (new byte[64 * 1024], new StringBuilder());
        try
        {
            while (await _hub.ReceiveAsync(buffer, cancel) is { MessageType: not WebSocketMessageType.Close } part)
            {
                var at = Stopwatch.GetTimestamp();
                text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
                if (!part.EndOfMessage)
                    continue;
                foreach (var message in text.ToString().Split(End, StringSplitOptions.RemoveEmptyEntries))
                    Hear(message, at);
                text.Clear();
            }
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The measurement is over.
        }
    }

    private void Hear(string message, long at)
    {
        using var json = JsonDocument.Parse(message);
        if (!json.RootElement.TryGetProperty("target", out var target) || target.GetString() != "AlertRaised")
            return;
        var alert = json.RootElement.GetProperty("arguments")[0];
        if (alert.GetProperty("kind").GetString() == "objection" && alert.GetProperty("personId") is { ValueKind: JsonValueKind.Number } person)
            _alertedAt.TryAdd(person.GetInt64(), at);
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    [GeneratedRegex(@"Received = (?<count>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReceivedIn();

    [GeneratedRegex(@"Missing = (?<count>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingIn();
}
