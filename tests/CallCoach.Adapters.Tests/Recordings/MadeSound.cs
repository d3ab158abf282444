using System.ComponentModel;
using System.Diagnostics;
using CallCoach.Recordings;

namespace CallCoach.Adapters.Tests.Recordings;

/// <summary>Sound files in a folder of their own, written by ffmpeg and sox themselves.</summary>
internal sealed class MadeSound : IDisposable
{
    public const int Rate = 8000;

    public string Folder { get; } = Directory.CreateTempSubdirectory("callcoach-sound-").FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public string Write(string name, Audio audio)
    {
        using var file = File.Create(PathOf(name));
        WaveFile.Write(file, audio);
        return PathOf(name);
    }

    /// <summary>Has ffmpeg write a WAV file anew, in the form its name and the arguments say.</summary>
    public async Task<string> ByFfmpegAsync(string name, Audio audio, params string[] arguments)
    {
        var source = Write("source.wav", audio);
        (await RunAsync("ffmpeg", ["-nostdin", "-v", "error", "-y", "-i", source, .. arguments, PathOf(name)])).ShouldBe(0);
        return PathOf(name);
    }

    /// <summary>Debian's ffmpeg reads AMR but does not write it; sox does.</summary>
    public async Task<string> BySoxAsync(string name, Audio audio)
    {
        (await RunAsync("sox", [Write("source.wav", audio), PathOf(name)])).ShouldBe(0);
        return PathOf(name);
    }

    public async Task<int> RunAsync(string program, IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardError = true })!;
            await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"These tests make sound with {program}, which is missing: apt-get install {program}", missing);
        }
    }

    /// <summary>A program of the test's own in ffmpeg's place.</summary>
    public string StandIn(string script)
    {
        var path = Write("stand-in", System.Text.Encoding.UTF8.GetBytes("#!/bin/sh\n" + script));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
