using System.Buffers.Binary;
using CallCoach.Recordings;

namespace CallCoach.Tests.Recordings;

/// <summary>Sound files as a broken disk, a broken sender or a malicious one would leave them.</summary>
public sealed class BrokenAudioTests
{
    private const int Seed = 20261122;

    /// <summary>What is decoded takes 2 bytes a sample at most twice while it grows, from one byte a sample in the file; the rest is buffers.</summary>
    private const long MostPerByte = 8;

    private const long MostBesides = 512 * 1024;

    private static readonly byte[][] Whole =
    [
        new WaveBytes { Data = Noise(4000) }.ToArray(),
        new WaveBytes { Data = Noise(4000), Channels = 2 }.ToArray(),
        new WaveBytes { Data = Noise(2000), Codec = 7, Bits = 8 }.ToArray(),
        new WaveBytes { Data = Noise(2000), Codec = 6, Bits = 8, Channels = 2, Extensible = true }.ToArray(),
        new WaveBytes { Data = Noise(6000), Bits = 24, Between = [("LIST", Noise(33)), ("fact", Noise(4))] }.ToArray(),
        new WaveBytes { Data = Noise(1000), Bits = 8, Claimed = uint.MaxValue }.ToArray(),
    ];

    [Fact]
    [Trait("Soak", "broken-audio")]
    public void Whatever_is_done_to_a_file_it_is_read_or_refused_with_a_reason_and_takes_no_more_memory_than_it_has_bytes()
    {
        var random = new Random(Seed);
        var cases = LongTest.Count(reduced: 2_000, full: 100_000);
        var (read, refused, reasons, most) = (0, 0, new HashSet<string>(StringComparer.Ordinal), 0L);
        for (var i = 0; i < cases; i++)
        {
            var bytes = Mutated(random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var reason = Refusal(bytes, forwardOnly: i % 2 == 1);
            var taken = GC.GetAllocatedBytesForCurrentThread() - before;

            taken.ShouldBeLessThan((bytes.Length * MostPerByte) + MostBesides, $"case {i} of seed {Seed}");
            most = Math.Max(most, taken);
            if (reason is null)
            {
                read++;
                continue;
            }
            reason.ShouldEndWith(".", customMessage: $"case {i} of seed {Seed}");
            reason.Any(char.IsControl).ShouldBeFalse($"case {i} of seed {Seed}: {reason}");
            refused++;
            reasons.Add(new string([.. reason.Where(c => !char.IsDigit(c))]));
        }

        read.ShouldBeGreaterThan(cases / 20);
        reasons.Count.ShouldBeGreaterThan(8);
        LongTest.Report(new { cases, read, refused, reasons = reasons.Count, most_bytes_taken_by_one = most });
    }

    [Fact]
    public void The_check_before_the_file_is_kept_agrees_with_the_reading_of_it()
    {
        var random = new Random(Seed + 1);
        for (var i = 0; i < 1_000; i++)
        {
            var bytes = Mutated(random);
            string? checkedAs = null;
            try
            {
                WaveFile.Check(new MemoryStream(bytes));
            }
            catch (UnreadableRecordingException refusal)
            {
                checkedAs = refusal.Message;
            }
            checkedAs.ShouldBe(Refusal(bytes, forwardOnly: false), $"case {i} of seed {Seed + 1}");
        }
    }

    [Theory]
    [InlineData(uint.MaxValue - 1)]
    [InlineData(0x7FFF_FFFFu)]
    [InlineData(2_000_000_000u)]
    public void A_header_that_claims_gigabytes_over_a_second_of_sound_costs_a_second(uint claimed)
    {
        var bytes = new WaveBytes { Data = Noise(16_000), Claimed = claimed }.ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var audio = WaveFile.Read(new ForwardOnlyStream(bytes));

        audio.Duration.ShouldBe(TimeSpan.FromSeconds(1));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan((bytes.Length * MostPerByte) + MostBesides);
    }

    [Fact]
    public void Five_hours_are_refused_before_a_sample_is_decoded()
    {
        using var endless = new SilentWave(TimeSpan.FromHours(5));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Should.Throw<UnreadableRecordingException>(() => WaveFile.Check(endless)).Message.ShouldContain("longer than 4 hours");
        Should.Throw<UnreadableRecordingException>(() => WaveFile.Read(endless.FromStart())).Message.ShouldContain("longer than 4 hours");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostBesides);
    }

    /// <returns>Why it was refused; null when it was read.</returns>
    private static string? Refusal(byte[] bytes, bool forwardOnly)
    {
        try
        {
            using Stream stream = forwardOnly ? new ForwardOnlyStream(bytes) : new MemoryStream(bytes);
            var audio = WaveFile.Read(stream);
            audio.Channels[0].Length.ShouldBeGreaterThan(0);
            return null;
        }
        catch (UnreadableRecordingException refusal)
        {
            return refusal.Message;
        }
    }

    private static byte[] Mutated(Random random)
    {
        var bytes = Whole[random.Next(Whole.Length)].ToArray();
        for (var strokes = random.Next(1, 5); strokes > 0; strokes--)
            bytes = Stroke(bytes, random);
        return bytes;
    }

    private static byte[] Stroke(byte[] bytes, Random random)
    {
        const int Head = 64;
        var at = random.Next(Math.Max(1, Math.Min(Head, bytes.Length)));
        switch (random.Next(8))
        {
            case 0:
                return bytes[..random.Next(bytes.Length + 1)];
            case 1 when bytes.Length > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2 when bytes.Length > 0:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 3 when bytes.Length >= Head:
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at & ~1), Extreme(random));
                return bytes;
            case 4 when bytes.Length >= Head:
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(20 + (2 * random.Next(8))), (ushort)Extreme(random));
                return bytes;
            case 5:
                return [.. bytes[..at], .. Noise(random.Next(1, 40), random), .. bytes[at..]];
            case 6:
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 12))..]];
            default:
                return [.. bytes, .. bytes[..random.Next(bytes.Length + 1)]];
        }
    }

    private static uint Extreme(Random random) => random.Next(6) switch
    {
        0 => 0,
        1 => uint.MaxValue,
        2 => 0x8000_0000,
        3 => 0x7FFF_FFFF,
        4 => 1,
        _ => (uint)random.NextInt64(uint.MaxValue),
    };

    private static byte[] Noise(int count) => Noise(count, new Random(count));

    private static byte[] Noise(int count, Random random)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
