using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace CallCoach.Competitors.Names;

/// <summary>A competitor with every spelling of its name.</summary>
public sealed record NamedCompetitor(long Id, IReadOnlyList<string> Spellings);

/// <summary>
/// The names to be found, as sounds, apart by the family of the first, and very short names by their letters. Made once for a list
/// and then only read.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>Names with fewer letters are found as they are written only.</summary>
    public const int FewestLetters = 3;

    private const int MostSounds = 32;
    private const int MostWords = 4;

    private readonly Dictionary<int, List<KnownName>> _names = [];
    private readonly Dictionary<string, long> _short = new(StringComparer.Ordinal);
    private readonly HashSet<(string Stem, long Id)> _added = [];

    private NameIndex()
    {
    }

    public static NameIndex Empty { get; } = Of([]);

    /// <summary>The most words of a text that can be one name.</summary>
    public int MostWordsOfAName { get; private set; } = 1;

    public FrozenDictionary<string, long> Short { get; private set; } = FrozenDictionary<string, long>.Empty;

    /// <summary>Whether a name begins with a word of a single letter.</summary>
    public bool HasOneLetterWords { get; private set; }

    /// <summary>Names that begin with a sound of such a family.</summary>
    public ReadOnlySpan<KnownName> NamesOf(int family) => CollectionsMarshal.AsSpan(_names.GetValueOrDefault(family));

    public static NameIndex Of(IEnumerable<NamedCompetitor> competitors)
    {
        var index = new NameIndex();
        var words = new SpokenWords();
        foreach (var competitor in competitors)
            foreach (var spelling in competitor.Spellings)
                index.Add(spelling, competitor.Id, words);
        index.Short = index._short.ToFrozenDictionary(StringComparer.Ordinal);
        return index;
    }

    /// <summary>The name's letters and digits: two spellings with the same are the same.</summary>
    public static string LettersOf(string name)
    {
        var words = new SpokenWords();
        words.Read(name);
        return string.Concat(Enumerable.Range(0, words.Count).Where(i => words[i].Kind != WordKind.Sign).Select(i => words.Plain(i).ToString()));
    }

    private void Add(string spelling, long id, SpokenWords words)
    {
        words.Read(spelling);
        var letters = LettersOf(spelling);
        if (letters.Length == 0)
            return;
        HasOneLetterWords |= words[0].PlainLength == 1;
        MostWordsOfAName = Math.Max(MostWordsOfAName, Math.Min(MostWords, words.Count + 1));
        if (letters.Length < FewestLetters)
        {
            _short.TryAdd(letters, id);
            return;
        }
        Span<char> sounds = stackalloc char[MostSounds];
        foreach (var asEnglish in new[] { false, true })
        {
            var length = 0;
            for (var i = 0; i < words.Count; i++)
                if (words[i].Kind != WordKind.Sign)
                    length = Sounds.Append(words.Written(i), asEnglish, sounds, length);
            if (length > 1)
                Add(sounds[..length], id, words.Count);
        }
    }

    private void Add(ReadOnlySpan<char> sounds, long id, int words)
    {
        var isStem = sounds.Length > 3 && Sounds.IsVowel(sounds[^1]);
        var stem = isStem ? sounds[..^1] : sounds;
        if (!_added.Add((stem.ToString(), id)))
            return;
        var family = Sounds.Family(stem[0]);
        if (!_names.TryGetValue(family, out var names))
            _names.Add(family, names = []);
        names.Add(new(id, stem.ToString(), ConsonantCounts.Of(stem), MostCost(stem.Length), sounds.Length > 3, isStem, words));
    }

    /// <summary>How far what is heard may differ from a name of so many sounds, in half letters.</summary>
    private static int MostCost(int sounds) => sounds switch
    {
        < 5 => 0,
        5 => 1,
        6 or 7 => 2,
        8 => 3,
        _ => 4,
    };
}

/// <param name="Sounds">Without the vowel that cases change.</param>
/// <param name="MostCost">How far what is heard may differ, in half letters.</param>
/// <param name="TakesEndings">Whether it is found with the endings of cases.</param>
/// <param name="NeedsEnding">Whether it is a stem, which never stands alone.</param>
/// <param name="Words">Of how many words it was written.</param>
internal readonly record struct KnownName(
    long CompetitorId, string Sounds, ConsonantCounts Counts, int MostCost, bool TakesEndings, bool NeedsEnding, int Words);
