namespace CallCoach.Jobs;

/// <summary>Wakes a worker of the lane in which there may be something to do.</summary>
public sealed class JobSignal(IReadOnlyList<Lane> lanes)
{
    private readonly Dictionary<Lane, SemaphoreSlim> _wakes = lanes.ToDictionary(lane => lane, _ => new SemaphoreSlim(0));

    /// <summary>Says that a job has come to a stage.</summary>
    public void Raise(Stage stage)
    {
        foreach (var (lane, wakes) in _wakes)
            if (lane.Stages.Contains(stage) && wakes.CurrentCount < lane.Workers)
                wakes.Release();
    }

    /// <summary>Returns when a job has come to the lane since the last look, or after the poll.</summary>
    public Task WaitAsync(Lane lane, TimeSpan poll, CancellationToken cancel) => _wakes[lane].WaitAsync(poll, cancel);
}
