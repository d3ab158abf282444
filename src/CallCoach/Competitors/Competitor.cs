namespace CallCoach.Competitors;

/// <summary>A company whose offers clients compare with ours.</summary>
public sealed class Competitor
{
    public long Id { get; set; }

    public required string Name { get; set; }

    /// <summary>Other ways to write or say the name; inflected and slightly mis-heard forms are found without being listed.</summary>
    public List<string> Spellings { get; set; } = [];
}

/// <summary>The list's revision, and how far stored calls have been searched by it. There is one row.</summary>
public sealed class ListRevision
{
    public const long OnlyId = 1;

    /// <summary>Search of stored calls goes back as far.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(90);

    public long Id { get; set; } = OnlyId;

    /// <summary>Grows with each change of the list, and of the labels of many calls at once.</summary>
    public long Revision { get; set; }

    /// <summary>Calls since then are to be searched.</summary>
    public DateTimeOffset? Since { get; set; }

    /// <summary>Calls with a smaller id are still to be searched; null when none is.</summary>
    public long? Before { get; set; }

    /// <summary>Has stored calls searched again; a search that is under way begins anew.</summary>
    /// <param name="now">Domain time.</param>
    public void SearchAgain(DateTimeOffset now)
    {
        Revision++;
        (Since, Before) = (now - Reach, long.MaxValue);
    }
}
