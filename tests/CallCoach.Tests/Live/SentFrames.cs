using CallCoach.Recordings;
using FsCheck;
using FsCheck.Fluent;

namespace CallCoach.Tests.Live;

/// <summary>A frame of 20 ms whose samples tell its number.</summary>
internal sealed record SentFrame(int Number)
{
    public const int Samples = 160;

    public long Milliseconds => (Number - 1) * 20L;

    public byte[] MuLaw => [.. Enumerable.Range(0, Samples).Select(sample => (byte)((Number * 7) + sample))];

    public short[] Decoded => [.. MuLaw.Select(G711.FromMuLaw)];
}

/// <summary>Frames as a bad line delivers them: some lost, some twice, each at most so far out of order that it is still waited for.</summary>
/// <param name="Sent">How many were sent.</param>
/// <param name="Arrivals">Numbers of those that arrive, in this order.</param>
internal sealed record BadLine(int Sent, IReadOnlyList<int> Arrivals)
{
    /// <summary>The first and the last are never lost, so that there is a beginning and an end to compare with.</summary>
    public static Gen<BadLine> Any { get; } =
        from sent in Gen.Choose(2, 60)
        from fates in Gen.Choose(0, 9).ArrayOf(sent)
        from delays in Gen.Choose(0, (2 * CallCoach.Live.LiveTrack.Window) - 1).ArrayOf(sent)
        from repeats in Gen.Choose(0, 60).ArrayOf(sent)
        select new BadLine(sent, Deliver(sent, fates, delays, repeats));

    /// <summary>Halves of a place of delay, so that no frame is overtaken by one a whole window later.</summary>
    private static List<int> Deliver(int sent, int[] fates, int[] delays, int[] repeats)
    {
        var numbers = Enumerable.Range(1, sent).Where(number => number == 1 || number == sent || fates[number - 1] > 1).ToList();
        var once = numbers.Select(number => (Number: number, At: number + (delays[number - 1] / 2.0) + (number / 1000.0)));
        var again = numbers.Where(number => repeats[number - 1] < 15)
            .Select(number => (Number: number, At: number + repeats[number - 1] + (double)CallCoach.Live.LiveTrack.Window));
        return [.. once.Concat(again).OrderBy(arrival => arrival.At).Select(arrival => arrival.Number)];
    }
}
