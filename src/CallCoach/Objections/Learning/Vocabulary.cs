using System.Buffers;
using System.Collections.Frozen;

namespace CallCoach.Objections.Learning;

/// <summary>
/// The words of some texts of one language, for hearing one in place of another: those spelled in the language's alphabet, each
/// as likely as it is frequent.
/// </summary>
internal sealed class Vocabulary
{
    private const int Frequent = 200;
    private const int LongestShort = 3;

    private static readonly FrozenDictionary<string, SearchValues<char>> Alphabets = new Dictionary<string, string>
    {
        ["en"] = "abcdefghijklmnopqrstuvwxyz",
        ["pl"] = "abcdefghijklmnopqrstuvwxyząćęłńóśźż",
        ["ru"] = "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        ["uk"] = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    }.ToFrozenDictionary(pair => pair.Key, pair => SearchValues.Create(pair.Value));

    private readonly Dictionary<string, int> _counts;
    private readonly ILookup<string, string> _byKey;
    private readonly List<string> _frequent;
    private readonly List<string> _short;

    public Vocabulary(string language, IEnumerable<string> texts)
    {
        _counts = texts.SelectMany(WordSets.Words).Where(word => !word.AsSpan().ContainsAnyExcept(Alphabets[language])).CountBy(word => word).ToDictionary();
        _byKey = _counts.Keys.Order(StringComparer.Ordinal).SelectMany(word => Keys(word).Select(key => (key, word))).ToLookup(pair => pair.key, pair => pair.word);
        _frequent = [.. _counts.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Key).Take(Frequent)];
        _short = _frequent.FindAll(word => word.Length <= LongestShort);
    }

    /// <summary>
    /// Other words that become the same when at most one letter of each is left out: those one letter off if there are any,
    /// otherwise those two off.
    /// </summary>
    public IReadOnlyList<string> Similar(string word)
    {
        var near = Keys(word).SelectMany(key => _byKey[key]).Where(other => other != word).Distinct(StringComparer.Ordinal)
            .GroupBy(other => EditDistance.Between<char>(word, other)).MinBy(group => group.Key);
        return near is null ? [] : [.. near];
    }

    /// <summary>A word that is spelled alike, or any frequent one where there is none.</summary>
    /// <param name="draw">Which: from 0 up to, but not, 1.</param>
    public string InPlaceOf(string word, double draw)
    {
        var similar = Similar(word);
        return Drawn(similar.Count > 0 ? similar : _frequent.FindAll(other => other != word), draw);
    }

    /// <summary>A short word among the frequent ones, such as is heard where none was said.</summary>
    /// <param name="draw">Which: from 0 up to, but not, 1.</param>
    public string FromNothing(double draw) => Drawn(_short, draw);

    private string Drawn(IReadOnlyList<string> words, double draw)
    {
        var left = draw * words.Sum(word => _counts[word]);
        var index = 0;
        while (index < words.Count - 1 && (left -= _counts[words[index]]) >= 0)
            index++;
        return words[index];
    }

    private static IEnumerable<string> Keys(string word) =>
        Enumerable.Range(0, word.Length).Select(letter => word.Remove(letter, 1)).Append(word).Distinct(StringComparer.Ordinal);
}
