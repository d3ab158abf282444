namespace CallCoach.Demo.Scripts;

/// <summary>When an utterance is heard, in seconds from the answer.</summary>
public sealed record Span(double Start, double End);

/// <summary>Where each line of a script lies in the call, and how long the call lasts.</summary>
public sealed record Timeline(IReadOnlyList<Span> Spans, double Seconds)
{
    /// <summary>A conversation lasts longer than the product's threshold of 30 s; pauses are stretched until it does.</summary>
    private const double ShortestConversation = 33;
    private const double Lead = 0.8;
    private const double Pause = 0.9;
    private const double LongestPause = 3.5;
    private const double LettersPerSecond = 14;

    /// <param name="durations">Seconds each line takes to say.</param>
    /// <param name="conversation">Whether the call must count as a conversation.</param>
    public static Timeline Of(IReadOnlyList<double> durations, bool conversation)
    {
        var spoken = durations.Sum();
        var wanted = (ShortestConversation - spoken - Lead) / durations.Count;
        var pause = conversation ? Math.Clamp(wanted, Pause, LongestPause) : Pause;
        var spans = new List<Span>(durations.Count);
        var at = Lead;
        foreach (var duration in durations)
        {
            spans.Add(new(Math.Round(at, 2), Math.Round(at + duration, 2)));
            at += duration + pause;
        }
        return new(spans, conversation ? Math.Max(at, ShortestConversation) : at);
    }

    /// <summary>A timeline for lines that nobody synthesises, from the length of their text.</summary>
    public static Timeline Estimate(IReadOnlyList<Line> lines, bool conversation) =>
        Of([.. lines.Select(line => Math.Max(0.8, line.Text.Length / LettersPerSecond))], conversation);
}
