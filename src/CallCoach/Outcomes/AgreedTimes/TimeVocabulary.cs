using System.Globalization;

namespace CallCoach.Outcomes.AgreedTimes;

internal readonly record struct TimeMeaning(TimeWord Word, int Value);

/// <summary>The words of a language in which times are agreed upon.</summary>
internal sealed class TimeVocabulary
{
    public const int LongestPhrase = 4;

    private static readonly Dictionary<string, TimeVocabulary> ByLanguage = new(StringComparer.Ordinal)
    {
        ["ru"] = new(RussianTimeWords.Words, RussianTimeWords.CountedEndings),
        ["pl"] = new(PolishTimeWords.Words, PolishTimeWords.CountedEndings),
        ["uk"] = new(UkrainianTimeWords.Words, UkrainianTimeWords.CountedEndings),
        ["en"] = new(EnglishTimeWords.Words, EnglishTimeWords.CountedEndings),
    };

    private readonly Dictionary<string, List<TimeMeaning>> _words = new(StringComparer.Ordinal);
    private readonly List<(string Stem, TimeMeaning Meaning)> _stems = [];
    private readonly string[] _countedEndings;

    /// <param name="table">A meaning and its words in each line; <c>_</c> joins words, <c>*</c> ends a stem.</param>
    /// <param name="countedEndings">How words end that stand behind a number as what is counted.</param>
    private TimeVocabulary(string table, string countedEndings)
    {
        _countedEndings = countedEndings.Split(' ');
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var meaning = new TimeMeaning(Enum.Parse<TimeWord>(cells[0]), int.Parse(cells[1], CultureInfo.InvariantCulture));
            foreach (var word in cells.Skip(2))
                Add(word, meaning);
        }
    }

    /// <exception cref="KeyNotFoundException">The language is none of the four.</exception>
    public static TimeVocabulary Of(string language) => ByLanguage[language];

    /// <param name="phrase">Words joined by <c>_</c>.</param>
    public IReadOnlyList<TimeMeaning> MeaningsOf(string phrase)
    {
        if (_words.TryGetValue(phrase, out var known))
            return known;
        return phrase.Contains('_', StringComparison.Ordinal)
            ? []
            : [.. _stems.Where(stem => phrase.StartsWith(stem.Stem, StringComparison.Ordinal)).Select(stem => stem.Meaning)];
    }

    /// <summary>Whether a day of the month has an article.</summary>
    public bool HasArticles => _words.Values.Any(meanings => meanings.Exists(meaning => meaning.Word == TimeWord.Article));

    /// <summary>Whether a word of no meaning here looks like what a number counts.</summary>
    public bool LooksCounted(string word) => word.Length > 3 && Array.Exists(_countedEndings, ending => word.EndsWith(ending, StringComparison.Ordinal));

    private void Add(string word, TimeMeaning meaning)
    {
        if (word.EndsWith('*'))
            _stems.Add((word[..^1], meaning));
        else if (_words.TryGetValue(word, out var known))
            known.Add(meaning);
        else
            _words.Add(word, [meaning]);
    }
}
