namespace CallCoach.Ingest;

/// <summary>What a provider's list holds.</summary>
public enum ListedKind
{
    Leg,
    Recording,
}

/// <summary>A leg or a recording as the provider lists it.</summary>
/// <param name="Event">To be stored unless what it says is known. Its body is the provider's own description, as it came.</param>
/// <param name="KnownBy">
/// What it says, part by part: of each part the beginnings of the keys of those events that say the same. A part is known
/// when one of them is stored.
/// </param>
/// <param name="UnfinishedSince">When it began, of one that goes on and is to be looked at again; null when it is over.</param>
public sealed record ListedEvent(
    IncomingEvent Event, ListedKind Kind, IReadOnlyList<IReadOnlyList<string>> KnownBy, DateTimeOffset? UnfinishedSince);

/// <summary>The provider's list cannot be had.</summary>
/// <param name="reason">In words for a person, without secrets.</param>
/// <param name="after">The provider asks not to be asked again before this has passed.</param>
public sealed class ListUnavailableException(string reason, TimeSpan? after = null, Exception? inner = null) : Exception(reason, inner)
{
    public TimeSpan? After => after;
}
