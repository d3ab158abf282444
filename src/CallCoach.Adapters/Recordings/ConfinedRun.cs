using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using CallCoach.Adapters.Speech;
using CallCoach.Recordings;

namespace CallCoach.Adapters.Recordings;

/// <summary>How a program ended.</summary>
/// <param name="Complaint">The beginning of what it wrote on its standard error.</param>
internal sealed record RunEnd(int ExitCode, string Complaint);

/// <summary>
/// Runs the audio program as a child that lets everything else go first, with no input, no environment, and limits of time,
/// memory and the size of files that the kernel holds it to; it and its children are killed when the time is over or the work is cancelled.
/// </summary>
internal static class ConfinedRun
{
    /// <summary>The arguments: memory in KiB, seconds of processor time, file size in blocks of 512 bytes, niceness, then the program with its own.</summary>
    private const string Confine =
        """ulimit -c 0; ulimit -n 64; ulimit -v "$1"; ulimit -t "$2"; ulimit -f "$3"; n=$4; shift 4; exec nice -n "$n" "$@" """;

    private const int MostComplaint = 4096;

    /// <param name="settings">The program and its limits.</param>
    /// <param name="arguments">What it is told.</param>
    /// <param name="read">Reads its standard output, on a thread of its own; what it leaves is not waited for.</param>
    /// <param name="cancel">Kills it.</param>
    /// <exception cref="AudioProgramException">It is missing or cannot be started.</exception>
    /// <exception cref="TimeoutException">It took longer than it may, and was killed.</exception>
    public static async Task<(RunEnd End, T Value)> OfAsync<T>(FfmpegSettings settings, IEnumerable<string> arguments, Func<Stream, T> read, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var process = Start(settings, arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(settings.LongestRun);
        await using var killing = limit.Token.Register(() => Kill(process));
        try
        {
            process.StandardInput.Close();
            var complaint = ComplaintAsync(process.StandardError);
            var value = await PatientThread.RunAsync(() => read(process.StandardOutput.BaseStream));
            process.StandardOutput.Close();
            await process.WaitForExitAsync(CancellationToken.None);
            var end = new RunEnd(process.ExitCode, await complaint);
            cancel.ThrowIfCancellationRequested();
            return limit.IsCancellationRequested ? throw new TimeoutException() : (end, value);
        }
        finally
        {
            Kill(process);
        }
    }

    private static Process Start(FfmpegSettings settings, IEnumerable<string> arguments)
    {
        var program = settings.Find()
            ?? throw new AudioProgramException($"Recordings of this form are read by {settings.Program}, which is missing: apt-get install ffmpeg");
        var start = new ProcessStartInfo("/bin/sh")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.Latin1,
            WorkingDirectory = "/",
        };
        string[] limits =
        [
            Text(settings.MostMemoryMiB * 1024L), Text((long)Math.Ceiling(settings.LongestRun.TotalSeconds)),
            Text((settings.MostBytes / 512) + 1), Text(PatientThread.Niceness),
        ];
        foreach (var argument in (IEnumerable<string>)["-c", Confine, "sh", .. limits, program, .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new AudioProgramException($"{settings.Program} cannot be started: {failure.Message}", failure);
        }
    }

    private static async Task<string> ComplaintAsync(StreamReader errors)
    {
        var kept = new StringBuilder();
        var block = new char[1024];
        while (await errors.ReadAsync(block) is > 0 and var read)
            kept.Append(block, 0, Math.Min(read, MostComplaint - kept.Length));
        return kept.ToString();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
