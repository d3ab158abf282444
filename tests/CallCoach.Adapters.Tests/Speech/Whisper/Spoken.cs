using CallCoach.Recordings;

namespace CallCoach.Adapters.Tests.Speech.Whisper;

/// <summary>Recordings in which tones stand for speech: a scripted server does not listen.</summary>
internal static class Spoken
{
    public const int Rate = 8000;

    private const double Syllable = 0.25;

    /// <summary>One channel with sound at each of these times, silence elsewhere.</summary>
    public static Audio At(double seconds, params (double Start, double End)[] speech) => new(Rate, [Channel(seconds, speech)]);

    public static short[] Channel(double seconds, params (double Start, double End)[] speech)
    {
        var samples = Sound.Silence(seconds, Rate);
        foreach (var (start, end) in speech)
        {
            // Sound that never pauses is noise, not speech.
            for (var at = start; at < end; at += Syllable)
                Sound.Tone(440, Math.Min(Syllable * 0.8, end - at), Rate).CopyTo(samples, (int)(at * Rate));
        }
        return samples;
    }
}
