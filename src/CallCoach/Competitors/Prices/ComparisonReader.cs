namespace CallCoach.Competitors.Prices;

/// <summary>A comparison by the words of its text.</summary>
/// <param name="At">The word that says which price is lower; the amount's first where none does.</param>
/// <param name="First">The first word of it and its amount.</param>
/// <param name="End">The first word after both.</param>
internal readonly record struct ReadComparison(PriceDirection? Direction, Amount? Amount, int At, int First, int End);

/// <summary>Reads which prices a text calls lower, higher or the same, and by how much.</summary>
internal sealed class ComparisonReader
{
    private const int Reach = 5;
    private const int Apart = 3;

    private readonly List<Figure> _figures = [];
    private readonly HashSet<int> _used = [];

    public void Read(SpokenWords words, List<ReadComparison> into)
    {
        _figures.Clear();
        _used.Clear();
        FigureReader.Read(words, _figures);
        for (var at = 0; at < words.Count; at++)
            if (DirectionAt(words, at) is { } said && !IsDenied(words, at))
                AddDirection(words, at, said, into);
            else if (IsSame(words, at))
                into.Add(new(PriceDirection.Same, null, at, at, Math.Min(at + 2, words.Count)));
        for (var i = 0; i < _figures.Count; i++)
            if (!_used.Contains(i))
                AddFigure(_figures[i], into);
    }

    private static DirectionWord? DirectionAt(SpokenWords words, int at)
    {
        if (PriceWords.Directions.TryGet(words.Plain(at), out var said))
            return at + 1 < words.Count && (words.Plain(at) is "more" or "less") && PriceWords.Expensive.Has(words.Plain(at + 1)) ? said with { IsWeak = false, IsOfAnything = false } : said;
        return null;
    }

    private void AddDirection(SpokenWords words, int at, DirectionWord said, List<ReadComparison> into)
    {
        var nearest = NearestFigure(words, at, said);
        if (nearest is { } index)
        {
            _used.Add(index);
            var figure = _figures[index];
            into.Add(new(said.Direction, figure.AmountFor(said.Direction), at, Math.Min(at, figure.First), Math.Max(at + 1, figure.End)));
        }
        else if (!said.IsWeak)
        {
            into.Add(new(said.Direction, null, at, at, at + 1));
        }
    }

    private int? NearestFigure(SpokenWords words, int at, DirectionWord said)
    {
        var (best, least) = (-1, Reach + 1);
        for (var i = 0; i < _figures.Count; i++)
        {
            var figure = _figures[i];
            if (_used.Contains(i) || figure.AmountFor(said.Direction) is null || (said.IsOfAnything && (figure.Kind is FigureKind.Times or FigureKind.Share)))
                continue;
            var distance = figure.End <= at ? Distance(words, figure.End, at) : Distance(words, at + 1, figure.First);
            if (distance < least)
                (best, least) = (i, distance);
        }
        return best < 0 ? null : best;
    }

    /// <summary>Words between two places; a clause's end counts as several.</summary>
    private static int Distance(SpokenWords words, int from, int to)
    {
        var distance = to - from;
        for (var at = from; at <= to && at < words.Count; at++)
            if (words[at].IsApart || PriceWords.ClauseJoints.Has(words.Plain(at)))
                distance += Apart;
        return distance;
    }

    private static void AddFigure(Figure figure, List<ReadComparison> into)
    {
        if (figure.OwnDirection is { } direction && figure.AmountFor(direction) is { } ratio)
            into.Add(new(direction, ratio, figure.First, figure.First, figure.End));
        else if (figure.IsPriceByItself)
            into.Add(new(null, new(figure.Value, AmountUnit.Price, figure.Currency), figure.First, figure.First, figure.End));
    }

    private static bool IsDenied(SpokenWords words, int at)
    {
        for (var before = at - 1; before >= 0 && before >= at - 2 && !words[before + 1].IsApart; before--)
            if (PriceWords.Not.Has(words.Plain(before)))
                return true;
        return false;
    }

    private static bool IsSame(SpokenWords words, int at)
    {
        if (at + 1 >= words.Count)
            return false;
        var word = words.Plain(at);
        var next = words.Plain(at + 1);
        if ((word is "столько" or "стільки") && (next is "же" or "ж"))
            return true;
        if (word is "tyle" && next is "samo")
            return true;
        if (!PriceWords.Alike.Has(word))
            return false;
        return PriceWords.Price.Has(next)
            || ((next is "же" or "ж" or "сама" or "саму" or "самая" or "sama" or "samej") && at + 2 < words.Count && PriceWords.Price.Has(words.Plain(at + 2)));
    }
}
