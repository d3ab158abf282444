using CallCoach.Recordings;

namespace CallCoach.Adapters.Recordings;

/// <summary>Which program, and what one run of it may take.</summary>
public sealed record FfmpegSettings
{
    public static readonly FfmpegSettings Default = new();

    /// <summary>A name that is looked for on the PATH, or a path.</summary>
    public string Program { get; init; } = "ffmpeg";

    /// <summary>The longest run, on a machine that has other things to do, too.</summary>
    public TimeSpan LongestRun { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>More of the sound is not decoded: a second beyond the longest recording, so that a longer one is noticed.</summary>
    public TimeSpan LongestSound { get; init; } = WaveFile.LongestDuration + TimeSpan.FromSeconds(1);

    /// <summary>Address space, of which a usual run needs under 300 MiB.</summary>
    public int MostMemoryMiB { get; init; } = 768;

    /// <summary>The largest file it may write: four hours of two channels at 16 kHz that cannot be packed.</summary>
    public long MostBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>The program's path.</summary>
    /// <returns>Null where it is not installed.</returns>
    public string? Find() => Program.Contains('/', StringComparison.Ordinal)
        ? Existing(Program)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Existing(Path.Combine(folder, Program))).FirstOrDefault(path => path is not null);

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
