using System.Net;
using Microsoft.Playwright;

namespace CallCoach.Benchmarks.Live;

/// <summary>The page of today in Debian's Chromium, which notes when the row of a manager's first alert is in its document.</summary>
internal sealed class AlertPage : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private const string Note = """
        window.alertedAt = {};
        new MutationObserver(() => {
          const now = Date.now();
          for (const row of document.querySelectorAll('[data-testid=alert][data-kind=objection]'))
            window.alertedAt[row.dataset.person] ??= now;
        }).observe(document, { childList: true, subtree: true, attributes: true });
        """;

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;

    private AlertPage(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, _page) = (playwright, browser, page);

    /// <exception cref="FileNotFoundException">There is no Chromium, or the page was not built.</exception>
    public static void CheckReady()
    {
        if (!File.Exists(Program))
            throw new FileNotFoundException($"The alert is timed in a browser, and {Program} is missing: apt-get install chromium");
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html")))
            throw new FileNotFoundException("The alert is timed in a browser, and the page was not built: ./callcoach bench live builds it.");
    }

    /// <summary>Opens it for who is signed in with these cookies, and waits until it is live.</summary>
    public static async Task<AlertPage> OpenAsync(Uri server, CookieContainer cookies)
    {
        var playwright = await Playwright.CreateAsync();
        try
        {
            var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Flags });
            var context = await browser.NewContextAsync(new() { BaseURL = server.AbsoluteUri, Locale = "en-GB" });
            await context.AddCookiesAsync(
                cookies.GetCookies(server).Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Url = server.AbsoluteUri }));
            await context.AddInitScriptAsync(Note);
            var page = await context.NewPageAsync();
            await page.GotoAsync("/");
            await page.Locator("[data-testid=connection-state][data-state=live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            return new(playwright, browser, page);
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <returns>By the clock of this machine, in milliseconds since 1970; null when there is no row.</returns>
    public Task<double?> AlertedAtAsync(long personId) => _page.EvaluateAsync<double?>("person => window.alertedAt[person] ?? null", personId);

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
