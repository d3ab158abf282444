using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;

namespace CallCoach.Outcomes.Learning;

/// <summary>
/// Trains the outcome model from all dialogues that are not held out: first how strongly a line settles each outcome and how
/// strongly it asks never to be called, then, on scores of lines by models that have not seen their trade, the outcome of the
/// whole call. Decisions come from a cross-validation of the same dialogues.
/// </summary>
public sealed class OutcomeTrainer
{
    private static readonly Outcome[] AllOutcomes = Enum.GetValues<Outcome>();

    private readonly OutcomeTexts _texts;
    private readonly FeatureSettings _features;
    private readonly OutcomeLearning _settings;
    private readonly TradeFolds _folds;
    private readonly List<LearnedCall> _calls;
    private readonly List<DoNotCallText> _wishes;

    public OutcomeTrainer(OutcomeTexts texts, FeatureSettings features, OutcomeLearning settings)
    {
        _texts = texts;
        _features = features;
        _settings = settings;
        _folds = new(texts.Dialogues.Select(dialogue => dialogue.Trade).Concat(texts.Wishes.Select(wish => wish.Trade)), settings.Seed);
        _calls = [.. texts.Dialogues.Where(dialogue => !_folds.IsHeldOut(dialogue.Trade)).Select(dialogue => new LearnedCall(
            dialogue, CallWords.Of(dialogue.Lines.Select(line => (line.Speaker, line.Text)), dialogue.Language)))];
        _wishes = [.. texts.Wishes.Where(wish => !_folds.IsHeldOut(wish.Trade))];
    }

    /// <exception cref="InvalidDataException">A dialogue or wish held out has a near duplicate among those learned.</exception>
    public OutcomeModel Train()
    {
        _folds.RefuseLeaks(_texts.Dialogues.Select(call => (call.Language, call.Trade, string.Join(' ', call.Lines.Select(line => line.Text))))
            .Concat(_texts.Wishes.Select(wish => (wish.Language, wish.Trade, wish.Text))));
        var facts = new ModelFacts(_settings.Seed, _texts.Hash, _calls.Count + _wishes.Count, _folds.HeldOutTrades);
        var scored = ScoreLines();
        var learned = _calls.Select(call => (Call: call, Lines: scored.Calls[call])).ToList();
        return new(new(OutcomeModel.Kind, facts, _features, _texts.Lexicon,
        [
            new(LearnSettling(_calls).Quantize(), [.. AllOutcomes.Select(_ => new LabelDecision(1, 0, 0.5))]),
            new(LearnDoNotCall(_calls, _wishes).Quantize(), [DecideDoNotCall(scored)]),
            new(LearnCalls(learned, OutcomeModel.Features).Quantize(), DecideCalls(ScoreCalls(learned, OutcomeModel.Features))),
        ]));
    }

    /// <summary>The verdicts on the dialogues that are not held out, each by models that have not seen its trade.</summary>
    internal IReadOnlyList<(Dialogue Dialogue, Verdict Verdict)> CrossValidate(CallFeatures which)
    {
        var scored = ScoreLines();
        var calls = ScoreCalls([.. _calls.Select(call => (call, scored.Calls[call]))], which);
        var (wish, decisions) = (DecideDoNotCall(scored), DecideCalls(calls));
        return [.. calls.Select(one => (one.Call.Dialogue, OutcomeJudge.Decide(one.Call.Words, scored.Calls[one.Call], one.Scores, decisions, wish)))];
    }

    private ScoredLines ScoreLines()
    {
        var parts = Enumerable.Range(0, TradeSplit.Folds).AsParallel().AsOrdered().Select(fold =>
        {
            bool IsIn(string trade) => _folds.Fold(trade) == fold;
            List<LearnedCall> calls = [.. _calls.Where(call => !IsIn(call.Dialogue.Trade))];
            List<DoNotCallText> wishes = [.. _wishes.Where(wish => !IsIn(wish.Trade))];
            var scorer = new LineScorer(_features, _texts.Lexicon, LearnSettling(calls), LearnDoNotCall(calls, wishes));
            var words = new UtteranceWords();
            return (
                Calls: _calls.Where(call => IsIn(call.Dialogue.Trade)).Select(call => (call, scorer.Score(call.Words))).ToList(),
                Wishes: _wishes.Where(wish => IsIn(wish.Trade)).Select(wish =>
                {
                    words.Read(wish.Text);
                    return (wish, scorer.Wish(words, .., wish.Language));
                }).ToList());
        }).ToList();
        return new(parts.SelectMany(part => part.Calls).ToDictionary(one => one.call, one => one.Item2), [.. parts.SelectMany(part => part.Wishes)]);
    }

    private WeightTable LearnSettling(IEnumerable<LearnedCall> calls)
    {
        var reader = new LineReader(_features, _texts.Lexicon);
        var examples = calls.SelectMany(call => call.Dialogue.Lines.Select((line, number) =>
        {
            reader.Read(call.Words, number, ..);
            bool[] truth = [.. AllOutcomes.Select(outcome => line.Settles && outcome == call.Dialogue.Outcome)];
            return MergedExample.Of(reader.Buckets, reader.Values, truth, 1);
        }));
        return LinearLearner.Learn([.. examples], (1 << _features.BucketBits) + 1, AllOutcomes.Length, _settings.Lines);
    }

    private WeightTable LearnDoNotCall(IEnumerable<LearnedCall> calls, IEnumerable<DoNotCallText> wishes)
    {
        // What else such a client says is neither: it may well be part of the wish.
        var said = calls.SelectMany(call => call.Dialogue.Lines
            .Where(line => line.Speaker == Speaker.Client && (line.Settles || call.Dialogue.Outcome != Outcome.DoNotCall))
            .Select(line => (call.Dialogue.Language, line.Text, Asks: call.Dialogue.Outcome == Outcome.DoNotCall)));
        var words = new UtteranceWords();
        var reader = new LineReader(_features, _texts.Lexicon);
        var examples = said.Concat(wishes.Select(wish => (wish.Language, wish.Text, wish.Asks))).Select(one =>
        {
            words.Read(one.Text);
            reader.ReadAlone(words, .., one.Language);
            return MergedExample.Of(reader.Buckets, reader.Values, [one.Asks], 1);
        });
        return LinearLearner.Learn([.. examples], (1 << _features.BucketBits) + 1, 1, _settings.Lines);
    }

    private WeightTable LearnCalls(IEnumerable<(LearnedCall Call, LineScores Lines)> calls, CallFeatures which)
    {
        var reader = new CallReader(_features, _texts.Lexicon, which);
        var examples = calls.Select(one =>
        {
            reader.Read(one.Call.Words, one.Lines);
            bool[] truth = [.. AllOutcomes.Select(outcome => outcome == one.Call.Dialogue.Outcome)];
            return MergedExample.Of(reader.Buckets, reader.Values, truth, 1);
        });
        return LinearLearner.Learn([.. examples], CallReader.Rows, AllOutcomes.Length, _settings.Calls);
    }

    private List<(LearnedCall Call, float[] Scores)> ScoreCalls(IReadOnlyList<(LearnedCall Call, LineScores Lines)> calls, CallFeatures which) =>
        [.. Enumerable.Range(0, TradeSplit.Folds).AsParallel().AsOrdered().SelectMany(fold =>
        {
            var table = LearnCalls(calls.Where(one => _folds.Fold(one.Call.Dialogue.Trade) != fold), which);
            var reader = new CallReader(_features, _texts.Lexicon, which);
            return calls.Where(one => _folds.Fold(one.Call.Dialogue.Trade) == fold).Select(one =>
            {
                var scores = table.Scores();
                reader.Read(one.Call.Words, one.Lines);
                table.Score(reader.Buckets, reader.Values, scores);
                return (one.Call, scores);
            }).ToList();
        })];

    private static List<LabelDecision> DecideCalls(IReadOnlyList<(LearnedCall Call, float[] Scores)> calls) =>
        [.. AllOutcomes.Select(outcome => Calibration.Fit([.. calls.Select(one =>
            new ScoredTruth(one.Scores[(int)outcome], one.Call.Dialogue.Outcome == outcome))]))];

    /// <summary>Each call counts by its client's clearest line, each single wish by itself.</summary>
    private LabelDecision DecideDoNotCall(ScoredLines scored)
    {
        var calls = _calls.Where(call => scored.Calls[call].BestWish(call.Words) is not null).Select(call => new ScoredTruth(
            scored.Calls[call].DoNotCall[scored.Calls[call].BestWish(call.Words)!.Value], call.Dialogue.Outcome == Outcome.DoNotCall, _settings.FalseAlarm));
        List<ScoredTruth> all = [.. calls, .. scored.Wishes.Select(one => new ScoredTruth(one.Score, one.Text.Asks, _settings.FalseAlarm))];
        var decision = Calibration.Fit(all);
        return decision with { Threshold = LeastAt(_settings.Precision, [.. all.Select(one => one with { Score = decision.Probability(one.Score) })]) };
    }

    /// <summary>The lowest threshold at which findings are right so often, half way to the next lower score; 1 where there is none.</summary>
    internal static double LeastAt(double precision, IReadOnlyList<ScoredTruth> scored)
    {
        var sorted = scored.OrderByDescending(one => one.Score).ToList();
        double threshold = 1, right = 0, wrong = 0;
        for (var index = 0; index < sorted.Count; index++)
        {
            if (sorted[index].Holds)
                right++;
            else
                wrong += sorted[index].FalseAlarm;
            var next = index + 1 < sorted.Count ? sorted[index + 1].Score : 0;
            if (right >= precision * (right + wrong) && next < sorted[index].Score)
                threshold = (sorted[index].Score + next) / 2;
        }
        return threshold;
    }

    private sealed record LearnedCall(Dialogue Dialogue, CallWords Words)
    {
        public bool Equals(LearnedCall? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }

    /// <summary>Scores by models that have not seen the trade.</summary>
    private sealed record ScoredLines(IReadOnlyDictionary<LearnedCall, LineScores> Calls, IReadOnlyList<(DoNotCallText Text, float Score)> Wishes);
}

/// <summary>How the outcome model is learned.</summary>
public sealed record OutcomeLearning
{
    public LearningSettings Lines { get; init; } = new();

    public LearningSettings Calls { get; init; } = new() { Cost = 0.3 };

    /// <summary>How often a finding that a client asks never to be called again must be right...</summary>
    public double Precision { get; init; } = 0.93;

    /// <summary>...where a wrong one counts this many times: in calls such wishes are far rarer than among the texts.</summary>
    public double FalseAlarm { get; init; } = 3;

    public int Seed => Lines.Seed;

    public OutcomeLearning WithSeed(int seed) => this with { Lines = Lines with { Seed = seed }, Calls = Calls with { Seed = seed } };
}
