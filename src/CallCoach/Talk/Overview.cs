namespace CallCoach.Talk;

/// <summary>A recording's outline over time, small enough for a page.</summary>
/// <param name="Loudest">The loudest sample of all channels, as a share of full scale.</param>
/// <param name="Channels">For each channel its loudest sample in equal parts of the duration, of which 255 is <paramref name="Loudest"/>.</param>
internal sealed record Overview(double Loudest, IReadOnlyList<byte[]> Channels)
{
    /// <summary>Parts of a channel, whatever the duration; a recording under 20 seconds has one for each 10 ms.</summary>
    public const int MostParts = 2_000;

    /// <param name="peaks">For each channel the loudest sample of every 10 ms, 0 to 32768.</param>
    public static Overview Of(IReadOnlyList<IReadOnlyList<ushort>> peaks)
    {
        var loudest = peaks.Max(channel => channel.Count == 0 ? 0 : (int)channel.Max());
        var length = peaks.Max(channel => channel.Count);
        return new(loudest / 32_768.0, [.. peaks.Select(channel => PartsOf(channel, length, loudest))]);
    }

    private static byte[] PartsOf(IReadOnlyList<ushort> peaks, int length, int loudest)
    {
        var parts = new byte[Math.Min(MostParts, length)];
        for (var i = 0; i < peaks.Count && loudest > 0; i++)
        {
            var part = (int)((long)i * parts.Length / length);
            parts[part] = Math.Max(parts[part], (byte)Math.Round(255.0 * peaks[i] / loudest));
        }
        return parts;
    }
}
