namespace CallCoach.Tests.Recordings;

/// <summary>A long WAV file of silence that is nowhere: 8 kHz, one channel, 16 bits.</summary>
internal sealed class SilentWave(TimeSpan duration) : Stream
{
    private static readonly byte[] Header = new WaveBytes { Claimed = uint.MaxValue }.ToArray();

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => Header.Length + (long)(duration.TotalSeconds * 16_000);

    public override long Position { get; set; }

    public SilentWave FromStart()
    {
        Position = 0;
        return this;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, Math.Max(0, Length - Position));
        for (var i = 0; i < count; i++)
            buffer[i] = Position + i < Header.Length ? Header[Position + i] : (byte)0;
        Position += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
