namespace CallCoach.Ingest;

/// <summary>What a provider said, as it came: a webhook, or an entry of its list.</summary>
public sealed class ReceivedEvent
{
    public long Id { get; set; }

    public required string Provider { get; set; }

    /// <summary>What makes a repetition of the same event equal to it, within the provider.</summary>
    public required string Key { get; set; }

    /// <summary>The provider's name for what the body is; kinds the product does not know are kept and ignored.</summary>
    public required string Kind { get; set; }

    /// <summary>The call the event belongs to; null for an unknown kind.</summary>
    public long? CallId { get; set; }

    /// <summary>Domain time of arrival.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The raw body.</summary>
    public required byte[] Body { get; set; }
}

/// <summary>An authenticated webhook, or an entry of the provider's list, on its way into the store.</summary>
/// <param name="Provider">Name of the provider's adapter.</param>
/// <param name="Key">What makes a repetition of the same event equal to it.</param>
/// <param name="Kind">The provider's name for what the body is.</param>
/// <param name="LegId">The leg it is about, or null for a kind that is kept and ignored.</param>
/// <param name="ParentLegId">The leg that dialled it, when the event names one.</param>
/// <param name="ReceivedAt">Domain time of arrival.</param>
/// <param name="Body">The raw body.</param>
public sealed record IncomingEvent(
    string Provider, string Key, string Kind, string? LegId, string? ParentLegId, DateTimeOffset ReceivedAt, byte[] Body);
