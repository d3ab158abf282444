using CallCoach.Recordings;
using CallCoach.Transcription;

namespace CallCoach.Tests.Transcription;

/// <summary>An engine that hears what a test wrote.</summary>
internal sealed class ScriptedTranscriber(Func<Audio, CancellationToken, Task<IReadOnlyList<TranscriptSegment>>> hear, params string[] languages) : ITranscriber
{
    private int _asked;

    public ScriptedTranscriber(params TranscriptSegment[] segments)
        : this((_, _) => Task.FromResult<IReadOnlyList<TranscriptSegment>>(segments), "en")
    {
    }

    /// <summary>How many recordings it was given.</summary>
    public int Asked => _asked;

    public string Engine => "scripted";

    public bool Hears(string language) => languages.Contains(language);

    public async Task<Transcript> TranscribeAsync(Audio audio, string language, CancellationToken cancel)
    {
        Interlocked.Increment(ref _asked);
        return new(Engine, language, await hear(audio, cancel));
    }
}
