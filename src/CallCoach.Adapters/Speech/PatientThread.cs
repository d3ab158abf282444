namespace CallCoach.Adapters.Speech;

/// <summary>
/// Runs work that takes a processor for long on a thread of its own, which lets everything else go first: webhooks are
/// answered in time while speech is recognised on every processor. A process started there is as patient.
/// </summary>
public static class PatientThread
{
    /// <summary>As <c>nice</c> means it: 0 is usual, 19 the most patient.</summary>
    public const int Niceness = 10;

    public static Task<T> RunAsync<T>(Func<T> work) => Task.Factory.StartNew(
        () =>
        {
            CLibrary.SetNiceness(Niceness);
            return work();
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
        TaskScheduler.Default);
}
