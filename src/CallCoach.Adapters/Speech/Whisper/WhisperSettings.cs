using CallCoach.People;
using CallCoach.Recordings.Speech;

namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>How a Whisper server is spoken to.</summary>
public enum WhisperDialect
{
    /// <summary>whisper.cpp's <c>whisper-server</c>: <c>POST /inference</c>.</summary>
    WhisperCpp,

    /// <summary>OpenAI's <c>POST /v1/audio/transcriptions</c>, as speaches, faster-whisper servers, vLLM and LocalAI offer it.</summary>
    OpenAi,
}

/// <summary>Where a Whisper server is, how it is asked, and how long it may take.</summary>
/// <param name="Server">Its base address; ends with a slash.</param>
public sealed record WhisperSettings(Uri Server, WhisperDialect Dialect = WhisperDialect.WhisperCpp)
{
    /// <summary>Sent with each request in OpenAI's dialect; whisper.cpp has one model loaded. A name ending in <c>.en</c> hears English only.</summary>
    public string? Model { get; init; }

    /// <summary>The model that is loaded knows no other language, whatever it is called.</summary>
    public bool EnglishOnly { get; init; }

    /// <summary>Names the model would not know: the company, its products, its competitors.</summary>
    public string? Prompt { get; init; }

    /// <summary>Recordings may leave the house.</summary>
    public bool AllowPublic { get; init; }

    /// <summary>What may be detected where a call's language is only assumed; nothing is detected if empty.</summary>
    public IReadOnlyList<string> Detectable { get; init; } = Department.Languages;

    /// <summary>Requests under way at a time, of all calls together. whisper.cpp answers one after another.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>What a request may take, whatever it carries.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What a request may take besides, as a multiple of the audio it carries.</summary>
    public double PatienceWithAudio { get; init; } = 10;

    /// <summary>A server that takes longer hangs; false where an answer is only of no more use then.</summary>
    public bool LateIsHanging { get; init; } = true;

    /// <summary>How long the server may take to say that it is there.</summary>
    public TimeSpan PatienceWithGreeting { get; init; } = TimeSpan.FromSeconds(3);

    public SpeechDetectorSettings Detector { get; init; } = new();

    /// <summary>The most audio in one request: Whisper looks at 30 seconds at a time.</summary>
    public TimeSpan LongestWindow { get; init; } = TimeSpan.FromSeconds(28);

    public TimeSpan LimitFor(TimeSpan audio) => Patience + (audio * PatienceWithAudio);
}
