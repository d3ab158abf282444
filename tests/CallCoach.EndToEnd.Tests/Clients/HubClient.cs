using System.Diagnostics;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Clients;

/// <summary>Something the hub said to one connection.</summary>
internal sealed record HubNews(string Event, JsonElement Value)
{
    public T As<T>() => Value.Deserialize<T>(JsonSerializerOptions.Web)!;
}

/// <summary>What <c>Resume</c> returns.</summary>
internal sealed record Resumed(bool Reload, long Sequence, IReadOnlyList<AlertView> Alerts, IReadOnlyList<CallView> Calls, CountersView Counters);

/// <summary>SignalR's own client in a process of its own.</summary>
internal sealed class HubClient(Uri hub, string cookie) : IAsyncDisposable
{
    private readonly Process _process =
        Start(ProgramRun.Prepare("node", [Path.Combine(BuildOutput.Node, "hub.mjs"), hub.AbsoluteUri, cookie], null));

    private readonly List<HubNews> _news = [];
    private Task? _reading;

    /// <summary>Everything said so far, in order.</summary>
    public IReadOnlyList<HubNews> News
    {
        get
        {
            lock (_news)
                return [.. _news];
        }
    }

    /// <summary>Alerts that were raised or changed, in the order they came.</summary>
    public IReadOnlyList<AlertView> Alerts => [.. News.Where(news => news.Event is "AlertRaised" or "AlertChanged").Select(news => news.As<AlertView>())];

    public async Task ConnectAsync()
    {
        _reading ??= ReadAsync();
        await AskAsync("connect", "connected");
    }

    public async Task<Resumed> ResumeAsync(long since) =>
        (await AskAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"resume {since}"), "resumed")).As<Resumed>();

    /// <summary>Opens a call; what it is told is null where it may not be seen.</summary>
    public async Task<JsonElement> OpenAsync(long call) =>
        (await AskAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"open {call}"), "opened")).Value;

    /// <summary>Waits for news that fits.</summary>
    public Task<HubNews> HearsAsync(string what, Func<HubNews, bool> fits) =>
        Eventually.ComesAsync(what, () => Task.FromResult(News.FirstOrDefault(fits)));

    public Task<HubNews> HearsAlertAsync(Func<AlertView, bool> fits) =>
        HearsAsync("an alert at the hub", news => news.Event is "AlertRaised" or "AlertChanged" && fits(news.As<AlertView>()));

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    private async Task<HubNews> AskAsync(string line, string answer)
    {
        var before = News.Count;
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        var news = await Eventually.ComesAsync(
            $"the hub's answer to {line}",
            () => _process.HasExited
                ? throw new InvalidOperationException($"SignalR's client ended with {_process.ExitCode}.")
                : Task.FromResult(News.Skip(before).FirstOrDefault(news => news.Event == answer || news.Event == "refused")));
        news.Event.ShouldBe(answer, news.Value.ToString());
        return news;
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var news = JsonSerializer.Deserialize<HubNews>(line, JsonSerializerOptions.Web)!;
            lock (_news)
                _news.Add(news);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
