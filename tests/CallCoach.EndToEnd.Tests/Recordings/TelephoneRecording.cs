using System.Buffers.Binary;
using System.Text;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Recordings;

/// <summary>Somebody who says something.</summary>
/// <param name="Speaker"><c>manager</c> or <c>client</c>.</param>
internal sealed record SpokenLine(string Speaker, string Text);

/// <summary>Recordings as Twilio keeps them: 8 kHz, the manager in the first channel, the client in the second.</summary>
internal static class TelephoneRecording
{
    private const int Rate = 8000;
    public const int HeaderBytes = 44;

    /// <summary>Real synthetic speech, one after the other with a second of silence between.</summary>
    public static async Task<byte[]> OfAsync(params SpokenLine[] lines)
    {
        var manager = new List<short>();
        var client = new List<short>();
        foreach (var line in lines)
        {
            var speech = Halve(await SpeakAsync(line.Speaker == "client" ? "rms" : "slt", line.Text));
            var (speaks, listens) = line.Speaker == "client" ? (client, manager) : (manager, client);
            speaks.AddRange(speech);
            listens.AddRange(new short[speech.Length]);
            manager.AddRange(new short[Rate]);
            client.AddRange(new short[Rate]);
        }
        return Write([.. manager], [.. client]);
    }

    public static byte[] Silence(int seconds) => Write(new short[Rate * seconds], new short[Rate * seconds]);

    /// <summary>Noise, equal for equal seeds, so that two recordings can be told apart by their bytes.</summary>
    public static byte[] Noise(int seconds, int seed)
    {
        var random = new Random(seed);
        short[] Channel() => [.. Enumerable.Range(0, Rate * seconds).Select(_ => (short)random.Next(-2000, 2000))];
        return Write(Channel(), Channel());
    }

    private static async Task<short[]> SpeakAsync(string voice, string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            var end = await ProgramRun.OfToolAsync("flite", ["-voice", voice, "-t", text, "-o", file], Path.GetTempPath());
            end.ExitCode.ShouldBe(0, $"speech needs flite (apt-get install flite): {end}");
            var bytes = await File.ReadAllBytesAsync(file);
            BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(24)).ShouldBe(2 * Rate);
            return [.. Enumerable.Range(0, (bytes.Length - HeaderBytes) / 2).Select(i => BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(HeaderBytes + (2 * i))))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>From 16 to 8 kHz, with a short half-band filter before.</summary>
    private static short[] Halve(short[] samples)
    {
        double[] taps = [-0.0318, 0, 0.2818, 0.5, 0.2818, 0, -0.0318];
        return [.. Enumerable.Range(0, samples.Length / 2).Select(i =>
        {
            var sum = taps.Select((tap, t) => tap * samples.ElementAtOrDefault((2 * i) + t - 3)).Sum();
            return (short)Math.Clamp(sum, short.MinValue, short.MaxValue);
        })];
    }

    private static byte[] Write(short[] first, short[] second)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.ASCII);
        writer.Write("RIFF"u8);
        writer.Write(36 + (4 * first.Length));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)2);
        writer.Write(Rate);
        writer.Write(4 * Rate);
        writer.Write((short)4);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(4 * first.Length);
        foreach (var (left, right) in first.Zip(second))
        {
            writer.Write(left);
            writer.Write(right);
        }
        writer.Flush();
        return file.ToArray();
    }
}
