using CallCoach.Objections.Features;

namespace CallCoach.Outcomes;

/// <summary>
/// Tells how a manager answers an objection. Safe to use from many threads. A long utterance is read in overlapping pieces; a
/// label has the score of its best piece.
/// </summary>
public sealed class AnswerClassifier(AnswerModel model) : IDisposable
{
    private static readonly AnswerLabel[] AllLabels = Enum.GetValues<AnswerLabel>();

    private readonly ThreadLocal<Desk> _desks = new(() => new Desk(model));

    /// <param name="text">What the manager said after an objection.</param>
    /// <param name="language">ISO 639-1, one of the model's languages.</param>
    /// <returns>The labels that hold, best first; none where it is no answer.</returns>
    public IReadOnlyList<AnswerScore> Classify(string text, string language)
    {
        var probabilities = Probabilities(text, language);
        return [.. AllLabels
            .Where(label => probabilities[(int)label] >= model.Decisions[(int)label].Threshold)
            .Select(label => new AnswerScore(label, probabilities[(int)label]))
            .OrderByDescending(answer => answer.Score)];
    }

    /// <summary>The probabilities of all labels, whether they hold or not, in the labels' order.</summary>
    public IReadOnlyList<double> Probabilities(string text, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _desks.Value!.Read(text, language);
    }

    public void Dispose() => _desks.Dispose();

    /// <summary>The buffers of one thread.</summary>
    private sealed class Desk(AnswerModel model)
    {
        private readonly UtteranceWords _words = new();
        private readonly FeatureReader _features = new(model.Features, model.Lexicon);
        private readonly float[] _scores = model.Weights.Scores();

        public double[] Read(string text, string language)
        {
            var probabilities = new double[AllLabels.Length];
            _words.Read(text);
            if (_words.Count == 0)
                return probabilities;
            foreach (var piece in new UtterancePieces(_words.Count))
            {
                var features = _features.Read(_words, piece, language);
                model.Weights.Score(features.Buckets, features.Values, _scores);
                for (var label = 0; label < probabilities.Length; label++)
                    probabilities[label] = Math.Max(probabilities[label], model.Decisions[label].Probability(_scores[label]));
            }
            return probabilities;
        }
    }
}
