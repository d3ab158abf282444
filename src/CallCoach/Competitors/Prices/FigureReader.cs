namespace CallCoach.Competitors.Prices;

/// <summary>Reads everything counted in a text: percent, parts, multiples, money.</summary>
internal static class FigureReader
{
    public static void Read(SpokenWords words, List<Figure> into)
    {
        for (var at = 0; at < words.Count;)
        {
            if (ReadAt(words, at) is { } figure)
            {
                into.Add(figure with { IsAt = figure.First > 0 && PriceWords.At.Has(words.Plain(figure.First - 1)) });
                at = figure.End;
            }
            else
            {
                at++;
            }
        }
    }

    private static Figure? ReadAt(SpokenWords words, int at)
    {
        if (words[at].Kind == WordKind.Sign)
            return CurrencyWords.CodeOf(words.Plain(at)) is { } sign && at + 1 < words.Count && NumberReader.TryRead(words, at + 1, out var sum, out var afterSum)
                ? new(FigureKind.Money, sum, at, afterSum, sign)
                : null;
        if (PriceWords.Multiples.TryGet(words.Plain(at), out var multiple))
            return Follows(words, at + 1, PriceWords.AsMuchAgain) || IsWhatYouAsk(words, at + 1)
                ? new(FigureKind.Ratio, multiple, at, at + 1)
                : new(FigureKind.Times, multiple, at, at + 1);
        if ((words.Plain(at) is "double" or "triple") && Follows(words, at + 1, PriceWords.AsMuchAgain))
            return new(FigureKind.Ratio, words.Plain(at) is "double" ? 2 : 3, at, at + 1);
        if (HalfPrice(words, at) is { } half)
            return half;
        if (Inverted(words, at) is { } inverted)
            return inverted;
        if (NumberReader.TryRead(words, at, out var number, out var end))
            return Counted(words, at, end, number);
        return PriceWords.Shares.TryGet(words.Plain(at), out var share) ? Part(words, at, at, share) : null;
    }

    private static Figure Counted(SpokenWords words, int first, int end, double number)
    {
        if (end >= words.Count || words[end].IsApart)
            return new(FigureKind.Bare, number, first, end);
        var unit = words.Plain(end);
        if (CurrencyWords.IsPercent(unit))
            return new(FigureKind.Percent, number, first, end + 1);
        if (unit is "per" && end + 1 < words.Count && words.Plain(end + 1) is "cent")
            return new(FigureKind.Percent, number, first, end + 2);
        if (CurrencyWords.CodeOf(unit) is { } currency)
            return new(FigureKind.Money, number, first, end + 1, currency);
        if (PriceWords.Times.Has(unit))
            return Follows(words, end + 1, PriceWords.AsMuchAgain) || IsWhatYouAsk(words, end + 1)
                ? new(FigureKind.Ratio, number, first, end + 1)
                : new(FigureKind.Times, number, first, end + 1);
        return PriceWords.Shares.TryGet(unit, out var share) && number < 1 / share
            ? Part(words, first, end, number * share)
            : new(IsThousands(words, end) ? FigureKind.Money : FigureKind.Bare, number, first, end);
    }

    /// <summary>Whoever counts in thousands, beside a price, counts money.</summary>
    private static bool IsThousands(SpokenWords words, int end) =>
        NumberWords.Wholes.Has(words.Plain(end - 1)) || (NumberWords.Scales.TryGet(words.Plain(end - 1), out var scale) && scale >= 1000);

    /// <param name="last">The word that names the part.</param>
    private static Figure Part(SpokenWords words, int first, int last, double share)
    {
        var end = last + 1;
        if (end < words.Count && words.Plain(end) is "часть" or "части" or "частину" or "czesc" or "czesci")
            end++;
        var isBy = first > 0 && PriceWords.By.Has(words.Plain(first - 1));
        return !isBy && (Follows(words, end, PriceWords.OfPrice) || IsWhatYouAsk(words, end)) ? new(FigureKind.Ratio, share, first, end) : new(FigureKind.Share, share, first, end);
    }

    /// <summary>"half price", "за полцены", "za pół ceny".</summary>
    private static Figure? HalfPrice(SpokenWords words, int at)
    {
        if (PriceWords.HalfPrice.Has(words.Plain(at)))
            return new(FigureKind.Ratio, 0.5, at, at + 1);
        return at + 1 < words.Count && (words.Plain(at) is "пол" or "пів" or "pol") && Follows(words, at + 1, PriceWords.OfPrice)
            ? new(FigureKind.Ratio, 0.5, at, at + 2)
            : null;
    }

    /// <summary>"процентов на пятнадцать", "рублей на двести", "тысяч на пять".</summary>
    private static Figure? Inverted(SpokenWords words, int at)
    {
        if (at + 2 >= words.Count || !PriceWords.By.Has(words.Plain(at + 1)) || !NumberReader.TryRead(words, at + 2, out var number, out var end))
            return null;
        var unit = words.Plain(at);
        if (CurrencyWords.IsPercent(unit))
            return new(FigureKind.Percent, number, at, end);
        if (CurrencyWords.CodeOf(unit) is { } currency)
            return new(FigureKind.Money, number, at, end, currency);
        return NumberWords.Scales.TryGet(unit, out var scale) && scale >= 1000 && number < scale && words[at].PlainLength > 1
            ? new(FigureKind.Money, number * scale, at, end)
            : null;
    }

    /// <summary>"half what you charge"; "twice what they charge" is of our price.</summary>
    private static bool IsWhatYouAsk(SpokenWords words, int at) =>
        at + 1 < words.Count && words.Plain(at) is "what" && (words.Plain(at + 1) is "you" or "your" or "youre");

    private static bool Follows(SpokenWords words, int at, WordForms<bool> forms) =>
        at < words.Count && !words[at].IsApart && forms.Has(words.Plain(at));
}
