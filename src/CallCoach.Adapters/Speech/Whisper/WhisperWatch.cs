using Microsoft.Extensions.Logging;

namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>Knows whether the Whisper server answered when last asked.</summary>
public sealed class WhisperWatch(WhisperClient client, TimeProvider clock, ILogger<WhisperWatch> log)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    private volatile bool _answers;
    private string? _told = "";

    public bool Answers => _answers;

    /// <summary>Asks now; a change is written to the log.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var problem = await client.GreetAsync(cancel);
        _answers = problem is null;
        if (problem == _told)
            return;
        _told = problem;
        if (problem is null)
            log.LogInformation("The Whisper server answers");
        else
            log.LogWarning("Calls are not given to the Whisper server now: {Problem}", problem);
    }

    /// <summary>Asks every few seconds until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            await LookAsync(cancel);
            await Task.Delay(Between, clock, cancel);
        }
    }
}
