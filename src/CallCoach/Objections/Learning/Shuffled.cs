namespace CallCoach.Objections.Learning;

/// <summary>A shuffle that gives the same order for the same seed, whatever the version of the runtime.</summary>
internal static class Shuffled
{
    // SplitMix64, by Sebastiano Vigna.
    public static void InPlace<T>(T[] items, int seed)
    {
        var state = (ulong)seed;
        for (var last = items.Length - 1; last > 0; last--)
        {
            state += 0x9e3779b97f4a7c15;
            var mixed = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
            mixed ^= mixed >> 31;
            var other = (int)(mixed % (ulong)(last + 1));
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
