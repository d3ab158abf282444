namespace CallCoach.Captions;

/// <summary>Whose calls are heard first when more is said than can be heard.</summary>
[Flags]
public enum HeardFirst
{
    Nobody = 0,

    /// <summary>Managers who are marked so.</summary>
    Watched = 1,

    /// <summary>Hunters whose first counted call was not long ago.</summary>
    New = 2,
}

/// <summary>How calls that are on are heard.</summary>
public sealed record HearingSettings
{
    public static HearingSettings Default { get; } = new();

    /// <summary>Phrases that are heard at a time.</summary>
    public int Workers { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    public HeardFirst First { get; init; } = HeardFirst.Watched | HeardFirst.New;

    /// <summary>A hunter is new for so many days after the first counted call.</summary>
    public int NewDays { get; init; } = 30;

    /// <summary>A phrase that has waited longer is left to the recording.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Phrases that may wait, whatever their age; they are kept in memory.</summary>
    public int MostWaiting { get; init; } = 256;

    /// <summary>How long a stream waits for its call, whose webhook may come after its sound.</summary>
    public TimeSpan PatienceWithCall { get; init; } = TimeSpan.FromSeconds(30);
}
