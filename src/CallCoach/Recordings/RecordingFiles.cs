namespace CallCoach.Recordings;

/// <summary>Recordings on disk, below one folder. A file is there whole or not at all.</summary>
/// <param name="space">The folder, and what it may take.</param>
public sealed class RecordingFiles(RecordingSpace space)
{
    /// <summary>Four hours of two-channel 16-bit audio at 8 kHz.</summary>
    public const long MaxBytes = 512L * 1024 * 1024;

    /// <summary>Of a recording kept as it came.</summary>
    public const string WaveEnding = ".wav";

    /// <summary>Of a recording packed as FLAC.</summary>
    public const string PackedEnding = ".flac";

    /// <summary>Begins a file beside where it will lie.</summary>
    /// <param name="name">Path below the folder, as <see cref="NameOf"/> makes it; it may be kept under another ending.</param>
    public RecordingPart Begin(string name)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new(this, space.Claim(), $"{path}.{Guid.NewGuid():N}.part");
    }

    public FileStream Open(string name) => new(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    public bool Exists(string name) => File.Exists(PathOf(name));

    /// <summary>Where a call's recording lies: a folder a month, a file a call.</summary>
    /// <param name="ending"><see cref="WaveEnding"/> or <see cref="PackedEnding"/>.</param>
    public static string NameOf(long callId, DateTimeOffset startedAt, string ending) =>
        Path.Combine(startedAt.UtcDateTime.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), $"{callId}{ending}");

    /// <summary>Removes a call's files under every ending; only while its record names none.</summary>
    public void Remove(long callId, DateTimeOffset startedAt)
    {
        foreach (var ending in new[] { WaveEnding, PackedEnding })
        {
            var file = new FileInfo(PathOf(NameOf(callId, startedAt, ending)));
            if (!file.Exists)
                continue;
            var bytes = file.Length;
            file.Delete();
            space.GiveBack(bytes);
        }
    }

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
