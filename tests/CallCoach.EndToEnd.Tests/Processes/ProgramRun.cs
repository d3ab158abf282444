using System.Diagnostics;
using System.Text;

namespace CallCoach.EndToEnd.Tests.Processes;

/// <summary>What a program said until it ended.</summary>
internal sealed record ProgramEnd(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> OutputLines => Lines(Output);

    public IReadOnlyList<string> ErrorLines => Lines(Errors);

    public override string ToString() => $"exit {ExitCode}\n{Output}\n{Errors}";

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Runs a program of the build until it ends, with no settings but those given.</summary>
internal static class ProgramRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <param name="settings">Keys below <c>CallCoach</c>, with colons.</param>
    /// <param name="input">Standard input; empty when null.</param>
    /// <exception cref="TimeoutException">It did not end; it was killed.</exception>
    public static async Task<ProgramEnd> OfAsync(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? settings = null, string? input = null, TimeSpan? within = null)
    {
        using var process = Process.Start(Prepare("dotnet", [program, .. arguments], settings))!;
        return await EndOfAsync(process, input, within ?? Patience);
    }

    public static async Task<ProgramEnd> OfToolAsync(
        string tool, IReadOnlyList<string> arguments, string folder, string? input = null, IReadOnlyDictionary<string, string>? settings = null,
        TimeSpan? within = null)
    {
        var start = Prepare(tool, arguments, settings);
        start.WorkingDirectory = folder;
        using var process = Process.Start(start)!;
        return await EndOfAsync(process, input, within ?? Patience * 2);
    }

    public static ProcessStartInfo Prepare(string tool, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? settings)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        string[] foreign = ["CallCoach__", "ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_URLS"];
        foreach (var key in start.Environment.Keys.Where(key => foreign.Any(f => key.StartsWith(f, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(key);
        // A third of a server's start goes into counting how its code runs, which pays off only in one that lives long.
        start.Environment["DOTNET_TieredPGO"] = "0";
        // A process was once seen to stand still in the runtime's own background collector.
        start.Environment["DOTNET_gcConcurrent"] = "0";
        foreach (var (key, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment["CallCoach__" + key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private static async Task<ProgramEnd> EndOfAsync(Process process, string? input, TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
        }
        catch (IOException)
        {
            // It ended without reading its input.
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"Not over after {within.TotalSeconds:0} s: {await output}{await errors}", late);
        }
        return new(process.ExitCode, await output, await errors);
    }
}
