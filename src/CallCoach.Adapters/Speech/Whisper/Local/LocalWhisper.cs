using System.ComponentModel;
using CallCoach.Transcription;
using Microsoft.Extensions.Logging;

namespace CallCoach.Adapters.Speech.Whisper.Local;

/// <summary>What a <c>whisper-server</c> of our own is doing.</summary>
public enum LocalWhisperState
{
    /// <summary>It loads its model, the first time or again; calls wait.</summary>
    Starting,

    Answering,

    /// <summary>It could not be started, or does not stay; it is tried again, with growing waits.</summary>
    Failing,
}

/// <summary>
/// Keeps a <c>whisper-server</c> of its own running: started on loopback, watched, started again when it ends or hangs, stopped with
/// whoever runs this.
/// </summary>
public sealed class LocalWhisper(LocalWhisperSettings settings, TimeProvider clock, ILogger<LocalWhisper> log) : IDisposable
{
    private const int MostLostPorts = 5;

    /// <summary>Ends soon one after another after which calls are no longer told to wait for the next start.</summary>
    private const int ForgivenEnds = 2;

    private static readonly TimeSpan BetweenFirstLooks = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient _http = HouseNetwork.ClientFor(allowPublic: false);
    private readonly Lock _gate = new();
    private TaskCompletionSource<Standing> _standing = Undecided();

    /// <summary>Why it can take no call now, in words for a person; null while it can, or soon will.</summary>
    public string? Problem => Now is { IsCompletedSuccessfully: true } decided ? decided.Result.Problem : null;

    public LocalWhisperState State =>
        Now is not { IsCompletedSuccessfully: true } decided ? LocalWhisperState.Starting
        : decided.Result.Child is null ? LocalWhisperState.Failing
        : LocalWhisperState.Answering;

    /// <summary>The process that runs now; null while none answers.</summary>
    public int? ProcessId => Now is { IsCompletedSuccessfully: true } decided ? decided.Result.Child?.Id : null;

    private Task<Standing> Now
    {
        get
        {
            lock (_gate)
                return _standing.Task;
        }
    }

    /// <summary>Where it answers, waiting while it starts.</summary>
    /// <exception cref="SpeechEngineException">It cannot be started now, or takes too long.</exception>
    public async Task<Uri> AddressAsync(CancellationToken cancel)
    {
        try
        {
            var standing = await Now.WaitAsync(settings.PatienceWithStart, clock, cancel);
            return standing.Child?.Address ?? throw new SpeechEngineException(standing.Problem ?? "whisper-server has been stopped.");
        }
        catch (TimeoutException)
        {
            throw new SpeechEngineException($"whisper-server did not answer within {settings.PatienceWithStart.TotalSeconds:0} s of being waited for.");
        }
    }

    /// <summary>To be told when a request took longer than any may: what answers at that address is killed and started again.</summary>
    public void Hangs(Uri address)
    {
        if (Now is { IsCompletedSuccessfully: true } decided && decided.Result.Child is { } child && child.Address == address)
            child.IsHanging();
    }

    /// <summary>Runs until cancelled; the program is gone when this returns.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        if (!settings.Model.HasWeights)
            log.LogWarning("The model {Model} is empty: it loads and hears nothing", settings.Model.Path);
        var (ends, lostPorts) = (0, 0);
        try
        {
            while (true)
            {
                var startedAt = clock.GetTimestamp();
                var (wasReady, isPortLost, why) = await OnceAsync(cancel);
                if (isPortLost && ++lostPorts < MostLostPorts)
                    continue;
                (ends, lostPorts) = (wasReady && clock.GetElapsedTime(startedAt) >= settings.Settled ? 1 : ends + 1, 0);
                var wait = TimeSpan.FromTicks((long)Math.Min(settings.LongestWait.Ticks, settings.FirstWait.Ticks * Math.Pow(2, ends - 1)));
                Become(new(null, wasReady && ends <= ForgivenEnds ? null : why));
                log.LogWarning("{Problem} It is started again in {Seconds} s", why, wait.TotalSeconds);
                await Task.Delay(wait, clock, cancel);
            }
        }
        finally
        {
            Become(new(null, "whisper-server has been stopped."));
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>One run, from its start to its end.</summary>
    private async Task<(bool WasReady, bool IsPortLost, string Why)> OnceAsync(CancellationToken cancel)
    {
        WhisperChild child;
        try
        {
            child = await WhisperChild.StartAsync(settings, _http);
        }
        catch (Win32Exception refused)
        {
            return (false, false, $"{settings.Program} cannot be started: {refused.Message}.");
        }
        using (child)
        {
            try
            {
                if (await FailureToStartAsync(child, cancel) is { } failure)
                    return (false, child.LostItsPort, failure);
                log.LogInformation("whisper-server answers: process {Process}, port {Port}, model {Model}", child.Id, child.Address.Port, settings.Model.Name);
                Become(new(child, null));
                var why = await WatchAsync(child, cancel);
                await child.KillAsync();
                return (true, false, why);
            }
            finally
            {
                await child.StopAsync(settings.PatienceWithStop);
            }
        }
    }

    private async Task<string?> FailureToStartAsync(WhisperChild child, CancellationToken cancel)
    {
        var startedAt = clock.GetTimestamp();
        while (!await child.AnswersAsync(settings.PatienceWithLook, cancel))
        {
            await Task.WhenAny(child.Exit, Task.Delay(BetweenFirstLooks, clock, cancel));
            cancel.ThrowIfCancellationRequested();
            if (child.Exit.IsCompleted)
                return $"whisper-server with {settings.Model.Path} ended with {await child.Exit} before it answered: {child.LastWords}";
            if (clock.GetElapsedTime(startedAt) > settings.PatienceWithStart)
                return $"whisper-server with {settings.Model.Path} did not answer within {settings.PatienceWithStart.TotalSeconds:0} s: {child.LastWords}";
        }
        return null;
    }

    /// <returns>Why it can no longer be used.</returns>
    private async Task<string> WatchAsync(WhisperChild child, CancellationToken cancel)
    {
        for (var missed = 0; missed < settings.MissedLooks;)
        {
            await Task.WhenAny(child.Exit, child.Hangs, Task.Delay(settings.BetweenLooks, clock, cancel));
            cancel.ThrowIfCancellationRequested();
            if (child.Exit.IsCompleted)
                return $"whisper-server ended by itself, with {await child.Exit}.";
            if (child.Hangs.IsCompleted)
                return "whisper-server hangs: a request took longer than any may.";
            missed = await child.AnswersAsync(settings.PatienceWithLook, cancel) ? 0 : missed + 1;
        }
        return $"whisper-server hangs: it lives, and did not answer {settings.MissedLooks} times in turn.";
    }

    /// <param name="standing">Neither child nor problem: undecided, whoever asks waits.</param>
    private void Become(Standing standing)
    {
        lock (_gate)
        {
            if (_standing.Task.IsCompleted)
                _standing = Undecided();
            if (standing is not (null, null))
                _standing.SetResult(standing);
        }
    }

    private static TaskCompletionSource<Standing> Undecided() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Standing(WhisperChild? Child, string? Problem);
}
