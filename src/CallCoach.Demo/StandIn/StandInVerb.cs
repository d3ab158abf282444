using System.CommandLine;
using CallCoach.Demo.Day;
using CallCoach.Demo.Scripts;
using CallCoach.Demo.Speech;

namespace CallCoach.Demo.StandIn;

/// <summary>
/// <c>stand-in</c>: the telephone provider's process. Serves recordings and lists of calls, and places a day of them; ends when whoever
/// started it closes its standard input.
/// </summary>
internal static class StandInVerb
{
    public static Command Create()
    {
        var file = new Option<string>("--settings") { Description = "File with the stand-in's settings", Required = true };
        var verb = new Command("stand-in", "The telephone provider's stand-in; started by run") { file };
        verb.SetAction((arguments, cancel) => RunAsync(StandInSettings.Read(arguments.GetValue(file)!), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(StandInSettings settings, CancellationToken cancel)
    {
        var scripts = ScriptLibrary.Load();
        var speech = new SpeechLibrary(settings.Speech);
        var days = settings.Days.Select(day => DayPlan.Create(day, settings.Seed, scripts, speech)).ToList();

        var account = new Account(settings);
        foreach (var earlier in days.SkipLast(1).SelectMany(calls => calls).Where(call => call.ThroughTwilio))
            account.AddEarlier(earlier);

        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var sender = new WebhookSender(http, settings);
        var day = new DayRun(settings, sender, account, days[^1]);
        await using var app = Serve(settings, account, new Recordings(days.SelectMany(calls => calls)), day);
        await app.StartAsync(cancel);
        Console.WriteLine($"Stand-in listening on {settings.Listen}");

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var placing = day.RunAsync(stop.Token);
        var abandoned = Console.OpenStandardInput().CopyToAsync(Stream.Null, stop.Token);
        try
        {
            if (await Task.WhenAny(placing, abandoned) == placing)
                await placing;
            await abandoned;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Asked to end; the calls under way end with it.
        }
        await stop.CancelAsync();
        await app.StopAsync(CancellationToken.None);
        return 0;
    }

    private static WebApplication Serve(StandInSettings settings, Account account, Recordings recordings, DayRun day)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(settings.Listen.GetLeftPart(UriPartial.Authority));
        var app = builder.Build();
        app.MapGet("/day", (HttpContext http) => account.MayAsk(http.Request) ? Results.Json(day.Progress) : Account.Unauthorized(http));

        var lists = new CallLists(settings, account);
        var api = app.MapGroup("/2010-04-01/Accounts/{account}").AddEndpointFilter(async (asked, next) =>
        {
            var http = asked.HttpContext;
            if (settings.CutOff?.Holds(settings.Clock.Now) ?? false)
                http.Abort();
            if (!account.MayAsk(http.Request))
                return Account.Unauthorized(http);
            return http.GetRouteValue("account") as string == settings.AccountSid ? await next(asked) : Account.NotFound(http.Request);
        });
        api.MapGet("/Calls.json", (HttpRequest request) => lists.Calls(request));
        api.MapGet("/Recordings.json", (HttpRequest request) => lists.Recordings(request));
        api.MapGet("/Recordings/{sid}.wav", (HttpRequest request, string sid) => recordings.Media(request, sid));
        return app;
    }
}
