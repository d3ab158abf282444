using CallCoach.People;
using Microsoft.Extensions.Logging;

namespace CallCoach.Alerts;

/// <summary>Has everything recounted every night, when the department is asleep.</summary>
public sealed class CountersWatch(CountersCheck check, AlertPump pump, Department department, Clocks clocks, ILogger<CountersWatch> log)
{
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromHours(3);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await Task.Delay(Interval, clocks.Real, cancel);
        var looked = department.DayOf(clocks.Domain.GetUtcNow());
        await Rounds.GoAsync(async () => looked = await LookAsync(looked, cancel), failure => log.LogError(failure, "The counters could not be recounted"), Interval, clocks.Real, cancel);
    }

    /// <summary>Looks once a night, at three hours past its midnight at the earliest.</summary>
    /// <param name="looked">The day that was begun with the last look.</param>
    /// <returns>The same of this one.</returns>
    public async Task<DateOnly> LookAsync(DateOnly looked, CancellationToken cancel)
    {
        var now = clocks.Domain.GetUtcNow();
        var today = department.DayOf(now);
        if (today <= looked || now < department.StartOf(today) + AfterMidnight)
            return looked;
        var report = await check.LookAsync(cancel);
        if (report.Differences > 0)
        {
            log.LogError("The counters are wrong: {Summary}", report.Summary);
            pump.Raise();
        }
        return today;
    }
}
