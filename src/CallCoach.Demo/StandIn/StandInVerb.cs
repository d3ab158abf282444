using System.CommandLine;
using CallCoach.Demo.Day;
using CallCoach.Demo.Scripts;
using CallCoach.Demo.Speech;

namespace CallCoach.Demo.StandIn;

/// <summary>
/// <c>stand-in</c>: the telephone provider's process. Serves recordings and places a day of calls; ends when whoever
/// started it closes its standard input.
/// </summary>
internal static class StandInVerb
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);

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

        using var http = new HttpClient { Timeout = AnswerWithin };
        using var sender = new WebhookSender(http, settings);
        var day = new DayRun(settings, sender, days[^1]);
        await using var app = Serve(settings, new Recordings(settings, days.SelectMany(calls => calls)), day);
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

    private static WebApplication Serve(StandInSettings settings, Recordings recordings, DayRun day)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(settings.Listen.GetLeftPart(UriPartial.Authority));
        var app = builder.Build();
        app.MapGet("/2010-04-01/Accounts/{account}/Recordings/{sid}.wav", (HttpContext http, string account, string sid) =>
            recordings.MayAsk(http.Request) ? recordings.Media(http.Request, account, sid) : Recordings.Unauthorized(http));
        app.MapGet("/day", (HttpContext http) =>
            recordings.MayAsk(http.Request) ? Results.Json(day.Progress) : Recordings.Unauthorized(http));
        return app;
    }
}
