namespace CallCoach;

/// <summary>Work that is done again and again, with a pause after each time.</summary>
public static class Rounds
{
    /// <summary>Goes on until cancelled. A round that fails ends nothing: the next one comes after the pause.</summary>
    /// <param name="round">One round.</param>
    /// <param name="failed">Told of each that failed.</param>
    /// <param name="real">Measures the pause.</param>
    public static async Task GoAsync(Func<Task> round, Action<Exception> failed, TimeSpan pause, TimeProvider real, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await round();
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                failed(failure);
            }
            await Task.Delay(pause, real, cancel);
        }
    }
}
