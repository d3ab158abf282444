using System.Text.Json;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>A server's answer in <c>verbose_json</c>, the form that both dialects share.</summary>
/// <param name="Language">The code of the language it heard; null when it says none that Whisper knows.</param>
/// <param name="Segments">In the order of the answer, in seconds of what was sent, none outside it.</param>
public sealed record WhisperAnswer(string? Language, IReadOnlyList<HeardSegment> Segments)
{
    /// <summary>Whisper fills what it is sent up to whole looks of this many seconds, and may end a segment there.</summary>
    private const double Look = 30;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="body">The answer's body.</param>
    /// <param name="seconds">How long the sent audio is: a segment that ends after it is cut there, one that starts after it is not taken.</param>
    /// <exception cref="SpeechEngineException">No such answer, or its times are none of this audio.</exception>
    public static WhisperAnswer Read(ReadOnlySpan<byte> body, double seconds)
    {
        var said = Parse(body);
        if (said.Segments is not { } segments)
            return string.IsNullOrWhiteSpace(said.Text) && said.Text is not null
                ? new(WhisperLanguages.CodeOf(said.Language), [])
                : throw Wrong("tells no segments with times; it must understand response_format=verbose_json");

        var words = new Queue<SaidWord>(said.Words ?? []);
        var wordsAlign = words.Count == segments.Sum(segment => WordsOf(segment?.Text).Length);
        var heard = new List<HeardSegment>();
        foreach (var segment in segments)
        {
            if (segment?.Text is null)
                throw Wrong("tells a segment without text");
            var text = WordsOf(segment.Text);
            var own = segment.Words ?? [.. Enumerable.Range(0, wordsAlign ? text.Length : 0).Select(_ => words.Dequeue())];
            var (start, end) = TimesOf(segment, seconds);
            if (text.Length == 0 || start >= seconds)
                continue;
            heard.Add(new(start, Math.Min(end, seconds), string.Join(' ', text))
            {
                AverageLogProbability = segment.AvgLogprob,
                NoSpeechProbability = segment.NoSpeechProb,
                CompressionRatio = segment.CompressionRatio,
                WordTimes = SaidWord.Times(own, text.Length),
                WordProbability = own.Select(word => word.Probability).Average(),
            });
        }
        return new(WhisperLanguages.CodeOf(said.Language), heard);
    }

    private static Said Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<Said>(body, Json) ?? throw Wrong("is empty");
        }
        catch (JsonException wrong)
        {
            // What was wrong may be what a client said, so the parser's message is not passed on.
            throw new SpeechEngineException($"The Whisper server's answer is not the JSON that was asked for (at byte {wrong.BytePositionInLine ?? 0}).");
        }
    }

    private static (double Start, double End) TimesOf(SaidSegment segment, double seconds)
    {
        if (segment is not { Start: { } start, End: { } end })
            throw Wrong("tells a segment without times");
        var last = Math.Max(seconds, Look) + 1;
        return start >= 0 && end >= start && end <= last
            ? (start, end)
            : throw Wrong(FormattableString.Invariant($"tells a segment from {start} to {end} s of {seconds:0.0} s of audio"));
    }

    private static string[] WordsOf(string? text) => (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static SpeechEngineException Wrong(string what) => new($"The Whisper server's answer {what}.");

    private sealed record Said(string? Text, string? Language, List<SaidSegment?>? Segments, List<SaidWord>? Words);

    private sealed record SaidSegment(
        double? Start, double? End, string? Text, double? AvgLogprob, double? NoSpeechProb, double? CompressionRatio, List<SaidWord>? Words);

    /// <summary>A word, or with whisper.cpp a piece of one; a piece that begins a word begins with a space.</summary>
    private sealed record SaidWord(string? Word, double? Start, double? End, double? Probability)
    {
        private bool Begins => Word is [var first, ..] && char.IsWhiteSpace(first);

        /// <returns>The middle of each word; nothing when they are not as many as the text has.</returns>
        public static IReadOnlyList<double> Times(List<SaidWord> said, int count)
        {
            var begins = said.Count == count ? said : [.. said.Where((word, i) => i == 0 || word.Begins)];
            return begins.Count == count && begins.TrueForAll(word => word is { Start: not null, End: not null })
                ? [.. begins.Select(word => (word.Start!.Value + word.End!.Value) / 2)]
                : [];
        }
    }
}
