using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace CallCoach.Tests;

/// <summary>whisper.cpp itself: its server, built from source once and kept, and its empty models, which load and hear nothing.</summary>
internal static class WhisperCpp
{
    private static readonly Lazy<Task<(string? Program, string Said)>> Built = new(BuildAsync);

    /// <summary>Skips the test, visibly, where it cannot be built.</summary>
    public static async Task<string> ProgramAsync()
    {
        var (program, said) = await Built.Value;
        Assert.SkipWhen(program is null, said);
        return program!;
    }

    /// <summary>Skips the test, visibly, where shared/fixtures does not lie beside the repository.</summary>
    public static string EmptyModel(string name = "for-tests-ggml-tiny.bin")
    {
        for (var folder = new DirectoryInfo(Tests()); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "fixtures", "whisper", name);
            if (File.Exists(file))
                return file;
        }
        Assert.Skip($"shared/fixtures/whisper/{name} is not beside this repository");
        throw new FileNotFoundException(name);
    }

    private static async Task<(string?, string)> BuildAsync()
    {
        using var script = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Tests(), "whisper-server.sh")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = script.StandardOutput.ReadToEndAsync();
        var errors = script.StandardError.ReadToEndAsync();
        await script.WaitForExitAsync();
        return script.ExitCode == 0 ? ((await output).Trim(), "") : (null, (await errors).Trim());
    }

    private static string Tests([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
