using CallCoach.Jobs;
using CallCoach.Recordings;

namespace CallCoach.Transcription;

/// <summary>A speech engine: turns a whole recording into text, each channel apart.</summary>
public interface ITranscriber
{
    /// <summary>Short lower-case name, kept with each transcript: <c>pocketsphinx</c>.</summary>
    string Engine { get; }

    /// <summary>The model it hears with, kept with each transcript; null where it tells none.</summary>
    string? Model => null;

    /// <summary>Whether the engine, as installed here, recognises this language (ISO 639-1).</summary>
    bool Hears(string language);

    /// <summary>Transcribes every channel of the audio.</summary>
    /// <param name="audio">The recording.</param>
    /// <param name="language">An engine that can tell languages apart may answer in another one than was assumed.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>Segments ordered by start, then channel, each inside the audio; silence gives none.</returns>
    /// <exception cref="SpeechEngineException">The engine is missing, or failed, or refuses the recording: nothing is returned.</exception>
    /// <exception cref="OperationCanceledException">Cancelled: nothing is returned.</exception>
    Task<Transcript> TranscribeAsync(Audio audio, ExpectedLanguage language, CancellationToken cancel);
}

/// <summary>The language a recording is to be heard in.</summary>
/// <param name="Code">ISO 639-1.</param>
/// <param name="IsKnown">The call or its line says so; otherwise it is assumed, and may turn out to be another.</param>
public readonly record struct ExpectedLanguage(string Code, bool IsKnown = true)
{
    public static implicit operator ExpectedLanguage(string code) => new(code);
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
/// <param name="reason">In words for a person, without what was said in the call.</param>
public sealed class SpeechEngineException(string reason, Exception? inner = null) : Exception(reason, inner)
{
    public FailureKind Kind { get; init; } = FailureKind.SpeechEngine;

    /// <summary>Trying again will not help.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The wait the engine asked for.</summary>
    public TimeSpan? After { get; init; }
}
