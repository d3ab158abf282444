namespace CallCoach.Adapters.Speech.Whisper.Local;

/// <summary>Which <c>whisper-server</c> is started with which model, and how long it may take.</summary>
/// <param name="Program">The program's file.</param>
/// <param name="Model">The model it loads.</param>
public sealed record LocalWhisperSettings(string Program, WhisperModelFile Model)
{
    /// <summary>Threads that recognise; more than eight gain nothing.</summary>
    public int Threads { get; init; } = Math.Min(Environment.ProcessorCount, 8);

    /// <summary>From the start until it answers; it reads the whole model first.</summary>
    public TimeSpan PatienceWithStart { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan BetweenLooks { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>It gives way to everything else on the machine, so on a busy one it answers late without hanging.</summary>
    public TimeSpan PatienceWithLook { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Looks without an answer, one after another, after which a program that lives is taken to hang.</summary>
    public int MissedLooks { get; init; } = 4;

    /// <summary>Between an end and the next start; doubled for each end that follows soon.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What ran this long before it ended counts as a first end.</summary>
    public TimeSpan Settled { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long it may take to end when asked to, before it is killed.</summary>
    public TimeSpan PatienceWithStop { get; init; } = TimeSpan.FromSeconds(5);
}
