using Microsoft.Extensions.Logging;

namespace CallCoach.Objections.Models;

/// <summary>Takes up a change of the live model while the server runs.</summary>
public sealed class ModelWatch(LiveModel live, ModelShelf shelf, Clocks clocks, ILogger<ModelWatch> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private string? _seen;
    private volatile IReadOnlyList<string> _problems = [];

    /// <summary>What was wrong with the models when they were last looked at.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Puts the shipped model on the shelf and says what is wrong with the models there.</summary>
    public void Begin()
    {
        try
        {
            shelf.KeepShipped(clocks.Real.GetUtcNow());
            Look();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            log.LogError("The shipped model could not be put beside the department's own: {Reason}", failure.Message);
        }
        log.LogInformation("Model {Version} judges", live.Now.Version);
    }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            await Task.Delay(Interval, clocks.Real, cancel);
            try
            {
                Look();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                log.LogError("The live model cannot be looked up, {Version} goes on judging: {Reason}", live.Now.Version, failure.Message);
            }
        }
    }

    /// <summary>Looks whether another model was made the live one, and if so has it judge from now on.</summary>
    public void Look()
    {
        lock (_gate)
        {
            var mark = shelf.Mark();
            if (mark == _seen)
                return;
            var (model, problems) = shelf.LoadLive(clocks.Real.GetUtcNow());
            _problems = problems;
            foreach (var problem in problems)
                log.LogWarning("{Problem}", problem);
            _seen = mark;
            if (model.Version == live.Now.Version)
                return;
            live.Change(model.ToUse());
            log.LogInformation("Model {Version} judges from now on", model.Version);
        }
    }
}
