using System.Diagnostics;

namespace CallCoach.Benchmarks.Live;

/// <summary>What a client says, in frames of 20 ms of mu-law.</summary>
/// <param name="Frames">All of it, silence before and after included.</param>
/// <param name="Last">The place of the last frame of the phrase.</param>
internal sealed record SpokenFrames(IReadOnlyList<byte[]> Frames, int Last)
{
    public const int Samples = 160;
    private const byte Quiet = 0xFF;
    private const int FramesASecond = 50;

    public static byte[] Silence { get; } = [.. Enumerable.Repeat(Quiet, Samples)];

    /// <summary>A buzz of so many seconds, with a second of silence before and two after.</summary>
    public static SpokenFrames Buzz(double seconds)
    {
        byte[] buzz = [.. Enumerable.Range(0, Samples).Select(sample => (byte)(sample % 4 < 2 ? 0x8F : 0x0F))];
        return Around([.. Enumerable.Repeat(buzz, (int)(seconds * FramesASecond))]);
    }

    /// <summary>Synthesised speech, at 8 kHz.</summary>
    public static async Task<SpokenFrames> SpeechAsync(string text, CancellationToken cancel)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".wav");
        try
        {
            using var flite = Process.Start("flite", ["-voice", "rms", "-t", text, "-o", file]);
            await flite.WaitForExitAsync(cancel);
            await using var stream = File.OpenRead(file);
            var spoken = CallCoach.Recordings.WaveFile.Read(stream);
            var telephone = new CallCoach.Adapters.Speech.Resampler(spoken.SampleRate, 8000).Resample(spoken.Channels[0]);
            // flite ends with silence, which is no part of the phrase.
            var end = Array.FindLastIndex(telephone, sample => Math.Abs((int)sample) > 300) + 1;
            return Around([.. telephone[..end].Chunk(Samples).Where(frame => frame.Length == Samples).Select(frame => frame.Select(MuLawOf).ToArray())]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static SpokenFrames Around(IReadOnlyList<byte[]> said) => new(
        [.. Enumerable.Repeat(Silence, FramesASecond), .. said, .. Enumerable.Repeat(Silence, 2 * FramesASecond)], FramesASecond + said.Count - 1);

    /// <summary>The code whose value is nearest.</summary>
    private static byte MuLawOf(short sample)
    {
        var nearest = Array.BinarySearch(Values, sample);
        return Codes[nearest >= 0 ? nearest : Math.Min(~nearest, Values.Length - 1)];
    }

    private static readonly byte[] Codes = [.. Enumerable.Range(0, 256).Select(code => (byte)code).OrderBy(code => CallCoach.Recordings.G711.FromMuLaw(code))];
    private static readonly short[] Values = [.. Codes.Select(code => CallCoach.Recordings.G711.FromMuLaw(code))];
}
