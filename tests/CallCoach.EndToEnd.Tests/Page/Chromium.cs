using CallCoach.EndToEnd.Tests.Page;
using CallCoach.EndToEnd.Tests.Processes;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace CallCoach.EndToEnd.Tests.Page;

/// <summary>Debian's Chromium, started when the first test wants it; every visit has its own cookies.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private const float Patience = 90_000;

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>A new visit to the page of a server.</summary>
    /// <param name="locale">The browser's own language.</param>
    internal async Task<PageVisit> VisitAsync(Uri server, string locale = "en-GB", bool phone = false)
    {
        var context = await (await _started.Value).Browser.NewContextAsync(new()
        {
            BaseURL = server.AbsoluteUri,
            Locale = locale,
            TimezoneId = "Europe/Warsaw",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1360, Height = 860 },
        });
        context.SetDefaultTimeout(Patience);
        return new(await context.NewPageAsync(), server);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated)
            return;
        var (playwright, browser) = await _started.Value;
        await browser.CloseAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        File.Exists(Program).ShouldBeTrue($"the page is tested in {Program} (apt-get install chromium)");
        Directory.CreateDirectory(BuildOutput.Screenshots);
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Flags }));
    }
}
