namespace CallCoach.Outcomes.AgreedTimes;

/// <summary>Reads numbers of one or two words.</summary>
internal sealed class NumberPhrases(List<TimeToken> tokens)
{
    /// <summary>Ten, twenty-five, 25.</summary>
    public (int Value, int End)? Cardinal(int i) => Read(i, TimeWord.Number);

    /// <summary>Dziesiąta, двадцята перша, 10-ta.</summary>
    public (int Value, int End)? HourName(int i) => Read(i, TimeWord.HourName) ?? Suffixed(i, TimeWord.HourSuffix);

    /// <summary>The twenty-fifth, двадцать пятого, 25-го.</summary>
    public (int Value, int End)? DayName(int i) => Read(i, TimeWord.DayName) ?? Suffixed(i, TimeWord.DaySuffix);

    private (int, int)? Suffixed(int i, TimeWord suffix) =>
        i + 1 < tokens.Count && tokens[i].IsDigits && tokens[i].ValueOf(TimeWord.Number) is { } digits && tokens[i + 1].Is(suffix) ? (digits, i + 2) : null;

    private (int, int)? Read(int i, TimeWord word)
    {
        if (i >= tokens.Count)
            return null;
        var tens = tokens[i].ValueOf(TimeWord.Number) ?? (word == TimeWord.Number ? null : tokens[i].ValueOf(word));
        if (tens is 20 or 30 or 40 or 50 && !tokens[i].IsDigits && i + 1 < tokens.Count && !tokens[i + 1].IsDigits && tokens[i + 1].ValueOf(word) is >= 1 and <= 9 and var ones)
            return (tens.Value + ones, i + 2);
        return tokens[i].ValueOf(word) is { } value ? (value, i + 1) : null;
    }
}
