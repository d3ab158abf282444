using CallCoach.Recordings;

namespace CallCoach.Tests.Recordings;

/// <summary>Recordings of calls: tones, which no test listens to.</summary>
internal static class Waves
{
    public static byte[] TwoChannels(double seconds = 2) => Write(Tone(seconds, 440), Tone(seconds, 660));

    public static byte[] OneChannel(double seconds = 2) => Write(Tone(seconds, 440));

    private static byte[] Write(params short[][] channels)
    {
        using var file = new MemoryStream();
        WaveFile.Write(file, new Audio(8000, channels));
        return file.ToArray();
    }

    private static short[] Tone(double seconds, double hertz) =>
        [.. Enumerable.Range(0, (int)(seconds * 8000)).Select(i => (short)(8000 * Math.Sin(2 * Math.PI * hertz * i / 8000)))];
}
