namespace CallCoach.Recordings;

/// <summary>A file on its way to the recordings: beside its place, for the owner only, gone when it is disposed of before it is kept.</summary>
public sealed class RecordingPart : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly RecordingFiles _files;
    private readonly RecordingSpace.RoomClaim _room;

    internal RecordingPart(RecordingFiles files, RecordingSpace.RoomClaim room, string path)
    {
        (_files, _room, Path) = (files, room, path);
        new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Private }).Dispose();
    }

    public string Path { get; }

    public long Length => new FileInfo(Path).Length;

    /// <summary>Writes the bytes, with room claimed for each before it.</summary>
    /// <exception cref="NoRoomException">Recordings may take no more.</exception>
    public async Task WriteAsync(Func<Stream, Task> write)
    {
        await using var file = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        await write(new ClaimingStream(file, _room));
    }

    /// <summary>Claims room for what another program has written.</summary>
    /// <exception cref="NoRoomException">Recordings may take no more.</exception>
    public void ClaimLength() => _room.Take(Length);

    public FileStream Open() => new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Syncs the file and moves it to its place, over what was there.</summary>
    /// <param name="name">Path below the folder, as <see cref="RecordingFiles.NameOf"/> makes it.</param>
    public void Keep(string name)
    {
        var path = _files.PathOf(name);
        Sync(Path);
        var before = new FileInfo(path);
        var replaced = before.Exists ? before.Length : 0;
        File.Move(Path, path, overwrite: true);
        // A power cut takes the new name back unless the file is synced under it, too.
        Sync(path);
        _room.Keep(replaced);
    }

    public void Dispose()
    {
        File.Delete(Path);
        _room.Dispose();
    }

    private static void Sync(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
        RandomAccess.FlushToDisk(file);
    }
}
