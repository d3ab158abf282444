using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CallCoach.Demo.Processes;

/// <summary>Ends a child process the way a service manager does.</summary>
internal static partial class Ending
{
    private const int Terminate = 15;

    private static readonly TimeSpan GraceTime = TimeSpan.FromSeconds(20);

    /// <summary>Asks the process to end (SIGTERM) and kills it when it has not after a while.</summary>
    public static async Task TerminateAsync(Process process)
    {
        if (process.HasExited || Kill(process.Id, Terminate) != 0)
            return;
        using var grace = new CancellationTokenSource(GraceTime);
        try
        {
            await process.WaitForExitAsync(grace.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
