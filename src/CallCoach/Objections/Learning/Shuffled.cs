namespace CallCoach.Objections.Learning;

/// <summary>A shuffle that gives the same order for the same seed, whatever the version of the runtime.</summary>
internal static class Shuffled
{
    public static void InPlace<T>(T[] items, int seed)
    {
        var random = new SplitMix64((ulong)seed);
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = (int)(random.Next() % (ulong)(last + 1));
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}

/// <summary>SplitMix64, by Sebastiano Vigna: the same numbers for the same seed, whatever the version of the runtime.</summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9e3779b97f4a7c15;
        var mixed = (_state ^ (_state >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>From 0 up to, but not, 1.</summary>
    public double NextShare() => (Next() >> 11) * (1.0 / (1UL << 53));
}
