namespace CallCoach.Funnel;

/// <summary>By what a period's calls are told apart.</summary>
public enum FunnelSlice
{
    /// <summary>Calls that were the first ever with their client.</summary>
    New,

    /// <summary>Calls with clients that were called before: the base.</summary>
    Existing,

    Products,

    Channels,

    Audiences,

    Managers,

    Regions,
}

/// <summary>The stages of calls, added up.</summary>
/// <param name="Refusals">Also those for ever.</param>
/// <param name="DoNotCalls">Of the refusals, those for ever.</param>
public sealed record FunnelFigures(int Dials, int Connected, int Conversations, int Meetings, int Callbacks, int Deals, int Refusals, int DoNotCalls)
{
    public static FunnelFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    public static FunnelFigures operator +(FunnelFigures one, FunnelFigures other) => new(
        one.Dials + other.Dials, one.Connected + other.Connected, one.Conversations + other.Conversations, one.Meetings + other.Meetings,
        one.Callbacks + other.Callbacks, one.Deals + other.Deals, one.Refusals + other.Refusals, one.DoNotCalls + other.DoNotCalls);
}

/// <param name="Key">The tag, or the person's identifier, or <c>new</c> or <c>existing</c>.</param>
/// <param name="Name">For people to read; null where the key is the name.</param>
public sealed record FunnelRow(string Key, string? Name, FunnelFigures Figures);

/// <param name="Untagged">Calls of which it is not known where they belong: without a tag, a client's number, a manager.</param>
public sealed record FunnelOfPeriod(IReadOnlyList<FunnelRow> Rows, FunnelFigures Total, FunnelFigures Untagged);
