namespace CallCoach.Competitors.Names;

/// <summary>A name found in a text.</summary>
/// <param name="First">The first of its words.</param>
/// <param name="Words">How many they are.</param>
/// <param name="Cost">How far it is from the name as listed, in half letters.</param>
internal readonly record struct FoundName(long CompetitorId, int First, int Words, int Cost)
{
    public int Last => First + Words - 1;
}

/// <summary>
/// Finds names in the words of a text, joined or apart, in any case, with a letter or two misheard: the distance of Levenshtein
/// over the sounds, in which sounds of one family and vowels cost half. Its buffers are used again; it is for one thread.
/// </summary>
internal sealed class NameSearch
{
    private const int MostSounds = 40;

    private readonly NameIndex _index;
    private readonly char[] _sounds = new char[MostSounds];
    private readonly int[] _row = new int[MostSounds + 1];
    private readonly bool[] _isEnding = new bool[MostSounds + 1];
    private readonly List<FoundName> _found = [];
    private int _length;

    public NameSearch(NameIndex index) => _index = index;

    /// <summary>Adds the names in the order of the text; none overlaps another.</summary>
    public void Find(SpokenWords words, List<FoundName> into)
    {
        _found.Clear();
        for (var first = 0; first < words.Count; first++)
        {
            _length = 0;
            // A preposition or a conjunction begins no name of more letters.
            if (words[first].PlainLength == 1 && words[first].Kind == WordKind.Letters && !_index.HasOneLetterWords)
                continue;
            for (var count = 1; count <= _index.MostWordsOfAName && first + count <= words.Count; count++)
            {
                var word = first + count - 1;
                if (words[word].Kind == WordKind.Sign || (count > 1 && words[word].IsApart && !IsInsideAName(words, word)))
                    break;
                _length = Sounds.Append(words.Written(word), asEnglish: false, _sounds, _length);
                if (_index.Short.Count > 0)
                    FindShort(words, first, count);
                if (_length is > 1 and < MostSounds)
                    Find(first, count);
            }
        }
        KeepBest(into);
    }

    /// <summary>A point, as in "Rack.Pro", has no blank after it.</summary>
    private static bool IsInsideAName(SpokenWords words, int word) => words[word].Start == words[word - 1].End + 1;

    private void FindShort(SpokenWords words, int first, int count)
    {
        Span<char> letters = stackalloc char[NameIndex.FewestLetters - 1];
        var length = 0;
        for (var word = first; word < first + count; word++)
        {
            var plain = words.Plain(word);
            if (length + plain.Length > letters.Length)
                return;
            plain.CopyTo(letters[length..]);
            length += plain.Length;
        }
        if (_index.Short.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters[..length], out var id))
            _found.Add(new(id, first, count, 0));
    }

    private void Find(int first, int count)
    {
        var names = _index.NamesOf(Sounds.Family(_sounds[0]));
        if (names.IsEmpty)
            return;
        var heard = _sounds.AsSpan(0, _length);
        var counts = ConsonantCounts.Of(heard);
        for (var end = 0; end <= _length; end++)
            _isEnding[end] = CaseEndings.IsOne(heard[end..]);
        foreach (ref readonly var name in names)
        {
            var most = Math.Max(0, name.MostCost - (count > name.Words ? 1 : 0));
            var apart = (most + 1) / SoundCosts.Consonant;
            if (name.Counts.Beyond(counts) <= apart && counts.Beyond(name.Counts) <= apart + CaseEndings.MostConsonants && CostOf(in name, heard, most) is { } cost)
                _found.Add(new(name.CompetitorId, first, count, cost));
        }
    }

    /// <returns>Null where it is more than <paramref name="most"/>.</returns>
    private int? CostOf(in KnownName name, ReadOnlySpan<char> heard, int most)
    {
        var row = _row.AsSpan(0, heard.Length + 1);
        row[0] = 0;
        for (var at = 1; at < row.Length; at++)
            row[at] = row[at - 1] + SoundCosts.Of(heard[at - 1]);
        foreach (var sound in name.Sounds)
        {
            var own = SoundCosts.Of(sound);
            var diagonal = row[0];
            var least = row[0] += own;
            for (var at = 1; at < row.Length; at++)
            {
                var cost = Math.Min(diagonal + SoundCosts.Between(sound, heard[at - 1]), Math.Min(row[at] + own, row[at - 1] + SoundCosts.Of(heard[at - 1])));
                (diagonal, row[at]) = (row[at], cost);
                least = Math.Min(least, cost);
            }
            if (least > most)
                return null;
        }
        var best = int.MaxValue;
        for (var end = Math.Max(1, heard.Length - CaseEndings.Longest); end <= heard.Length; end++)
            if (end == heard.Length ? !name.NeedsEnding : name.TakesEndings && _isEnding[end])
                best = Math.Min(best, row[end]);
        return best <= most ? best : null;
    }

    private void KeepBest(List<FoundName> into)
    {
        _found.Sort(static (a, b) => (a.Cost, a.Words, a.First).CompareTo((b.Cost, b.Words, b.First)));
        var from = into.Count;
        foreach (var found in _found)
            if (!Overlaps(into, from, found))
                into.Add(found);
        into.Sort(from, into.Count - from, ByPlace.Instance);
    }

    private static bool Overlaps(List<FoundName> kept, int from, FoundName found)
    {
        for (var i = from; i < kept.Count; i++)
            if (found.First <= kept[i].Last && kept[i].First <= found.Last)
                return true;
        return false;
    }

    private sealed class ByPlace : IComparer<FoundName>
    {
        public static ByPlace Instance { get; } = new();

        public int Compare(FoundName x, FoundName y) => x.First.CompareTo(y.First);
    }
}
