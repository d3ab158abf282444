using System.Runtime.InteropServices;

namespace CallCoach.Adapters.Speech;

/// <summary>
/// Runs work that takes a processor for long on a thread of its own, which lets everything else go first: webhooks are
/// answered in time while speech is recognised on every processor.
/// </summary>
public static partial class PatientThread
{
    /// <summary>As <c>nice</c> means it: 0 is usual, 19 the most patient.</summary>
    public const int Niceness = 10;

    private const int OfThisThread = 0;

    public static Task<T> RunAsync<T>(Func<T> work) => Task.Factory.StartNew(
        () =>
        {
            // A system that refuses keeps the usual priority; the work is done all the same.
            _ = SetPriority(OfThisThread, 0, Niceness);
            return work();
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
        TaskScheduler.Default);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int priority);
}
