using CallCoach.Recordings.Speech;

namespace CallCoach.Adapters.Speech.PocketSphinx;

/// <summary>Where the PocketSphinx engine finds its model and how much of the machine it may use.</summary>
public sealed record PocketSphinxSettings
{
    public static PocketSphinxSettings Default { get; } = new();

    /// <summary>Folders to look for the English model in; the first that holds a whole one is used.</summary>
    public IReadOnlyList<string> ModelFolders { get; init; } =
        ["/usr/share/pocketsphinx/model/en-us", "/usr/local/share/pocketsphinx/model/en-us"];

    /// <summary>Utterances decoded at a time. Each takes a processor core and the memory of one decoder.</summary>
    public int Decoders { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    public SpeechDetectorSettings Detector { get; init; } = new();
}
