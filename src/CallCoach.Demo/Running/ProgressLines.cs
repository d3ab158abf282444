using System.Globalization;
using CallCoach.Demo.Check;
using CallCoach.Demo.Company;
using CallCoach.Demo.Day;
using CallCoach.Demo.Department;

namespace CallCoach.Demo.Running;

/// <summary>One line for each hour of the day, as the server counts it.</summary>
internal sealed class ProgressLines(FrontDoor door, DateOnly day, DomainClock clock, Action<string> tell)
{
    private int _told = Cast.WorkdayStart.Hour;

    public async Task TellAsync(CancellationToken cancel)
    {
        var now = TimeZoneInfo.ConvertTime(clock.Now, Cast.Zone);
        if (DateOnly.FromDateTime(now.DateTime) != day || now.Hour <= _told || now.Hour > Cast.WorkdayEnd.Hour)
            return;
        _told = now.Hour;
        var view = await ServerView.ReadAsync(door, day, cancel);
        var expected = view.Managers.Sum(manager => manager.Norm?.Expected ?? 0);
        var hunters = view.Managers.Where(manager => manager.Norm is not null).Sum(manager => manager.Dials);
        tell(string.Create(
            CultureInfo.InvariantCulture,
            $"{view.AsOf:HH:mm}  hunters' dials {hunters} of {expected:0} expected, conversations {view.Managers.Sum(manager => manager.Conversations)}, transcripts {view.Calls.Count(call => call.Engine is not null)}, alerts {view.Alerts.Count}"));
    }
}
