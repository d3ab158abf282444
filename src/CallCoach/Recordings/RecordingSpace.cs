using System.Globalization;

namespace CallCoach.Recordings;

/// <summary>What the recordings take, and what they may take.</summary>
/// <param name="LimitBytes">The setting, or what the disk can give, whichever is less; may shrink while others fill the disk.</param>
public sealed record Space(long UsedBytes, long LimitBytes)
{
    private const double Nearly = 0.8;

    public bool IsNearlyFull => UsedBytes >= LimitBytes * Nearly;

    public bool IsFull => UsedBytes >= LimitBytes;
}

/// <summary>The disk below a folder.</summary>
public sealed record Disk(long TotalBytes, long FreeBytes)
{
    public static Disk Below(string folder)
    {
        var drive = new DriveInfo(folder);
        return new(drive.TotalSize, drive.AvailableFreeSpace);
    }
}

/// <summary>There is no room for more recordings.</summary>
public sealed class NoRoomException(string reason, Exception? inner = null) : IOException(reason, inner);

/// <summary>
/// Keeps account of the bytes recordings take: counted once at the start, then with each file. They may take what
/// <paramref name="mostBytes"/> says, and never the last of the disk, which the database needs: 5 % of it, at most 1 GiB,
/// stays free.
/// </summary>
/// <param name="folder">Where recordings lie.</param>
/// <param name="mostBytes">Null: only the disk limits them.</param>
/// <param name="disk">The disk as it is now; null asks the system.</param>
public sealed class RecordingSpace(string folder, long? mostBytes = null, Func<Disk>? disk = null)
{
    private const long GiB = 1024L * 1024 * 1024;

    private readonly Lock _counting = new();
    private long _used;

    internal string Folder => folder;

    public Space Look()
    {
        var used = Interlocked.Read(ref _used);
        var now = disk is null ? Disk.Below(folder) : disk();
        var givenByDisk = Math.Max(0, used + now.FreeBytes - Math.Min(now.TotalBytes / 20, GiB));
        return new(used, Math.Min(mostBytes ?? long.MaxValue, givenByDisk));
    }

    /// <summary>Counts what lies in the folder; before the first recording is written.</summary>
    internal void Count() => Interlocked.Exchange(
        ref _used, new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length));

    /// <summary>Room for a file about to be written; given back unless the file is kept.</summary>
    internal RoomClaim Claim() => new(this);

    private void Take(long bytes)
    {
        lock (_counting)
        {
            var space = Look();
            if (space.UsedBytes + bytes > space.LimitBytes)
                throw new NoRoomException(space.LimitBytes == mostBytes
                    ? string.Create(CultureInfo.InvariantCulture, $"Recordings take the {(double)mostBytes / GiB:0.##} GiB they may (CallCoach:Recordings:MaxTotalGiB).")
                    : "The disk has no room for more recordings.");
            Interlocked.Add(ref _used, bytes);
        }
    }

    /// <summary>A kept file is gone.</summary>
    internal void GiveBack(long bytes) => Interlocked.Add(ref _used, -bytes);

    internal sealed class RoomClaim(RecordingSpace space) : IDisposable
    {
        private long _bytes;

        /// <exception cref="NoRoomException">There is no room for these bytes.</exception>
        public void Take(long bytes)
        {
            space.Take(bytes);
            _bytes += bytes;
        }

        /// <summary>The file is in its place.</summary>
        /// <param name="replaced">Bytes of the file that was there before.</param>
        public void Keep(long replaced)
        {
            _bytes = 0;
            space.GiveBack(replaced);
        }

        public void Dispose()
        {
            space.GiveBack(_bytes);
            _bytes = 0;
        }
    }
}
