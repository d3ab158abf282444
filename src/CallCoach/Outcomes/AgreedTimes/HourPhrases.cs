using System.Globalization;

namespace CallCoach.Outcomes.AgreedTimes;

/// <summary>Reads the time of day that is named from one word of a line on.</summary>
internal sealed class HourPhrases(List<TimeToken> tokens, TimeVocabulary vocabulary)
{
    private const int Hour = 60;
    // Whoever names so long a stretch speaks of the hours in which somebody is there.
    private const int LongestStretch = 5;

    private readonly NumberPhrases _numbers = new(tokens);

    /// <param name="beside">A day or a part of the day was named just before it.</param>
    public (SpokenTime Time, int End)? Read(int i, bool beside)
    {
        if (ValueAt(i, TimeWord.Part) is { } part && !Is(i + 1, TimeWord.Counted))
            return (new(null, 0, (DayPart)part, false), i + 1);
        var (at, loose, from, until) = (i, false, false, false);
        for (; at < tokens.Count && IsPreposition(at) && _numbers.Cardinal(at) is null; at++)
        {
            loose |= Is(at, TimeWord.About) || Is(at, TimeWord.From);
            from |= Is(at, TimeWord.From);
            until |= Is(at, TimeWord.Until);
        }
        var named = at > i;
        if (Named(at, named || beside) is not var (minute, end, part2))
            return null;
        if (until)
            return null;
        if (from && StretchEnds(end, minute / Hour) is { } stretch)
            return stretch.Long ? null : (new(minute / Hour, minute % Hour, part2 ?? stretch.Part, true), stretch.End);
        return (new(minute / Hour, minute % Hour, part2, loose), end);
    }

    private bool IsPreposition(int i) =>
        Is(i, TimeWord.At) || Is(i, TimeWord.About) || Is(i, TimeWord.From) || Is(i, TimeWord.Until) || (Is(i, TimeWord.To) && !vocabulary.HasArticles)
        || (i > 0 && Is(i, TimeWord.Hours) && !Is(i, TimeWord.OneOClock) && _numbers.HourName(i + 1) is not null);

    /// <summary>From two to four.</summary>
    private (int End, bool Long, DayPart? Part)? StretchEnds(int i, int first)
    {
        var to = i;
        while (to < tokens.Count && to < i + 2 && (Is(to, TimeWord.Until) || Is(to, TimeWord.To) || Is(to, TimeWord.Filler)))
            to++;
        if (to == i || Named(to, true) is not var (minute, end, part))
            return null;
        var length = (minute / Hour) - first;
        return (end, (length < 0 ? length + 12 : length) > LongestStretch, part);
    }

    private (int Minute, int End, DayPart? Part)? Named(int i, bool isExpected)
    {
        if (i >= tokens.Count)
            return null;
        if (Written(i, isExpected) is { } written)
            return WithPart(written.Minute, written.End);
        if (ValueAt(i, TimeWord.Clock) is { } whole)
            return WithPart(whole, i + 1);
        if (Parts(i) is { } parts)
            return WithPart(parts.Minute, parts.End);
        if (Is(i, TimeWord.OneOClock))
            return (i > 0 && (Is(i - 1, TimeWord.At) || Is(i - 1, TimeWord.About))) || ValueAt(i + 1, TimeWord.PartOfHour) is not null ? WithPart(Hour, i + 1) : null;
        return Spoken(i, isExpected);
    }

    /// <summary>14:30</summary>
    private (int Minute, int End)? Written(int i, bool isExpected)
    {
        var parts = tokens[i].Text.Split(':', '.');
        if (!tokens[i].IsDigits || parts.Length != 2 || tokens[i].Is(TimeWord.Large) || parts[1].Length != 2 || parts[0].Length > 2
            || (!isExpected && tokens[i].Text.Contains('.', StringComparison.Ordinal) && ValueAt(i + 1, TimeWord.PartOfHour) is null))
            return null;
        var (hour, minute) = (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        return hour < 24 && minute < 60 && !IsCounted(i + 1) ? ((hour * Hour) + minute, i + 1) : null;
    }

    /// <summary>Half past two, за чверть третя, без десяти три.</summary>
    private (int Minute, int End)? Parts(int i)
    {
        (TimeWord Word, int Minutes)[] parts = [
            (TimeWord.HalfPast, 30), (TimeWord.HalfTo, -30), (TimeWord.QuarterPast, 15), (TimeWord.QuarterInto, -45), (TimeWord.QuarterTo, -15)];
        foreach (var (word, minutes) in parts)
            if (Is(i, word) && AnyHour(i + 1) is { } hour)
                return (From(hour.Value, minutes), hour.End);
        if ((Is(i, TimeWord.Less) || (Is(i, TimeWord.In) && !vocabulary.HasArticles)) && Minutes(i + 1) is { } less
            && (Is(i, TimeWord.Less) ? AnyHour(less.End) : _numbers.HourName(less.End)) is { } before && !IsCounted(before.End))
            return (From(before.Value, -less.Value), before.End);
        if (Minutes(i) is { } some && AnyHour(some.End + 1) is { } about)
        {
            if (Is(some.End, TimeWord.Past))
                return (From(about.Value, some.Value), about.End);
            if (Is(some.End, TimeWord.To) && vocabulary.HasArticles)
                return (From(about.Value, -some.Value), about.End);
        }
        return null;
    }

    private static int From(int hour, int minutes) => (((hour * Hour) + minutes) % (12 * Hour)) is var sum && sum < Hour && hour <= 12 ? sum + (12 * Hour) : (hour * Hour) + minutes;

    private (int Value, int End)? AnyHour(int i) =>
        (_numbers.HourName(i) ?? _numbers.DayName(i) ?? _numbers.Cardinal(i)) is { Value: >= 1 and <= 23 } hour ? hour : null;

    private (int Value, int End)? Minutes(int i) =>
        _numbers.Cardinal(i) is not { Value: 5 or 10 or 15 or 20 or 25 } minutes ? null
        : Is(minutes.End, TimeWord.Minutes) ? (minutes.Value, minutes.End + 1) : minutes;

    private (int Minute, int End, DayPart? Part)? Spoken(int i, bool isExpected)
    {
        var isName = _numbers.HourName(i) is not null;
        if ((_numbers.HourName(i) ?? _numbers.Cardinal(i)) is not { Value: >= 0 and <= 23 } hour || _numbers.DayName(i) is not null)
            return null;
        var end = hour.End;
        var isOClock = Is(end, TimeWord.OClock) || (isName && Is(end, TimeWord.Hours));
        if (isOClock || (isExpected && Is(end, TimeWord.Hours)))
            end++;
        var minute = 0;
        if (_numbers.Cardinal(end) is { } after && !tokens[end].Breaks && after.Value % 5 == 0 && after.Value < Hour && !IsCounted(after.End))
        {
            (minute, end) = after;
            if (Is(end, TimeWord.Number) && minute == 0)
                end++;
            if (Is(end, TimeWord.Minutes))
                end++;
        }
        var named = WithPart((hour.Value * Hour) + minute, end);
        return (isExpected || isOClock || named.Part is not null) && !IsCounted(named.End) ? named : null;
    }

    private (int Minute, int End, DayPart? Part) WithPart(int minute, int end) =>
        end < tokens.Count && !tokens[end].Breaks && (ValueAt(end, TimeWord.PartOfHour) ?? ValueAt(end, TimeWord.Part)) is { } part
            ? (minute, end + 1, (DayPart)part) : (minute, end, null);

    /// <summary>What follows a number is what it counts.</summary>
    private bool IsCounted(int i) => i < tokens.Count && !tokens[i].Breaks
        && (Is(i, TimeWord.Counted) || Is(i, TimeWord.Large) || Is(i, TimeWord.Minutes) || Is(i, TimeWord.Days) || Is(i, TimeWord.Weeks) || Is(i, TimeWord.Months)
            || Is(i, TimeWord.Month) || Is(i, TimeWord.Hours) || Is(i, TimeWord.DaySuffix) || (tokens[i].Meanings.Count == 0 && vocabulary.LooksCounted(tokens[i].Text)));

    private bool Is(int i, TimeWord word) => i < tokens.Count && tokens[i].Is(word);

    private int? ValueAt(int i, TimeWord word) => i < tokens.Count ? tokens[i].ValueOf(word) : null;
}
