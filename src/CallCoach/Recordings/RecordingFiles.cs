namespace CallCoach.Recordings;

/// <summary>Recordings on disk, below one folder. A file is there whole or not at all.</summary>
/// <param name="space">The folder, and what it may take.</param>
public sealed class RecordingFiles(RecordingSpace space)
{
    /// <summary>Four hours of two-channel 16-bit audio at 8 kHz.</summary>
    public const long MaxBytes = 512L * 1024 * 1024;

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file beside its place, has it checked, and moves it there when it is whole and synced.</summary>
    /// <param name="name">Path below the folder, as <see cref="NameOf"/> makes it.</param>
    /// <param name="write">Writes the bytes.</param>
    /// <param name="check">Looks at them from the start; throws to refuse the file.</param>
    /// <exception cref="NoRoomException">Recordings may take no more.</exception>
    public async Task<T> KeepAsync<T>(string name, Func<Stream, Task> write, Func<Stream, T> check)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = $"{path}.{Guid.NewGuid():N}.part";
        using var room = space.Claim();
        try
        {
            T result;
            await using (var file = new FileStream(part, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.Asynchronous,
                UnixCreateMode = Private,
            }))
            {
                await write(new ClaimingStream(file, room));
                file.Position = 0;
                result = check(file);
                file.Flush(flushToDisk: true);
            }
            var before = new FileInfo(path);
            var replaced = before.Exists ? before.Length : 0;
            File.Move(part, path, overwrite: true);
            SyncUnderItsName(path);
            room.Keep(replaced);
            return result;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>A power cut takes the new name back unless the file is synced under it, too.</summary>
    private static void SyncUnderItsName(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
        RandomAccess.FlushToDisk(file);
    }

    public FileStream Open(string name) => new(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    public bool Exists(string name) => File.Exists(PathOf(name));

    /// <summary>Where a call's recording lies: a folder a month, a file a call.</summary>
    public static string NameOf(long callId, DateTimeOffset startedAt) =>
        Path.Combine(startedAt.UtcDateTime.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), $"{callId}.wav");

    /// <summary>Removes what a killed process left half written, and counts the rest. Before anything is kept.</summary>
    public void Sweep()
    {
        Directory.CreateDirectory(space.Folder);
        foreach (var part in Directory.EnumerateFiles(space.Folder, "*.part", SearchOption.AllDirectories))
            File.Delete(part);
        space.Count();
    }

    public string PathOf(string name)
    {
        var root = Path.GetFullPath(space.Folder);
        var path = Path.GetFullPath(Path.Combine(root, name));
        return path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ArgumentException("A recording lies below the recordings folder.", nameof(name));
    }
}
