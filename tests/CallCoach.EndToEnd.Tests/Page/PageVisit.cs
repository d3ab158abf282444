using System.Collections.Concurrent;
using System.Globalization;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using Microsoft.Playwright;

namespace CallCoach.EndToEnd.Tests.Page;

/// <summary>One person's visit to the page. Ending it tells whether the page complained or asked another host for anything.</summary>
internal sealed class PageVisit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly Uri _server;

    public PageVisit(IPage page, Uri server)
    {
        Page = page;
        _server = server;
        page.PageError += (_, error) => _complaints.Enqueue($"an error: {error}");
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                _complaints.Enqueue(message.Text);
        };
        page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is "http" or "https" or "ws" or "wss" && address.Authority != _server.Authority)
                _complaints.Enqueue($"a request to {address}");
        };
    }

    public IPage Page { get; }

    public ILocator Find(string testId) => Page.GetByTestId(testId);

    /// <summary>An element with the test's name and such a data attribute.</summary>
    public ILocator Find(string testId, string attribute, object value) =>
        Page.Locator(string.Create(CultureInfo.InvariantCulture, $"[data-testid={testId}][data-{attribute}=\"{value}\"]"));

    public async Task SignInAsync(string userName, string password = DepartmentServer.Password)
    {
        await Page.GotoAsync("/");
        await Find("signin-user").FillAsync(userName);
        await Find("signin-password").FillAsync(password);
        await Find("signin-submit").ClickAsync();
    }

    /// <summary>Waits until the page has gone to a path, whatever its query, or to a path with just that query.</summary>
    public Task IsAtAsync(string place) =>
        Page.WaitForURLAsync(url => new Uri(url) is var address && (address.AbsolutePath == place || address.PathAndQuery == place));

    /// <summary>Signs in and waits until the page is live.</summary>
    public async Task ComeInAsync(string userName)
    {
        await SignInAsync(userName);
        await Assertions.Expect(Find("connection-state")).ToHaveAttributeAsync("data-state", "live");
    }

    /// <summary>Keeps what is seen as a picture among the results of the run.</summary>
    /// <summary>Goes to a page by the menu, where it is in view or under "More".</summary>
    public async Task GoAsync(string place)
    {
        var link = Page.Locator($"header nav a[href='{place}']:visible");
        await Page.Locator("header nav a:visible").First.WaitForAsync();
        if (await link.CountAsync() == 0)
        {
            await Find("nav-more").ClickAsync();
            link = Find("nav-menu").Locator($"a[href='{place}']");
        }
        await link.ClickAsync();
    }

    /// <summary>The pages the menu offers, those under "More" included.</summary>
    public async Task<IReadOnlyList<string>> PlacesAsync()
    {
        await Page.Locator("header nav a:visible").First.WaitForAsync();
        var more = Find("nav-more");
        if (await more.IsVisibleAsync())
        {
            await more.ClickAsync();
            await Find("nav-menu").WaitForAsync();
        }
        return await Page.Locator("header nav a, [data-testid=nav-menu] a").EvaluateAllAsync<string[]>("links => links.map(link => new URL(link.href).pathname)");
    }

    public Task PictureAsync(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(BuildOutput.Screenshots, name + ".png"), FullPage = Page.ViewportSize!.Width > 600 });

    /// <summary>A number that an element carries.</summary>
    public static async Task<double> NumberAsync(ILocator element, string attribute) =>
        double.Parse((await element.GetAttributeAsync("data-" + attribute))!, CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        _complaints.ShouldBeEmpty();
    }
}
