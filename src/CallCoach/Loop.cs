using Microsoft.Extensions.Logging;

namespace CallCoach;

/// <summary>Work that goes on as long as the server runs. A loop that ends before is started again after a pause.</summary>
/// <param name="name">In words, for whoever is told that it stands still.</param>
/// <param name="run">Runs until cancelled.</param>
/// <param name="real">Measures the pause.</param>
public sealed class Loop(string name, Func<CancellationToken, Task> run, TimeProvider real, ILogger<Loop> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private volatile bool _isRunning;

    public string Name => name;

    /// <summary>False before the start, and from its unforeseen end until it is started again.</summary>
    public bool IsRunning => _isRunning;

    /// <summary>Returns when cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                _isRunning = true;
                await run(cancel);
                log.LogError("{Loop} ended; it is started again", name);
            }
            catch (Exception) when (cancel.IsCancellationRequested)
            {
                // What was in the middle of something when the server was told to stop is taken up at the next start.
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "{Loop} broke down; it is started again", name);
            }
            _isRunning = false;
            await Task.Delay(Pause, real, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
