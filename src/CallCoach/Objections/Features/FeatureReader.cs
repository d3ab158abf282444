using System.Runtime.InteropServices;

namespace CallCoach.Objections.Features;

/// <summary>Reads the features of an utterance's words. Keeps buffers: one reader a thread.</summary>
/// <param name="scoring">The table that will score the features, where that is known.</param>
internal sealed class FeatureReader(FeatureSettings settings, ConceptLexicon lexicon, StepTable? scoring = null)
{
    private const int ConceptDistance = 6;
    // By cross-validation: concepts weigh a little more than words and characters.
    private const float ConceptLength = 1.3f;
    private const float StemLength = 0.7f;
    private const int NoConcept = 0;

    /// <summary>An utterance of more words stands for itself; a shorter one is an answer to what was said before.</summary>
    private const int LongestReply = 7;
    private const char Edge = '|';

    private readonly ConceptMatches _matches = new();
    private readonly List<FeatureHash> _words = [];
    private readonly List<FeatureHash> _stems = [];
    private readonly List<int> _distinct = [];
    private readonly FeatureVector _vector = new(settings.BucketBits, scoring);

    /// <summary>Row of the constant feature, after all buckets.</summary>
    public int BiasBucket => 1 << settings.BucketBits;

    /// <summary>The features of some of the words in a row. The vector is overwritten by the next reading.</summary>
    /// <param name="before">What the manager said just before, when that is known.</param>
    public FeatureVector Read(UtteranceWords words, Range range, string language, UtteranceWords? before = null)
    {
        var (first, count) = range.GetOffsetAndLength(words.Count);
        _vector.Clear();
        HashWords(words, first, count);
        AddWords(words, first, count);
        _vector.EndBlock(1);
        AddCharacters(words, first, count);
        _vector.EndBlock(1);
        if (settings.Concepts != ConceptFeatures.None)
        {
            AddConcepts(words, first, count, language);
            _vector.EndBlock(ConceptLength);
        }
        if (settings.Stems > 0)
        {
            // Beginnings of words, up to three in a row: what inflection leaves of them.
            AddRuns(FeatureHash.Of('m'), CollectionsMarshal.AsSpan(_stems), 3);
            _vector.EndBlock(StemLength);
        }
        if (before is { Count: > 0 })
        {
            AddBefore(before, words, first, count);
            _vector.EndBlock(1);
        }
        _vector.AddConstant(BiasBucket);
        return _vector;
    }

    private void HashWords(UtteranceWords words, int first, int count)
    {
        _words.Clear();
        _stems.Clear();
        for (var word = first; word < first + count; word++)
        {
            var hashes = words.Hashes(word);
            _words.Add(hashes[^1]);
            _stems.Add(hashes[(settings.Stems > 0 ? Math.Min(settings.Stems, hashes.Length) : hashes.Length) - 1]);
        }
    }

    private void AddWords(UtteranceWords words, int first, int count)
    {
        AddRuns(FeatureHash.Of('w'), CollectionsMarshal.AsSpan(_words), settings.WordGrams);
        for (var word = first; word < first + count; word++)
            if (words.IsFolded(word))
                Add(FeatureHash.Of('d').Then(words.Spelled(word)));
    }

    /// <summary>Words, one and more in a row; the utterance's beginning and end count as words where others are with them.</summary>
    private void AddRuns(FeatureHash kind, ReadOnlySpan<FeatureHash> words, int longest)
    {
        for (var from = -1; from <= words.Length; from++)
        {
            var hash = kind;
            for (var to = from; to <= words.Length && to - from < longest; to++)
            {
                var isEdge = to < 0 || to == words.Length;
                hash = hash.Then(isEdge ? FeatureHash.Word : words[to]);
                if (!isEdge || to > from)
                    Add(hash);
            }
        }
    }

    private ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) => word.Length > settings.Stems ? word[..settings.Stems] : word;

    /// <summary>The words before, alone and in pairs, and each with how a short reply begins.</summary>
    private void AddBefore(UtteranceWords before, UtteranceWords words, int first, int count)
    {
        for (var word = 0; word < before.Count; word++)
        {
            var hash = FeatureHash.Of('b').Then(before.Folded(word));
            Add(hash);
            if (word + 1 < before.Count)
                Add(hash.Then(Edge).Then(before.Folded(word + 1)));
            if (count > LongestReply)
                continue;
            var reply = FeatureHash.Of('x').Then(Stem(before.Folded(word))).Then(Edge).Then(words.Folded(first));
            Add(reply);
            if (count > 1)
                Add(reply.Then(Edge).Then(words.Folded(first + 1)));
        }
    }

    private void AddCharacters(UtteranceWords words, int first, int count)
    {
        // Settings are read once, not for every letter.
        var (least, most) = (settings.CharactersFrom, settings.CharactersTo);
        for (var index = first; index < first + count; index++)
        {
            var word = words.Folded(index);
            for (var from = -1; from <= word.Length; from++)
            {
                var hash = FeatureHash.Of('c');
                var end = Math.Min(from + most, word.Length + 1);
                // What is too short for its least length at the end of the word gives nothing.
                if (end - from < least)
                    break;
                for (var to = from; to < end; to++)
                {
                    hash = hash.Then((uint)to < (uint)word.Length ? word[to] : Edge);
                    if (to - from + 1 >= least)
                        Add(hash);
                }
            }
        }
    }

    private void AddConcepts(UtteranceWords words, int first, int count, string language)
    {
        lexicon.Find(words, first, count, language, _matches);
        foreach (var concept in _matches.Concepts.All)
            Add(FeatureHash.Of('k').Then(concept));
        if (settings.Concepts != ConceptFeatures.InPairs)
            return;
        AddFollowing(_matches.Concepts);
        AddTogether(_matches.Concepts);
        AddRows(_matches.Concepts);
    }

    private void AddFollowing(WordLists concepts)
    {
        for (var word = 1; word < concepts.Words; word++)
        {
            var before = concepts.All[concepts.Start(Math.Max(0, word - ConceptDistance))..concepts.Start(word)];
            foreach (var later in concepts[word])
                foreach (var earlier in before)
                    Add(FeatureHash.Of('f').Then(earlier).Then(later));
        }
    }

    private void AddTogether(WordLists concepts)
    {
        _distinct.Clear();
        _distinct.AddRange(concepts.All);
        var sorted = CollectionsMarshal.AsSpan(_distinct);
        sorted.Sort();
        for (var a = 0; a < sorted.Length; a++)
        {
            if (a > 0 && sorted[a] == sorted[a - 1])
                continue;
            for (var b = a + 1; b < sorted.Length; b++)
                if (sorted[b] != sorted[b - 1])
                    Add(FeatureHash.Of('t').Then(sorted[a]).Then(sorted[b]));
        }
    }

    /// <summary>The first concept of each word, two and three in a row.</summary>
    private void AddRows(WordLists concepts)
    {
        var (second, first) = (NoConcept, Edge + 0);
        for (var word = 0; word <= concepts.Words; word++)
        {
            var next = word == concepts.Words ? Edge : concepts[word] is [var concept, ..] ? Edge + concept : NoConcept;
            Add(FeatureHash.Of('r').Then(first).Then(next));
            if (word > 0)
                Add(FeatureHash.Of('r').Then(second).Then(first).Then(next));
            (second, first) = (first, next);
        }
    }

    private void Add(FeatureHash hash) => _vector.Add(hash);
}
