namespace CallCoach.Recordings;

/// <summary>
/// Expands the two codings of ITU-T Recommendation G.711 to linear 16-bit samples: the recommendation's 14-bit (mu-law)
/// and 13-bit (A-law) output values, aligned to the left.
/// </summary>
public static class G711
{
    private static readonly short[] MuLawTable = Table(ExpandMuLaw);
    private static readonly short[] ALawTable = Table(ExpandALaw);

    public static short FromMuLaw(byte code) => MuLawTable[code];

    public static short FromALaw(byte code) => ALawTable[code];

    private static short[] Table(Func<byte, short> expand) => [.. Enumerable.Range(0, 256).Select(code => expand((byte)code))];

    private static short ExpandMuLaw(byte code)
    {
        const int bias = 0x84;
        var bits = ~code;
        var magnitude = ((((bits & 0x0F) << 3) + bias) << ((bits >> 4) & 0x07)) - bias;
        return (short)((bits & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static short ExpandALaw(byte code)
    {
        var bits = code ^ 0x55;
        var segment = (bits >> 4) & 0x07;
        var step = ((bits & 0x0F) << 4) + 8;
        var magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
        return (short)((bits & 0x80) != 0 ? magnitude : -magnitude);
    }
}
