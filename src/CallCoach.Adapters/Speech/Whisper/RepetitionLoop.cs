namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>Finds the same few words again and again, as Whisper writes them when its decoder is caught in a loop, and leaves them once.</summary>
public static class RepetitionLoop
{
    private const int MostWords = 12;
    private const int MostAlike = 3;

    /// <summary>Segments of a loop follow each other without a pause; a person who says the same thing again makes one.</summary>
    private const double Pause = 0.1;

    /// <returns>The text itself when there is no loop in it.</returns>
    public static string Cut(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var bare = Array.ConvertAll(words, SpokenWords.Bare);
        var kept = new List<string>(words.Length);
        for (var at = 0; at < words.Length;)
        {
            var (length, times) = LoopAt(bare, at);
            kept.AddRange(words[at..(at + length)]);
            at += length * times;
            if (times > 1 && EndsWithin(bare.AsSpan(at), bare.AsSpan(at - length, length)))
                break;
        }
        return kept.Count == words.Length ? text : string.Join(' ', kept);
    }

    /// <summary>Of three or more segments alike, one right after the other, only the first is left.</summary>
    public static IReadOnlyList<HeardSegment> Cut(IReadOnlyList<HeardSegment> segments)
    {
        var kept = new List<HeardSegment>(segments.Count);
        for (var first = 0; first < segments.Count;)
        {
            var after = first + 1;
            while (after < segments.Count && IsAgain(segments[after - 1], segments[after]))
                after++;
            kept.AddRange(segments.Skip(first).Take(after - first >= MostAlike ? 1 : after - first));
            first = after;
        }
        return kept;
    }

    private static bool IsAgain(HeardSegment before, HeardSegment segment) =>
        segment.Start - before.End < Pause && SpokenWords.Of(segment.Text).AsSpan().SequenceEqual(SpokenWords.Of(before.Text));

    /// <summary>The shortest group of words that is said too often from here on; a single word, once, where none is.</summary>
    private static (int Length, int Times) LoopAt(string[] words, int at)
    {
        for (var length = 1; length <= MostWords && at + (length * Needed(length)) <= words.Length; length++)
        {
            var group = words.AsSpan(at, length);
            var times = 1;
            while (at + ((times + 1) * length) <= words.Length && words.AsSpan(at + (times * length), length).SequenceEqual(group))
                times++;
            if (times >= Needed(length))
                return (length, times);
        }
        return (1, 1);
    }

    /// <summary>People do say "no, no, no, no".</summary>
    private static int Needed(int length) => length switch { 1 => 5, 2 => 4, _ => MostAlike };

    /// <summary>The loop's last turn, broken off by the end.</summary>
    private static bool EndsWithin(ReadOnlySpan<string> rest, ReadOnlySpan<string> group) =>
        rest.Length < group.Length && group.StartsWith(rest);
}
