namespace CallCoach.Objections.Models;

/// <summary>Files that a power cut leaves whole, old or new.</summary>
internal static class DurableFile
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using var file = new FileStream(part, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Private });
            file.Write(content);
            file.Flush(flushToDisk: true);
            File.Move(part, path, overwrite: true);
            // The name counts on disk once the file is synced under it.
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
