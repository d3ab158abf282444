namespace CallCoach.Objections.Features;

/// <summary>The pieces an utterance is read in: one, unless it is longer than what the texts had.</summary>
internal struct UtterancePieces(int words)
{
    private const int Longest = 40;
    private const int Length = 24;
    private const int Step = 12;

    private int _start = -Step;

    public readonly Range Current => words <= Longest ? 0..words : _start..Math.Min(_start + Length, words);

    public readonly UtterancePieces GetEnumerator() => this;

    public bool MoveNext()
    {
        var isLast = _start >= 0 && (words <= Longest || _start + Length >= words);
        _start += Step;
        return !isLast;
    }
}
