using CallCoach.Demo.Check;
using CallCoach.Demo.Company;
using CallCoach.Demo.Day;
using CallCoach.Demo.Department;
using CallCoach.Demo.Processes;
using CallCoach.Demo.Scripts;
using CallCoach.Demo.Speech;
using CallCoach.Demo.StandIn;

namespace CallCoach.Demo.Running;

/// <summary>A day that was placed.</summary>
/// <param name="OnTime">Its webhooks arrived when they should: nobody killed the server, and the machine kept up with the clock.</param>
/// <param name="Lost">Webhooks the provider gave up; what they would have told is found by comparing lists.</param>
/// <param name="Live">Of the calls that took as long as their sound; where the server is killed it does not read them to their end.</param>
internal sealed record PlacedDay(DateOnly Day, IReadOnlyList<PlannedCall> Calls, bool OnTime, int Lost, LiveComparison Live);

/// <summary>One run of the demo: the server, the department, and a stand-in for the telephone provider that places days of calls.</summary>
internal sealed class DemoRun(RunOptions options, DataFolder folder, string serverProgram, Action<string> tell) : IAsyncDisposable
{
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestStandstill = TimeSpan.FromSeconds(240);

    private const double OnTimeMinutes = 15;

    /// <summary>Time for the start, and for whoever wants to see the day from its first minute.</summary>
    private static readonly TimeSpan LeadOfCheck = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LeadOfDemo = TimeSpan.FromSeconds(20);

    /// <summary>The morning before the day must not reach back into another working day.</summary>
    private static readonly TimeSpan LongestMorning = TimeSpan.FromHours(8);

    /// <summary>Where the clock of a day whose webhooks came late is held, so that midnight stays away.</summary>
    private static readonly TimeSpan LatestEvening = TimeSpan.FromHours(12);

    private readonly SpeechLibrary _speech = new(SpeechLibrary.DefaultFolder);
    private readonly ScriptLibrary _scripts = ScriptLibrary.Load();
    private readonly ServerProcess _server = new(serverProgram, folder);
    private readonly FrontDoor _door = new(new Uri($"http://127.0.0.1:{folder.State.ServerPort}/"), folder.State.SignIns[0]);
    private readonly Random _random = new(folder.State.Seed);
    private StandInProcess? _standIn;
    private IReadOnlyDictionary<string, long> _people = new Dictionary<string, long>(StringComparer.Ordinal);

    public Uri Address => _server.Address;

    public FrontDoor Door => _door;

    /// <summary>The managers' identifiers by their keys, once the department is set up.</summary>
    public IReadOnlyDictionary<string, long> People => _people;

    public async Task PrepareSpeechAsync(CancellationToken cancel)
    {
        var made = await _speech.PrepareAsync(_scripts, cancel);
        if (made > 0)
            tell($"{made} recordings were synthesised");
    }

    /// <summary>Places one day of calls and returns when every webhook of it was acknowledged or given up.</summary>
    public async Task<PlacedDay> PlaceDayAsync(int index, Action announce, CancellationToken cancel)
    {
        if (_standIn is not null)
            await _standIn.DisposeAsync();
        var day = folder.BeginDay();
        var clock = await StartServerAsync(day, cancel);
        announce();
        var state = folder.State;
        _standIn = await StandInProcess.StartAsync(
            folder,
            new(
                new($"http://127.0.0.1:{state.StandInPort}/"), Address, state.AccountSid, state.AuthToken, state.WebhookSecret,
                state.Seed, state.Days, clock, SpeechLibrary.DefaultFolder, options.CutOff, Live: options.CutOff is null),
            cancel);

        var kills = KillingSpree.RunAsync(_server, KillsOf(index), clock.RealStart - TimeProvider.System.GetUtcNow() + DayLength, _random, tell, cancel);
        var live = new LiveWatch(_door, Address, tell);
        var progress = await WatchDayAsync(day, clock, live, cancel);
        await kills;
        await EveningAsync(clock, cancel);

        var plan = DayPlan.Create(day, state.Seed, _scripts, _speech);
        tell($"{day:yyyy-MM-dd} is over: {progress.Placed.Count} calls placed, {progress.Delivered} webhooks delivered, {progress.Repeated} attempts repeated, {progress.Lost} given up, the latest {progress.LatestMinutes:0} minutes late by the day's clock");
        foreach (var missing in plan.Where(call => !progress.Placed.Contains(call.Key)))
            tell($"{missing.Key} could not be placed: the server did not have it dialled");
        var streamed = plan.Where(call => options is { Kills: 0, CutOff: null } && RealPace.Holds(call, clock)).Select(call => call.Key);
        return new(day, plan, OnTime: options.Kills == 0 && progress.Lost == 0 && progress.LatestMinutes < OnTimeMinutes, progress.Lost,
            new([.. streamed], progress.Streams, live));
    }

    public async ValueTask DisposeAsync()
    {
        if (_standIn is not null)
            await _standIn.DisposeAsync();
        await _server.DisposeAsync();
        _door.Dispose();
    }

    private TimeSpan DayLength => TimeSpan.FromSeconds(options.SecondsPerDay);

    private double Speed => (Cast.WorkdayEnd - Cast.WorkdayStart) / DayLength;

    /// <summary>Kills are dealt out evenly, the remainder to the first days.</summary>
    private int KillsOf(int index) => (options.Kills / options.Days) + (index < options.Kills % options.Days ? 1 : 0);

    /// <summary>Starts the server so that the day begins a little later; a start that took too long is made again.</summary>
    private async Task<DomainClock> StartServerAsync(DateOnly day, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var lead = options.Check ? LeadOfCheck : LeadOfDemo;
            lead = lead < LongestMorning / Speed ? lead : LongestMorning / Speed;
            var clock = new DomainClock(DayPlan.At(day, Cast.WorkdayStart), TimeProvider.System.GetUtcNow() + lead, Speed);
            await _server.StopAsync();
            await _server.StartAsync(clock, cancel);
            if (_people.Count == 0)
                _people = await SetUpAsync(cancel);
            if (clock.Now < clock.DomainStart || attempt == 3)
                return clock;
        }
    }

    private async Task<IReadOnlyDictionary<string, long>> SetUpAsync(CancellationToken cancel)
    {
        if (await _server.FirstAdministratorTokenAsync(cancel) is { } token)
            await _door.MakeFirstAdministratorAsync(token, cancel);
        else
            await _door.SignInAsync(cancel);
        return await new SetUp(_door, folder.State.SignIns).RunAsync(cancel);
    }

    private async Task<DayProgress> WatchDayAsync(DateOnly day, DomainClock clock, LiveWatch live, CancellationToken cancel)
    {
        var evening = DayPlan.At(day, Cast.WorkdayEnd);
        var standstill = new Standstill(LongestStandstill);
        var lines = new ProgressLines(_door, day, clock, tell);
        while (true)
        {
            var progress = await _standIn!.ProgressAsync(cancel);
            if (progress.Finished && clock.Now >= evening)
                return progress;
            if (standstill.At(progress.Delivered + progress.Lost))
                throw new DemoFailedException($"webhooks are still undelivered; the server's last answer: {progress.LastRefusal ?? "none"}");
            await live.LookAsync(cancel);
            await lines.TellAsync(cancel);
            await Task.Delay(Watch, cancel);
        }
    }

    /// <summary>After the day the department's clock goes on at the pace of real time, so that the day stays today.</summary>
    private async Task EveningAsync(DomainClock clock, CancellationToken cancel)
    {
        await _server.StopAsync();
        var latest = clock.DomainStart + LatestEvening;
        await _server.StartAsync(new(clock.Now < latest ? clock.Now : latest, TimeProvider.System.GetUtcNow(), 1), cancel);
    }
}
