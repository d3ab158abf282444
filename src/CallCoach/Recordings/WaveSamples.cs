using System.Buffers.Binary;

namespace CallCoach.Recordings;

/// <summary>Decodes a WAV file's interleaved samples, channel by channel, as they are read.</summary>
/// <param name="format">The file's format.</param>
/// <param name="expected">Frames to make room for at once; more may come.</param>
internal sealed class WaveSamples(WaveFormat format, int expected)
{
    private readonly short[][] _channels = [.. Enumerable.Range(0, format.Channels).Select(_ => new short[expected])];

    /// <summary>Samples decoded so far, per channel.</summary>
    public int Count { get; private set; }

    /// <summary>Appends whole frames.</summary>
    public void Append(ReadOnlySpan<byte> frames)
    {
        var size = format.BytesPerSample;
        var count = frames.Length / (size * _channels.Length);
        for (var c = 0; c < _channels.Length; c++)
        {
            if (Count + count > _channels[c].Length)
                Array.Resize(ref _channels[c], Math.Max(2 * _channels[c].Length, Count + count));
            var samples = _channels[c].AsSpan(Count, count);
            for (var i = 0; i < count; i++)
                samples[i] = Decode(frames.Slice(((i * _channels.Length) + c) * size, size), format.Encoding);
        }
        Count += count;
    }

    public IReadOnlyList<short[]> ToChannels() => [.. _channels.Select(samples => samples.Length == Count ? samples : samples[..Count])];

    /// <summary>PCM of 8 bits is unsigned; of wider PCM the upper 16 bits are kept, which are the last two bytes.</summary>
    private static short Decode(ReadOnlySpan<byte> sample, WaveEncoding encoding) => encoding switch
    {
        WaveEncoding.MuLaw => G711.FromMuLaw(sample[0]),
        WaveEncoding.ALaw => G711.FromALaw(sample[0]),
        _ when sample.Length == 1 => (short)((sample[0] - 128) << 8),
        _ => BinaryPrimitives.ReadInt16LittleEndian(sample[^2..]),
    };
}
