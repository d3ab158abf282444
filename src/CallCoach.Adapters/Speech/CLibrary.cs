using System.Runtime.InteropServices;

namespace CallCoach.Adapters.Speech;

/// <summary>What the C library is asked for.</summary>
internal static partial class CLibrary
{
    public const int Terminate = 15;

    private const int OfThisThread = 0;

    /// <summary>Of the calling thread, and of every process it starts. A system that refuses keeps the usual priority.</summary>
    /// <param name="niceness">As <c>nice</c> means it: 0 is usual, 19 the most patient.</param>
    public static void SetNiceness(int niceness) => _ = SetPriority(OfThisThread, 0, niceness);

    /// <summary>Says so to a process; one that is gone hears nothing.</summary>
    public static void Signal(int process, int signal) => _ = Kill(process, signal);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int priority);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
