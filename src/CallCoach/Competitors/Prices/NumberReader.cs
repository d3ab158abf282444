using System.Globalization;

namespace CallCoach.Competitors.Prices;

/// <summary>Reads a number that begins at a word, in figures or in words.</summary>
internal static class NumberReader
{
    private const int MostDigits = 15;

    /// <param name="end">The first word after it.</param>
    public static bool TryRead(SpokenWords words, int first, out double value, out int end)
    {
        (value, end) = (0, first);
        if (NumberWords.Wholes.TryGet(words.Plain(first), out value))
        {
            end = first + 1;
            return true;
        }
        return words[first].Kind == WordKind.Digits ? TryReadFigures(words, first, out value, out end) : TryReadWords(words, first, out value, out end);
    }

    private static bool TryReadFigures(SpokenWords words, int first, out double value, out int end)
    {
        end = first + 1;
        if (!TryParse(words.Written(first), out value))
            return false;
        // 12 500: blanks between thousands.
        while (end < words.Count && words[end].Kind == WordKind.Digits && words[end].Length == 3 && words[end].Start == words[end - 1].End + 1
            && !words[end].IsApart && words[first].Length <= 3 && value == Math.Floor(value) && value < 1e12)
            value = (value * 1000) + int.Parse(words.Written(end++), NumberStyles.None, CultureInfo.InvariantCulture);
        if (HalfWords(words, end) is > 0 and var half)
        {
            value += 0.5;
            end += half;
        }
        while (end < words.Count && !words[end].IsApart && IsScale(words, end, out var scale))
        {
            value *= scale;
            end++;
        }
        return true;
    }

    /// <summary>Three digits after a point or a comma are thousands, any other number of them a fraction.</summary>
    private static bool TryParse(ReadOnlySpan<char> figures, out double value)
    {
        value = 0;
        Span<char> digits = stackalloc char[MostDigits + 1];
        var (length, fraction) = (0, 0);
        var last = figures.LastIndexOfAny('.', ',');
        foreach (var character in figures)
        {
            if (!char.IsAsciiDigit(character))
                continue;
            if (length == MostDigits)
                return false;
            digits[length++] = character;
        }
        if (last >= 0 && figures.Length - last - 1 != 3)
            fraction = figures.Length - last - 1;
        value = long.Parse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture) / Math.Pow(10, fraction);
        return true;
    }

    private static bool TryReadWords(SpokenWords words, int first, out double value, out int end)
    {
        var (total, current, step, largest, at) = (0d, 0d, double.MaxValue, double.MaxValue, first);
        end = first;
        while (at < words.Count && (at == first || !words[at].IsApart))
        {
            if (NumberWords.Values.TryGet(words.Plain(at), out var part) && part < step && (current == 0 || part >= 1) && (current == 0 || part != 1.5))
            {
                current += part;
                step = part >= 100 ? 100 : part >= 20 ? 10 : 0;
                at++;
            }
            else if (IsScale(words, at, out var scale) && scale < largest)
            {
                current = (current == 0 ? 1 : current) * scale;
                step = scale == 100 ? 100 : double.MaxValue;
                at++;
                if (scale > 100)
                    (total, current, largest, end) = (total + current, 0, scale, at);
            }
            else if (current > 0 && HalfWords(words, at) is > 0 and var half)
            {
                current += 0.5;
                (step, at) = (0, at + half);
            }
            else if (at > first && GoesOnAfterAnd(words, at, step))
            {
                at++;
            }
            else
            {
                // A second thousand begins another number, and what stood before it is of that one.
                if (IsScale(words, at, out _) && end > first)
                    (current, at) = (0, end);
                break;
            }
        }
        (value, end) = (total + current, at);
        return value >= 1;
    }

    private static bool IsScale(SpokenWords words, int at, out double scale) =>
        NumberWords.Scales.TryGet(words.Plain(at), out scale) && (words[at].PlainLength > 1 || (at > 0 && words[at - 1].End == words[at].Start));

    /// <summary>"two and a half", "две с половиной", "dwa i pół".</summary>
    /// <returns>How many words it takes; 0 where there is none.</returns>
    private static int HalfWords(SpokenWords words, int at)
    {
        if (at + 1 >= words.Count || !NumberWords.With.Has(words.Plain(at)))
            return 0;
        if (NumberWords.Half.Has(words.Plain(at + 1)))
            return 2;
        return at + 2 < words.Count && words.Plain(at + 1) is "a" && NumberWords.Half.Has(words.Plain(at + 2)) ? 3 : 0;
    }

    /// <summary>"a hundred and fifty".</summary>
    private static bool GoesOnAfterAnd(SpokenWords words, int at, double step) =>
        words.Plain(at) is "and" && step >= 100 && at + 1 < words.Count && NumberWords.Values.TryGet(words.Plain(at + 1), out var next) && next is >= 1 and < 100;
}
