using System.Buffers.Binary;

namespace CallCoach.EndToEnd.Tests.Durability.PowerCut;

/// <summary>The writes to one file since it was last synced, oldest first, each with the bytes it replaced.</summary>
internal sealed class UnsyncedWrites
{
    private const int PageBytes = 4096;
    private const int HeadBytes = 32;

    private readonly List<Write> _writes = [];

    /// <summary>Reads a file of the journal; a record that was cut short had not been followed by its write.</summary>
    public static UnsyncedWrites Read(string file)
    {
        var unsynced = new UnsyncedWrites();
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(file);
        while (bytes.Length >= HeadBytes)
        {
            var (offset, old, length, size) = (Number(bytes, 0), Number(bytes, 1), Number(bytes, 2), Number(bytes, 3));
            if (bytes.Length < HeadBytes + old)
                break;
            unsynced._writes.Add(new(offset, bytes.Slice(HeadBytes, (int)old).ToArray(), Math.Max(old, length), size));
            bytes = bytes[(HeadBytes + (int)old)..];
        }
        return unsynced;
    }

    /// <param name="file">The file as the killed server left it.</param>
    /// <param name="random">Which version of each page, and of the size, is the one on disk; null for the synced one.</param>
    /// <returns>How many writes were taken back in whole or in part.</returns>
    public int TakeBack(string file, Random? random)
    {
        if (_writes.Count == 0)
            return 0;
        var kept = KeptByPage(random);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        for (var number = _writes.Count - 1; number >= 0; number--)
            foreach (var page in PagesOf(_writes[number]).Where(page => kept[page] <= number))
                TakeBack(stream, _writes[number], page);
        var sizeKept = random?.Next(_writes.Count + 1) ?? 0;
        if (sizeKept < _writes.Count)
            stream.SetLength(_writes[sizeKept].OldSize);
        return _writes.Where((write, number) => PagesOf(write).Any(page => kept[page] <= number)).Count();
    }

    /// <summary>For each page that was written to, the first write that did not reach the disk.</summary>
    private Dictionary<long, int> KeptByPage(Random? random) => _writes
        .SelectMany((write, number) => PagesOf(write).Select(page => (Page: page, Number: number)))
        .GroupBy(touch => touch.Page, touch => touch.Number)
        .ToDictionary(page => page.Key, page => random is null ? 0 : page.Append(_writes.Count).ElementAt(random.Next(page.Count() + 1)));

    private static void TakeBack(FileStream stream, Write write, long page)
    {
        var from = Math.Max(write.Offset, page * PageBytes);
        var to = Math.Min(write.Offset + write.Length, (page + 1) * PageBytes);
        var bytes = new byte[to - from];
        var skip = (int)(from - write.Offset);
        if (skip < write.Old.Length)
            write.Old.AsSpan(skip, Math.Min(bytes.Length, write.Old.Length - skip)).CopyTo(bytes);
        stream.Position = from;
        stream.Write(bytes);
    }

    private static IEnumerable<long> PagesOf(Write write)
    {
        for (var page = write.Offset / PageBytes; page * PageBytes < write.Offset + write.Length; page++)
            yield return page;
    }

    private static long Number(ReadOnlySpan<byte> head, int index) => BinaryPrimitives.ReadInt64LittleEndian(head[(8 * index)..]);

    /// <param name="Old">What was there before; shorter than the write where the file ended.</param>
    /// <param name="Length">Of the bytes that were written or cut off.</param>
    /// <param name="OldSize">The file's, before.</param>
    private sealed record Write(long Offset, byte[] Old, long Length, long OldSize);
}
