using CallCoach.Objections.Features;

namespace CallCoach.Outcomes;

/// <summary>Scores the lines of a call with two linear models. Keeps buffers: one scorer a thread.</summary>
internal sealed class LineScorer(FeatureSettings features, ConceptLexicon lexicon, WeightTable settling, WeightTable doNotCall)
{
    private readonly LineReader _reader = new(features, lexicon);
    private readonly float[] _settling = settling.Scores();
    private readonly float[] _doNotCall = doNotCall.Scores();

    /// <summary>A line of many words has the scores of its best pieces.</summary>
    public LineScores Score(CallWords call)
    {
        var settles = new List<float[]>(call.Words.Count);
        var wishes = new List<float>(call.Words.Count);
        for (var line = 0; line < call.Words.Count; line++)
        {
            var best = new float[settling.Outputs];
            Array.Fill(best, float.NegativeInfinity);
            var wish = float.NegativeInfinity;
            foreach (var piece in new UtterancePieces(call.Words[line].Count))
            {
                _reader.Read(call, line, piece);
                settling.Score(_reader.Buckets, _reader.Values, _settling);
                for (var outcome = 0; outcome < best.Length; outcome++)
                    best[outcome] = Math.Max(best[outcome], _settling[outcome]);
                wish = Math.Max(wish, Wish(call.Words[line], piece, call.Language));
            }
            settles.Add(best);
            wishes.Add(wish);
        }
        return new(settles, wishes);
    }

    /// <summary>How strongly something said asks never to be called again.</summary>
    public float Wish(UtteranceWords words, Range piece, string language)
    {
        _reader.ReadAlone(words, piece, language);
        doNotCall.Score(_reader.Buckets, _reader.Values, _doNotCall);
        return _doNotCall[0];
    }
}
