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

    public Classification Classify(string text, string? language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var desk = _desks.Value!;
        desk.Words.Read(text);
        var used = Known(language) ?? desk.TellLanguage();
        if (desk.Words.Count == 0)
            return new(used, []);
        desk.ReadProbabilities(used);
        List<LabelScore>? found = null;
        foreach (var label in AllLabels)
            if (desk.Probabilities[(int)label] >= model.Decisions[(int)label].Threshold)
                (found ??= []).Add(new(label, desk.Probabilities[(int)label]));
        found?.Sort(BestFirst);
        return new(used, found ?? (IReadOnlyList<LabelScore>)[]);
    }

    /// <summary>The probabilities of all labels, whether they hold or not, in the labels' order.</summary>
    public IReadOnlyList<double> Probabilities(string text, string? language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var desk = _desks.Value!;
        desk.Words.Read(text);
        desk.ReadProbabilities(Known(language) ?? desk.TellLanguage());
        return [.. desk.Probabilities];
    }

    public IReadOnlyList<WordWeight> Explain(string text, string? language, ObjectionLabel label)
    {
        var used = Classify(text, language).Language;
        return Explanation.Of(text, part => Probabilities(part, used)[(int)label]);
    }

    public void Dispose() => _desks.Dispose();

    // "en-GB" is English; a language it never learned is left to the spelling.
    private static string? Known(string? language)
    {
        if (language is null)
            return null;
        foreach (var known in ObjectionModel.Languages)
            if (language.StartsWith(known, StringComparison.OrdinalIgnoreCase) && (language.Length == known.Length || language[known.Length] is '-' or '_'))
                return known;
        return null;
    }

    /// <summary>The buffers of one thread.</summary>
    private sealed class Desk(ObjectionModel model)
    {
        private readonly SpellingReader _spelling = new();
        private readonly FeatureReader _features = new(model.Features, model.Lexicon);
        private readonly float[] _scores = model.LabelWeights.Scores();
        private readonly float[] _languageScores = model.LanguageWeights.Scores();

        public UtteranceWords Words { get; } = new();

        public double[] Probabilities { get; } = new double[AllLabels.Length];

        public string TellLanguage()
        {
            var spelling = _spelling.Read(Words);
            model.LanguageWeights.Score(spelling.Buckets, spelling.Values, _languageScores);
            var best = 0;
            for (var language = 1; language < ObjectionModel.Languages.Count; language++)
                if (_languageScores[language] > _languageScores[best])
                    best = language;
            return ObjectionModel.Languages[best];
        }

        public void ReadProbabilities(string language)
        {
            Array.Clear(Probabilities);
            foreach (var piece in new UtterancePieces(Words.Count))
            {
                var features = _features.Read(Words, piece, language);
                model.LabelWeights.Score(features.Buckets, features.Values, _scores);
                for (var label = 0; label < Probabilities.Length; label++)
                    Probabilities[label] = Math.Max(Probabilities[label], model.Decisions[label].Probability(_scores[label]));
            }
        }
    }
}
