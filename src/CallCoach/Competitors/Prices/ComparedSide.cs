namespace CallCoach.Competitors.Prices;

/// <summary>Whose price a comparison calls lower or higher: the other company's or ours.</summary>
internal static class ComparedSide
{
    /// <summary>From the one whose price it is to what is said of it, or to its amount: "your price is about".</summary>
    private const int Reach = 4;

    /// <summary>A comparison that says it of our price, turned round: "you are 20 percent dearer" makes the other one cheaper.</summary>
    /// <param name="name">The words of the other company's name; null where it has none.</param>
    /// <param name="ofManager">The manager speaks, and "we" is our company; else the client does, and "you" is.</param>
    public static ReadComparison OfTheOther(SpokenWords words, ReadComparison read, (int First, int Last)? name, bool ofManager) =>
        read.Direction is PriceDirection.Cheaper or PriceDirection.Dearer && IsOurs(words, read, name, ofManager ? PriceWords.Ours : PriceWords.Yours)
            ? Turned(read)
            : read;

    private static bool IsOurs(SpokenWords words, ReadComparison read, (int First, int Last)? name, WordForms<bool> own)
    {
        var theirs = name is { } before && before.Last < read.First ? before.Last : -1;
        for (var at = read.First - 1; at > theirs && at >= read.First - Reach && !IsClauseEnd(words, at); at--)
        {
            if (PriceWords.Others.Has(words.Plain(at)))
                return false;
            if ((own.Has(words.Plain(at)) || IsYouAre(words, at, own)) && !IsAfterThan(words, at))
                return !(at > 0 && PriceWords.Others.Has(words.Plain(at - 1)));
        }
        return name is { } after && after.First > read.At && IsComparedWith(words, read.At, after.First);
    }

    /// <summary>Whether a clause ends between a word and the next.</summary>
    private static bool IsClauseEnd(SpokenWords words, int at) => words[at + 1].IsApart || PriceWords.ClauseJoints.Has(words.Plain(at));

    /// <summary>An English "you" is anybody, "you are" the other side; "was" is a Polish "you" only after a preposition.</summary>
    private static bool IsYouAre(SpokenWords words, int at, WordForms<bool> own)
    {
        if (!ReferenceEquals(own, PriceWords.Yours))
            return false;
        if (words.Plain(at) is "was")
            return at > 0 && (words.Plain(at - 1) is "u" or "od" or "z");
        if (words.Plain(at) is not "you")
            return false;
        return (at > 0 && (words.Plain(at - 1) is "are" or "were"))
            || (words.Plain(at + 1) is "are" or "come" or "charge" or "quote" or "quoted" or "ask" or "want" or "were");
    }

    private static bool IsAfterThan(SpokenWords words, int at) =>
        (at > 0 && PriceWords.Than.Has(words.Plain(at - 1))) || (at > 1 && PriceWords.Than.Has(words.Plain(at - 2)));

    private static bool IsComparedWith(SpokenWords words, int from, int name)
    {
        for (var at = Math.Max(from + 1, name - 3); at < name; at++)
            if (PriceWords.Than.Has(words.Plain(at)))
                return true;
        return false;
    }

    private static ReadComparison Turned(ReadComparison read) => read with
    {
        Direction = read.Direction == PriceDirection.Cheaper ? PriceDirection.Dearer : PriceDirection.Cheaper,
        Amount = read.Amount is { Unit: AmountUnit.Factor } factor ? factor with { Value = 1 / factor.Value } : read.Amount,
    };
}
