using CallCoach.Competitors.Names;
using CallCoach.Competitors.Prices;

namespace CallCoach.Competitors;

/// <summary>A competitor's name, or a comparison without one, in a text.</summary>
/// <param name="CompetitorId">Null where nobody is named.</param>
/// <param name="Start">In UTF-16 characters.</param>
public readonly record struct FoundMention(long? CompetitorId, int Start, int Length, PriceDirection? Direction, Amount? Amount);

/// <summary>Finds competitors and what is said of their prices. Its buffers are used again; it is for one thread.</summary>
public sealed class MentionFinder
{
    private const int Reach = 12;
    private const int Apart = 6;

    private readonly SpokenWords _words = new();
    private readonly NameSearch _search;
    private readonly ComparisonReader _reader = new();
    private readonly List<FoundName> _names = [];
    private readonly List<ReadComparison> _comparisons = [];

    internal MentionFinder(NameIndex index) => _search = new(index);

    /// <summary>Finds these competitors' names and comparisons.</summary>
    public MentionFinder(IEnumerable<NamedCompetitor> competitors)
        : this(NameIndex.Of(competitors))
    {
    }

    /// <summary>Adds what a text says, in the order of the text.</summary>
    /// <param name="ofManager">Whether the manager says it, and not the client.</param>
    /// <param name="isComparison">Whether the text is known to compare prices: only then is somebody without a name taken for a competitor.</param>
    public void Find(string text, bool ofManager, bool isComparison, List<FoundMention> into)
    {
        _words.Read(text);
        _names.Clear();
        _comparisons.Clear();
        _search.Find(_words, _names);
        if (_names.Count == 0 && !isComparison)
            return;
        _reader.Read(_words, _comparisons);
        foreach (var name in _names)
            into.Add(Mentioned(name, ofManager));
        if (_names.Count == 0)
            AddUnnamed(ofManager, into);
    }

    private FoundMention Mentioned(FoundName name, bool ofManager)
    {
        var start = _words[name.First].Start;
        var length = _words[name.Last].End - start;
        if (Nearest(name) is not { } index)
            return new(name.CompetitorId, start, length, null, null);
        var compared = ComparedSide.OfTheOther(_words, _comparisons[index], (name.First, name.Last), ofManager);
        _comparisons.RemoveAt(index);
        return new(name.CompetitorId, start, length, compared.Direction, compared.Amount);
    }

    /// <summary>The comparison this name is nearest to, and no other name nearer.</summary>
    private int? Nearest(FoundName name)
    {
        var (best, least) = (-1, Reach + 1);
        for (var i = 0; i < _comparisons.Count; i++)
        {
            var distance = Distance(name, _comparisons[i]);
            if (distance < least && !IsNearerToAnother(name, _comparisons[i], distance))
                (best, least) = (i, distance);
        }
        return best < 0 ? null : best;
    }

    private bool IsNearerToAnother(FoundName name, ReadComparison comparison, int distance)
    {
        foreach (var other in _names)
            if (other != name && Distance(other, comparison) < distance)
                return true;
        return false;
    }

    /// <summary>Words between; a clause's end counts as several.</summary>
    private int Distance(FoundName name, ReadComparison comparison)
    {
        var (from, to) = name.Last < comparison.First ? (name.Last + 1, comparison.First) : (comparison.End, name.First);
        var distance = Math.Max(0, to - from);
        for (var at = from; at <= to && at < _words.Count; at++)
            if (PriceWords.ClauseJoints.Has(_words.Plain(at)))
                distance += Apart;
        return distance;
    }

    private void AddUnnamed(bool ofManager, List<FoundMention> into)
    {
        foreach (var read in _comparisons)
        {
            if (read is not { Direction: not null, Amount: not null })
                continue;
            var compared = ComparedSide.OfTheOther(_words, read, null, ofManager);
            var start = _words[read.First].Start;
            into.Add(new(null, start, _words[read.End - 1].End - start, compared.Direction, compared.Amount));
        }
    }
}
