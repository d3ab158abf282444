namespace CallCoach.EndToEnd.Tests.Telephony;

/// <summary>G.711 mu-law written for these tests: a sound of its own for each frame, and what it decodes to.</summary>
internal static class MuLaw
{
    /// <summary>A frame of 20 ms that no other frame of these tests has.</summary>
    public static byte[] Frame(string track, int number) =>
        [.. Enumerable.Range(0, TwilioStream.FrameSamples).Select(sample => (byte)((track == "inbound" ? 31 : 101) + (number * 13) + (sample * 3)))];

    /// <summary>A frame of a loud buzz, or of silence.</summary>
    public static byte[] Frame(bool speaks) =>
        [.. Enumerable.Range(0, TwilioStream.FrameSamples).Select(sample => speaks ? (byte)(sample % 4 < 2 ? 0x8F : 0x0F) : (byte)0xFF)];

    public static short[] Decode(IEnumerable<byte> codes) => [.. codes.Select(Decode)];

    private static short Decode(byte code)
    {
        var bits = 255 - code;
        var (segment, step) = ((bits / 16) % 8, bits % 16);
        var magnitude = (((2 * step) + 33) * (1 << segment) - 33) * 4;
        return (short)(bits >= 128 ? -magnitude : magnitude);
    }
}
