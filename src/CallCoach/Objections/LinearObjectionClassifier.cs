using CallCoach.Objections.Features;

namespace CallCoach.Objections;

/// <summary>
/// Finds objections with a linear model over word and character n-grams and concepts. Safe to use from many threads.
/// A long utterance is read in overlapping pieces as long as those it learned from; a label has the score of its best piece.
/// </summary>
public sealed class LinearObjectionClassifier(ObjectionModel model) : IObjectionClassifier, IDisposable
{
    private static readonly ObjectionLabel[] AllLabels = Enum.GetValues<ObjectionLabel>();
    private static readonly Comparison<LabelScore> BestFirst = (a, b) => b.Score.CompareTo(a.Score);

    private readonly ThreadLocal<Desk> _desks = new(() => new Desk(model));

    public Classification Classify(string text, string? language, string? before = null)
    {
        var desk = _desks.Value!;
        var used = desk.Read(text, language, before);
        List<LabelScore>? found = null;
        foreach (var label in AllLabels)
            if (desk.Holds(label))
                (found ??= []).Add(new(label, desk.Probabilities[(int)label]));
        found?.Sort(BestFirst);
        return new(used, found ?? (IReadOnlyList<LabelScore>)[]);
    }

    /// <summary>The same without a word of memory: each label's probability.</summary>
    /// <param name="probabilities">One a label, in the labels' order.</param>
    /// <returns>How many labels hold.</returns>
    public int Judge(string text, string? language, string? before, Span<double> probabilities)
    {
        var desk = _desks.Value!;
        desk.Read(text, language, before);
        desk.Probabilities.CopyTo(probabilities);
        var holding = 0;
        foreach (var label in AllLabels)
            if (desk.Holds(label))
                holding++;
        return holding;
    }

    /// <summary>The probabilities of all labels, whether they hold or not, in the labels' order.</summary>
    public IReadOnlyList<double> Probabilities(string text, string? language, string? before = null)
    {
        var desk = _desks.Value!;
        desk.Read(text, language, before);
        return [.. desk.Probabilities];
    }

    public IReadOnlyList<WordWeight> Explain(string text, string? language, ObjectionLabel label, string? before = null)
    {
        var used = Classify(text, language).Language;
        return Explanation.Of(text, part => Probabilities(part, used, before)[(int)label]);
    }

    public void Dispose() => _desks.Dispose();

    // "en-GB" is English; a language it never learned is left to the spelling.
    private static string? Known(string? language)
    {
        if (language is null)
            return null;
        for (var index = 0; index < ObjectionModel.Languages.Count; index++)
        {
            var known = ObjectionModel.Languages[index];
            if (language.StartsWith(known, StringComparison.OrdinalIgnoreCase) && (language.Length == known.Length || language[known.Length] is '-' or '_'))
                return known;
        }
        return null;
    }

    /// <summary>The buffers of one thread.</summary>
    private sealed class Desk(ObjectionModel model)
    {
        private readonly SpellingReader _spelling = new();
        private readonly FeatureReader _features = new(model.Features, model.Lexicon, model.LabelWeights);
        private readonly float[] _scores = new float[StepTable.Outputs];
        private readonly UtteranceWords _words = new();
        private readonly UtteranceWords _before = new();
        private readonly LabelDecision[] _decisions = [.. model.Decisions];
        private readonly float[] _languageScores = model.LanguageWeights.Scores();

        public double[] Probabilities { get; } = new double[AllLabels.Length];

        public bool Holds(ObjectionLabel label) => Probabilities[(int)label] >= _decisions[(int)label].Threshold;

        /// <summary>Reads an utterance and what it answers; where there is no word in it, every probability is 0.</summary>
        /// <returns>The language it was read in.</returns>
        public string Read(string text, string? language, string? before)
        {
            ArgumentNullException.ThrowIfNull(text);
            _words.Read(text);
            _before.Read(before ?? "");
            Array.Clear(Probabilities);
            var used = Known(language) ?? TellLanguage();
            foreach (var piece in new UtterancePieces(_words.Count))
                ReadPiece(piece, used);
            return used;
        }

        private string TellLanguage()
        {
            var spelling = _spelling.Read(_words);
            model.LanguageWeights.Score(spelling.Buckets, spelling.Values, _languageScores);
            var best = 0;
            for (var language = 1; language < ObjectionModel.Languages.Count; language++)
                if (_languageScores[language] > _languageScores[best])
                    best = language;
            return ObjectionModel.Languages[best];
        }

        private void ReadPiece(Range piece, string language)
        {
            if (_words.Count == 0)
                return;
            model.LabelWeights.Score(_features.Read(_words, piece, language, _before), _scores);
            for (var label = 0; label < Probabilities.Length; label++)
                Probabilities[label] = Math.Max(Probabilities[label], _decisions[label].Probability(_scores[label]));
        }
    }
}
