using CallCoach.Demo.Company;

namespace CallCoach.Demo.Day;

/// <summary>
/// Which calls of a compressed day take as long as their sound does. By the day's clock such a call is on for hours, and its
/// instants are those of that clock; how long was talked is told as the recording has it.
/// </summary>
public static class RealPace
{
    /// <summary>The sound begins once the answer is acknowledged, on a busy machine some seconds late, and is to be heard whole; so the call is on a little longer.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    /// <summary>In a day that is too short for its sound a call is as compressed as the others.</summary>
    public static bool Holds(PlannedCall call, DomainClock clock) =>
        call is { Connected: true, Script.RealPace: true } && call.StartsAt + LengthOf(call, clock) < DayPlan.At(call.Day, Cast.WorkdayEnd);

    /// <summary>Domain time from the answer to the end.</summary>
    public static TimeSpan LengthOf(PlannedCall call, DomainClock clock) => (TimeSpan.FromSeconds(call.TalkSeconds) + Slack) * clock.Speed;
}
