using System.Globalization;
using CallCoach.Demo.Company;
using CallCoach.Demo.Scripts;
using CallCoach.Demo.Speech;

namespace CallCoach.Demo.Day;

/// <summary>Dials that lead nowhere: nobody answers, the line is busy, the wrong person picks up.</summary>
internal sealed class ColdCalls(DateOnly day, Random random, IReadOnlyList<ScriptedCall> talks, SpeechLibrary speech)
{
    private const int HungUpAtOnceSeconds = 2;

    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);

    /// <summary>
    /// Spreads the hunter's dials over each hour. A scripted call takes the place of the cold one nearest to it, so that
    /// the hour's total stays what the pace says.
    /// </summary>
    public IEnumerable<PlannedCall> Between(Manager hunter, IReadOnlyList<PlannedCall> scripted)
    {
        var instants = Instants(hunter.CallsPerHour!.Value * hunter.Pace).ToList();
        foreach (var call in scripted)
            instants.Remove(instants.MinBy(instant => (instant - call.StartsAt).Duration()));
        return instants.Select((instant, index) => Cold(hunter, index, instant));
    }

    private IEnumerable<DateTimeOffset> Instants(double perHour)
    {
        const double earliestShare = 0.3;
        const double jitter = 0.25;
        var start = DayPlan.At(day, Cast.WorkdayStart);
        var hours = (int)(Cast.WorkdayEnd - Cast.WorkdayStart).TotalHours;
        for (var hour = 0; hour < hours; hour++)
        {
            var count = (int)(perHour * (hour + 1)) - (int)(perHour * hour);
            for (var i = 0; i < count; i++)
            {
                var seconds = Math.Round(3600 * (i + earliestShare + (jitter * random.NextDouble())) / count);
                yield return start.AddHours(hour).AddSeconds(seconds);
            }
        }
    }

    private PlannedCall Cold(Manager hunter, int index, DateTimeOffset at)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{hunter.Key}-{index:000}");
        var fate = random.NextDouble();
        return fate switch
        {
            < 0.69 => Unanswered(hunter, key, at, Ending.NoAnswer, random.Next(22, 34)),
            < 0.91 => Unanswered(hunter, key, at, Ending.Busy, 2),
            < 0.93 => Unanswered(hunter, key, at, Ending.Canceled, random.Next(8, 18)),
            < 0.98 => HungUp(hunter, key, at),
            _ => WrongPerson(hunter, key, at),
        };
    }

    private PlannedCall Unanswered(Manager hunter, string key, DateTimeOffset at, Ending ending, int ring) =>
        new(key, day, null, hunter, Number(), Direction.Outbound, at, ring, ending, 0, [], null);

    private PlannedCall HungUp(Manager hunter, string key, DateTimeOffset at)
    {
        var recording = new PlannedRecording(PlannedCall.Sid("RE", day, key, "recording"), null, 0, MissingAtFirst: false);
        return new(key, day, null, hunter, Number(), Direction.Outbound, at, random.Next(5, 15), Ending.Answered, HungUpAtOnceSeconds, [], recording);
    }

    private PlannedCall WrongPerson(Manager hunter, string key, DateTimeOffset at)
    {
        var talk = talks[random.Next(talks.Count)];
        var spoken = speech.Find(talk, hunter);
        var seconds = (int)Math.Ceiling(spoken.Timeline.Seconds);
        var recording = new PlannedRecording(PlannedCall.Sid("RE", day, key, "recording"), spoken.File, seconds, MissingAtFirst: false);
        var lines = talk.Lines.Zip(spoken.Timeline.Spans, (line, span) => new TimedLine(line, span));
        return new(key, day, null, hunter, Number(), Direction.Outbound, at, random.Next(5, 15), Ending.Answered, seconds, [.. lines], recording);
    }

    private string Number()
    {
        while (true)
        {
            var number = string.Create(
                CultureInfo.InvariantCulture, $"+48220{random.Next(200, 1000)}{random.Next(ScriptLibrary.FirstScriptedSuffix):000}");
            if (_numbers.Add(number))
                return number;
        }
    }
}
