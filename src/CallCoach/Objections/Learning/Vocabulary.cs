using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Numerics;
using CallCoach.Transcription;

namespace CallCoach.Objections.Learning;

/// <summary>
/// The words of some texts of one language, for hearing one in place of another: those spelled in the language's alphabet, each
/// as likely as it is frequent.
/// </summary>
internal sealed class Vocabulary
{
    private const int Frequent = 200;
    private const int LongestShort = 3;
    private const int FarthestSimilar = 2;

    private static readonly FrozenDictionary<string, SearchValues<char>> Alphabets = new Dictionary<string, string>
    {
        ["en"] = "abcdefghijklmnopqrstuvwxyz",
        ["pl"] = "abcdefghijklmnopqrstuvwxyząćęłńóśźż",
        ["ru"] = "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        ["uk"] = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    }.ToFrozenDictionary(pair => pair.Key, pair => SearchValues.Create(pair.Value));

    private readonly Dictionary<string, int> _counts;
    private readonly (string Word, uint Letters)[] _words;
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _similar = new(StringComparer.Ordinal);
    private readonly List<string> _frequent;
    private readonly List<string> _short;

    public Vocabulary(string language, IEnumerable<string> texts)
    {
        _counts = texts.SelectMany(WordSets.Words).Where(word => !word.AsSpan().ContainsAnyExcept(Alphabets[language])).CountBy(word => word).ToDictionary();
        _words = [.. _counts.Keys.Order(StringComparer.Ordinal).Select(word => (word, Letters(word)))];
        _frequent = [.. _counts.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Key).Take(Frequent)];
        _short = _frequent.FindAll(word => word.Length <= LongestShort);
    }

    /// <summary>Other words one letter off if there are any, otherwise those two letters off.</summary>
    public IReadOnlyList<string> Similar(string word) => _similar.GetOrAdd(word, FindSimilar);

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

    private IReadOnlyList<string> FindSimilar(string word)
    {
        var letters = Letters(word);
        List<string> nearest = [];
        var distance = FarthestSimilar;
        foreach (var (other, otherLetters) in _words)
        {
            // A change takes one letter away and brings one at most.
            if (Math.Abs(other.Length - word.Length) > distance || BitOperations.PopCount(letters ^ otherLetters) > 2 * distance || other == word)
                continue;
            var between = EditDistance.Between<char>(word, other);
            if (between > distance)
                continue;
            if (between < distance)
                nearest.Clear();
            distance = between;
            nearest.Add(other);
        }
        return nearest;
    }

    /// <summary>Which letters a word has, a bit each; some share one.</summary>
    private static uint Letters(string word) => word.Aggregate(0u, (letters, letter) => letters | (1u << (letter % 32)));
}
