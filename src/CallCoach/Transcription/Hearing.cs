using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Recordings;

namespace CallCoach.Transcription;

/// <summary>Who spoke, and what.</summary>
public sealed record Heard(string Engine, string? Model, string Language, IReadOnlyList<HeardLine> Lines);

/// <summary>Something one side said. Start and end in seconds from the recording's beginning.</summary>
public sealed record HeardLine(Speaker Speaker, double Start, double End, string Text, double Confidence);

/// <summary>The engines there are, and how one of them hears a kept recording. Who spoke comes from the channel.</summary>
public sealed class Hearing(IEnumerable<ITranscriber> engines, KeptRecordings recordings)
{
    /// <summary>The preferred one first.</summary>
    public IReadOnlyList<ITranscriber> Engines { get; } = [.. engines];

    /// <summary>The first engine that hears the language now; null where none does.</summary>
    public ITranscriber? EngineFor(string language) => Engines.FirstOrDefault(engine => engine.Hears(language));

    /// <exception cref="RetryException">Not now.</exception>
    /// <exception cref="GiveUpException">Never.</exception>
    public async Task<Heard> HearAsync(ITranscriber engine, Recording recording, ExpectedLanguage language, CancellationToken cancel)
    {
        var transcript = await TranscribeAsync(engine, recording, language, cancel);
        return new(transcript.Engine, engine.Model, transcript.Language,
        [
            .. transcript.Segments.Select(segment => new HeardLine(
                recording.SpeakerOf(segment.Channel), segment.Start, segment.End, segment.Text, segment.Confidence)),
        ]);
    }

    private async Task<Transcript> TranscribeAsync(ITranscriber engine, Recording recording, ExpectedLanguage language, CancellationToken cancel)
    {
        try
        {
            return await engine.TranscribeAsync(await recordings.ReadAsync(recording, cancel), language, cancel);
        }
        catch (SpeechEngineException failure) when (failure.IsFinal)
        {
            throw new GiveUpException(failure.Kind, failure.Message, failure);
        }
        catch (SpeechEngineException failure)
        {
            throw new RetryException(failure.Kind, failure.Message, failure, failure.After);
        }
        catch (AudioProgramException failure)
        {
            throw new RetryException(FailureKind.AudioProgram, failure.Message, failure);
        }
        catch (UnreadableRecordingException failure)
        {
            throw new GiveUpException(FailureKind.NotAudio, $"The kept recording cannot be read: {failure.Message}", failure);
        }
    }
}
