using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Objections.Features;

namespace CallCoach.Outcomes;

/// <summary>What a judge finds.</summary>
/// <param name="Score">Probability that the outcome is right, 0 to 1.</param>
/// <param name="Line">The line that settles it, by its place among the lines given; null where none does.</param>
public sealed record Verdict(Outcome Outcome, double Score, int? Line);

/// <summary>Tells the outcome of a whole call, and which line settles it. Safe to use from many threads.</summary>
public sealed class OutcomeJudge(OutcomeModel model) : IDisposable
{
    /// <summary>A line as likely as this is proof enough in a call that speaks for nothing more than for being left alone.</summary>
    internal const double LikelyWish = 0.5;

    private readonly ThreadLocal<Desk> _desks = new(() => new Desk(model));

    /// <param name="lines">All that was said, in order.</param>
    /// <param name="language">ISO 639-1, one of the model's languages.</param>
    public Verdict Judge(IEnumerable<(Speaker Speaker, string Text)> lines, string language)
    {
        var call = CallWords.Of(lines, language);
        return call.Words.All(words => words.Count == 0) ? new(Outcome.NoOutcome, 1, null) : _desks.Value!.Judge(call);
    }

    /// <summary>The probability that something a client says asks never to be called again.</summary>
    public double DoNotCall(string text, string language)
    {
        var words = new UtteranceWords();
        words.Read(text);
        return _desks.Value!.DoNotCall(words, language);
    }

    public void Dispose() => _desks.Dispose();

    /// <summary>
    /// The verdict on a call. That a client asks never to be called again follows from a line of the client and from nothing
    /// else; the line is the proof. All other outcomes are weighed against each other.
    /// </summary>
    internal static Verdict Decide(CallWords call, LineScores lines, ReadOnlySpan<float> scores, IReadOnlyList<LabelDecision> calls, LabelDecision doNotCall)
    {
        var best = Outcome.NoOutcome;
        double sum = 0, most = 0, doNotCallInCall = 0;
        for (var outcome = 0; outcome < calls.Count; outcome++)
        {
            var probability = calls[outcome].Probability(scores[outcome]);
            if (outcome == (int)Outcome.DoNotCall)
            {
                doNotCallInCall = probability;
                continue;
            }
            sum += probability;
            if (probability > most)
                (best, most) = ((Outcome)outcome, probability);
        }
        if (lines.BestWish(call) is { } wish && doNotCall.Probability(lines.DoNotCall[wish]) is var asked
            && (asked >= doNotCall.Threshold || (asked >= LikelyWish && doNotCallInCall > most)))
            return new(Outcome.DoNotCall, asked, wish);
        return new(best, sum > 0 ? most / sum : 0, best == Outcome.NoOutcome ? null : lines.Best((int)best, 0));
    }

    /// <summary>The buffers of one thread.</summary>
    private sealed class Desk(OutcomeModel model)
    {
        private readonly LineScorer _lines = new(model.Learned.Features, model.Learned.Lexicon, model.Settling, model.DoNotCall);
        private readonly CallReader _calls = new(model.Learned.Features, model.Learned.Lexicon, OutcomeModel.Features);
        private readonly float[] _scores = model.Calls.Scores();

        public Verdict Judge(CallWords call)
        {
            var lines = _lines.Score(call);
            _calls.Read(call, lines);
            model.Calls.Score(_calls.Buckets, _calls.Values, _scores);
            return Decide(call, lines, _scores, model.CallDecisions, model.DoNotCallDecision);
        }

        public double DoNotCall(UtteranceWords words, string language)
        {
            if (words.Count == 0)
                return 0;
            var strongest = float.NegativeInfinity;
            foreach (var piece in new UtterancePieces(words.Count))
                strongest = Math.Max(strongest, _lines.Wish(words, piece, language));
            return model.DoNotCallDecision.Probability(strongest);
        }
    }
}
