using CallCoach.Adapters.Recordings;
using CallCoach.Recordings;

namespace CallCoach.Tests.Recordings;

/// <summary>The audio program as it may be on a machine.</summary>
internal static class AudioPrograms
{
    public static readonly AudioProgram Installed = new Ffmpeg(FfmpegSettings.Default).Program;

    public static readonly AudioProgram Missing = new Ffmpeg(FfmpegSettings.Default with { Program = "/nowhere/ffmpeg" }).Program;
}
