namespace CallCoach.Benchmarks.Speech;

/// <summary>How much speech is heard, and how long the web side is asked meanwhile.</summary>
/// <param name="Minutes">Of speech in each channel.</param>
/// <param name="Silence">Share of the second call that is silence.</param>
/// <param name="Rounds">How often everything is measured, in turn.</param>
/// <param name="Seconds">How long the server is asked, idle and under load.</param>
/// <param name="WarmUpSeconds">What goes before it uncounted.</param>
/// <param name="WhisperModel">A model of Whisper's; null: Whisper is not measured.</param>
internal sealed record TranscribeSize(double Minutes, double Silence, int Rounds, int Seconds, int WarmUpSeconds, string? WhisperModel);
