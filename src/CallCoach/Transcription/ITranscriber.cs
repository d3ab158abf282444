using CallCoach.Recordings;

namespace CallCoach.Transcription;

/// <summary>A speech engine: turns a whole recording into text, each channel apart.</summary>
public interface ITranscriber
{
    /// <summary>Short lower-case name, kept with each transcript: <c>pocketsphinx</c>.</summary>
    string Engine { get; }

    /// <summary>Whether the engine, as installed here, recognises this language (ISO 639-1).</summary>
    bool Hears(string language);

    /// <summary>Transcribes every channel of the audio.</summary>
    /// <returns>Segments ordered by start, then channel, each inside the audio; silence gives none.</returns>
    /// <exception cref="SpeechEngineException">The engine is missing, or failed; trying again may help.</exception>
    /// <exception cref="OperationCanceledException">Cancelled: nothing is returned.</exception>
    Task<Transcript> TranscribeAsync(Audio audio, string language, CancellationToken cancel);
}

/// <summary>What one engine heard in one recording.</summary>
public sealed record Transcript(string Engine, string Language, IReadOnlyList<TranscriptSegment> Segments);

/// <summary>A stretch of speech in one channel.</summary>
/// <param name="Channel">Zero-based channel of the recording.</param>
/// <param name="Start">Seconds from the recording's beginning.</param>
/// <param name="End">Seconds from the recording's beginning, after <paramref name="Start"/>.</param>
/// <param name="Text">What was understood.</param>
/// <param name="Confidence">The engine's own confidence, 0 to 1.</param>
public sealed record TranscriptSegment(int Channel, double Start, double End, string Text, double Confidence);

/// <summary>The speech engine is missing or failed.</summary>
public sealed class SpeechEngineException(string reason, Exception? inner = null) : Exception(reason, inner);
