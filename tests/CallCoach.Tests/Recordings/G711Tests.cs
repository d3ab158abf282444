using CallCoach.Recordings;

namespace CallCoach.Tests.Recordings;

public sealed class G711Tests
{
    private static readonly byte[] Codes = [.. Enumerable.Range(0, 256).Select(code => (byte)code)];

    /// <summary>Table 2 of G.711 in closed form: 14-bit values (2m + 33) * 2^s - 33, aligned to 16 bits.</summary>
    [Fact]
    public void Every_mu_law_code_expands_to_the_value_of_the_recommendation()
    {
        foreach (var code in Codes)
        {
            var magnitude = 4 * ((((2 * Mantissa(code, 0xFF)) + 33) * Math.Pow(2, Segment(code, 0xFF))) - 33);
            G711.FromMuLaw(code).ShouldBe((short)(code < 0x80 ? -magnitude : magnitude), $"code {code}");
        }
    }

    /// <summary>Table 1 of G.711 in closed form: 13-bit values, 2m + 1 in the first segment, (2m + 33) * 2^(s - 1) above.</summary>
    [Fact]
    public void Every_A_law_code_expands_to_the_value_of_the_recommendation()
    {
        foreach (var code in Codes)
        {
            var (segment, mantissa) = (Segment(code, 0x55), Mantissa(code, 0x55));
            var magnitude = 8 * (segment == 0 ? (2 * mantissa) + 1 : ((2 * mantissa) + 33) * Math.Pow(2, segment - 1));
            G711.FromALaw(code).ShouldBe((short)(code < 0x80 ? -magnitude : magnitude), $"code {code}");
        }
    }

    /// <summary>What sox makes of the same codes.</summary>
    [Fact]
    public void Every_seventeenth_code_expands_as_another_program_expands_it()
    {
        var seventeenth = Codes.Where(code => code % 17 == 0).ToArray();
        seventeenth.Select(G711.FromMuLaw).ShouldBe(
            [-32124, -15484, -7420, -3516, -1628, -716, -276, -64, 23932, 11388, 5372, 2492, 1116, 460, 148, 0]);
        seventeenth.Select(G711.FromALaw).ShouldBe(
            [-5504, -2624, -24064, -11520, -280, -8, -1248, -592, 7552, 3648, 32256, 15616, 408, 136, 1760, 848]);
    }

    private static int Segment(byte code, int inverted) => ((code ^ inverted) >> 4) & 7;

    private static int Mantissa(byte code, int inverted) => (code ^ inverted) & 15;
}
