using System.Globalization;

namespace CallCoach.Outcomes.AgreedTimes;

/// <summary>Reads the day that is named from one word of a line on.</summary>
internal sealed class DayPhrases(List<TimeToken> tokens, TimeVocabulary vocabulary)
{
    private const int Hour = 60;

    private readonly NumberPhrases _numbers = new(tokens);

    public (SpokenDay Day, int End)? Read(int i)
    {
        if (ValueAt(i, TimeWord.In) is not null && Ahead(i + 1) is { } ahead)
            return ahead;
        if (ValueAt(i, TimeWord.Day) is { } days)
            return (new() { Offset = days }, i + 1);
        if (ValueAt(i, TimeWord.WeekAhead) is { } weeks)
            return (new() { WeekAhead = weeks }, i + 1);
        if (ValueAt(i - 1, TimeWord.About) is not null && ValueAt(i - 1, TimeWord.At) is null)
            return null;
        return Weekday(i) ?? Written(i) ?? OfMonth(i);
    }

    private (SpokenDay, int)? Ahead(int i)
    {
        if (ValueAt(i, TimeWord.Article) is not null)
            i++;
        if (ValueAt(i, TimeWord.Length) is { } minutes)
            return (new() { Minutes = minutes }, i + 1);
        var (count, end) = _numbers.Cardinal(i) is { } number ? (number.Value, number.End) : (1, i);
        return end >= tokens.Count ? null
            : tokens[end].ValueOf(TimeWord.Hours) is not null ? (new() { Minutes = count * Hour }, end + 1)
            : tokens[end].ValueOf(TimeWord.Minutes) is not null ? (new() { Minutes = count }, end + 1)
            : tokens[end].ValueOf(TimeWord.Days) is not null ? (new() { Offset = count }, end + 1)
            : tokens[end].ValueOf(TimeWord.Weeks) is { } more ? (new() { Offset = 7 * Math.Max(count, more) }, end + 1)
            : tokens[end].ValueOf(TimeWord.Months) is not null ? (new() { Months = count }, end + 1)
            : null;
    }

    private (SpokenDay, int)? Weekday(int i)
    {
        // "A week on Monday".
        if (ValueAt(i, TimeWord.Weeks) is not null && ValueAt(i - 1, TimeWord.Article) is not null && ValueAt(i + 2, TimeWord.Weekday) is { } later && tokens[i + 1].Text == "on")
            return (new() { Weekday = later, WeekLater = true }, i + 3);
        if (ValueAt(i, TimeWord.Weekday) is not { } weekday)
            return null;
        var isNext = ValueAt(i - 1, TimeWord.Next) is not null;
        if (ValueAt(i + 1, TimeWord.Next) is not null && !tokens[i + 1].Breaks && !tokens[i + 1].Is(TimeWord.At))
            return (new() { Weekday = weekday, WeekAhead = 1 }, i + 2);
        if (ValueAt(i + 1, TimeWord.Weeks) is not null && !tokens[i + 1].Breaks)
            return (new() { Weekday = weekday, WeekLater = true }, i + 2);
        return (new() { Weekday = weekday, WeekAhead = isNext ? 1 : null }, i + 1);
    }

    /// <summary>25.11</summary>
    private (SpokenDay, int)? Written(int i)
    {
        var parts = tokens[i].Text.Split('.');
        if (!tokens[i].IsDigits || parts.Length < 2 || tokens[i].Is(TimeWord.Large) || !Small(parts[0], 31, out var day) || !Small(parts[1], 12, out var month))
            return null;
        var isHour = parts[1].Length == 2 && month % 5 == 0 && day < 24 && ValueAt(i - 1, TimeWord.At) is not null;
        return isHour || day == 0 || month == 0 || parts[1].Length != 2 ? null : (new() { DayOfMonth = day, Month = month }, i + 1);
    }

    private static bool Small(string text, int most, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= most;

    private (SpokenDay, int)? OfMonth(int i)
    {
        if (ValueAt(i, TimeWord.Month) is { } first)
        {
            var from = ValueAt(i + 1, TimeWord.Article) is not null ? i + 2 : i + 1;
            return (_numbers.DayName(from) ?? _numbers.Cardinal(from)) is { } named && named.Value is >= 1 and <= 31
                ? (new() { DayOfMonth = named.Value, Month = first }, named.End) : null;
        }
        if (_numbers.DayName(i) is { } ordinal)
        {
            if (MonthAt(ordinal.End) is var (month, end))
                return (new() { DayOfMonth = ordinal.Value, Month = month }, end);
            var isBare = vocabulary.HasArticles && ValueAt(i - 1, TimeWord.Article) is null;
            return isBare || ordinal.Value > 31 || !MayEnd(ordinal.End) ? null : (new() { DayOfMonth = ordinal.Value }, ordinal.End);
        }
        return _numbers.Cardinal(i) is { Value: >= 1 and <= 31 } cardinal && ValueAt(cardinal.End, TimeWord.Month) is { } of
            ? (new() { DayOfMonth = cardinal.Value, Month = of }, cardinal.End + 1) : null;
    }

    private (int Month, int End)? MonthAt(int i) =>
        ValueAt(i, TimeWord.Month) is { } month ? (month, i + 1)
        : ValueAt(i, TimeWord.Counted) is not null && ValueAt(i + 1, TimeWord.Month) is { } of ? (of, i + 2)
        : null;

    /// <summary>No noun follows of which it would be the second or the third.</summary>
    private bool MayEnd(int i) => i >= tokens.Count || tokens[i].Breaks || (tokens[i].Meanings.Count > 0 && !tokens[i].Is(TimeWord.Counted));

    private int? ValueAt(int i, TimeWord word) => i >= 0 && i < tokens.Count ? tokens[i].ValueOf(word) : null;
}
