using CallCoach.Recordings;
using CallCoach.Transcription;

namespace CallCoach.Tests.Transcription;

/// <summary>An engine that hears what a test wrote.</summary>
internal sealed class ScriptedTranscriber(Func<Audio, CancellationToken, Task<IReadOnlyList<TranscriptSegment>>> hear, params string[] languages) : ITranscriber
{
    private int _asked;

    /// <summary>What it was last told of the language.</summary>
    public ExpectedLanguage? Expected { get; private set; }

    public ScriptedTranscriber(params TranscriptSegment[] segments)
        : this((_, _) => Task.FromResult<IReadOnlyList<TranscriptSegment>>(segments), "en")
    {
    }

    /// <summary>How many recordings it was given.</summary>
    public int Asked => _asked;

    public string Engine { get; init; } = "scripted";

    public string? Model { get; init; }

    /// <summary>Whether it is there at all now.</summary>
    public bool IsThere { get; set; } = true;

    public bool Hears(string language) => IsThere && languages.Contains(language);

    public async Task<Transcript> TranscribeAsync(Audio audio, ExpectedLanguage language, CancellationToken cancel)
    {
        Expected = language;
        Interlocked.Increment(ref _asked);
        return new(Engine, language.Code, await hear(audio, cancel));
    }
}
