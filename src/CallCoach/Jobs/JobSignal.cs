namespace CallCoach.Jobs;

/// <summary>Wakes idle workers when there may be something to do.</summary>
public sealed class JobSignal
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Raise() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>To be taken before looking for work, so that nothing raised in between is missed.</summary>
    public Task Next => _next.Task;
}
