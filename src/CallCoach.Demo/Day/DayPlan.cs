using CallCoach.Demo.Company;
using CallCoach.Demo.Scripts;
using CallCoach.Demo.Speech;

namespace CallCoach.Demo.Day;

/// <summary>A day of calls: the scripted ones, and the hunters' cold dials between them. The same seed and day give the same plan.</summary>
public static class DayPlan
{
    public static IReadOnlyList<PlannedCall> Create(DateOnly day, int seed, ScriptLibrary scripts, SpeechLibrary speech)
    {
        var calls = scripts.Day.Select(script => Scripted(day, script, speech)).ToList();
        var random = new Random(unchecked((seed * 397) ^ day.DayNumber));
        var cold = new ColdCalls(day, random, scripts.Cold, speech);
        foreach (var hunter in Cast.Managers.Where(manager => manager.CallsPerHour is not null))
            calls.AddRange(cold.Between(hunter, [.. calls.Where(call => call.Manager == hunter && call.Dial)]));
        return [.. calls.OrderBy(call => call.StartsAt).ThenBy(call => call.Key, StringComparer.Ordinal)];
    }

    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new(local, Cast.Zone.GetUtcOffset(local));
    }

    private static PlannedCall Scripted(DateOnly day, ScriptedCall script, SpeechLibrary speech)
    {
        var manager = Cast.ManagerOf(script.By);
        var heard = script.Lines.Count > 0;
        var spoken = heard && script.Spoken ? speech.Find(script, manager) : null;
        var timeline = spoken?.Timeline ?? Timeline.Estimate(script.Lines, conversation: true);
        var seconds = heard ? (int)Math.Ceiling(timeline.Seconds) : 0;
        var ring = script.Ending switch
        {
            Ending.NoAnswer => 28,
            Ending.Canceled => 16,
            _ => 6,
        };
        return new(
            script.Key, day, script, manager, script.Client, script.Direction, At(day, script.At), ring, script.Ending, seconds,
            heard ? [.. script.Lines.Zip(timeline.Spans, (line, span) => new TimedLine(line, span))] : [],
            spoken is null
                ? null
                : new(PlannedCall.Sid("RE", day, script.Key, "recording"), spoken.File, seconds, script.Recording == RecordingTrait.MissingAtFirst));
    }
}
