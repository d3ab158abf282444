namespace CallCoach.Calls;

/// <summary>What a call or a client is grouped by.</summary>
public enum TagKind
{
    Product,
    Channel,
    Audience,
    Region,
}

/// <summary>Where a call's tag comes from; a client's own tags apply where the call has none.</summary>
public enum TagSource
{
    Provider,
    Hand,
}

/// <summary>A set of tags; null where there is none.</summary>
public sealed record Tags(string? Product = null, string? Channel = null, string? Audience = null, string? Region = null)
{
    public const int Longest = 200;

    public static Tags None { get; } = new();

    public string? this[TagKind kind] => kind switch
    {
        TagKind.Product => Product,
        TagKind.Channel => Channel,
        TagKind.Audience => Audience,
        TagKind.Region => Region,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public bool IsEmpty => this == None;

    /// <summary>Whether one of them is longer than is kept.</summary>
    public bool IsTooLong => Enum.GetValues<TagKind>().Any(kind => this[kind]?.Length > Longest);

    /// <summary>Without blanks around them; a blank one is none.</summary>
    public Tags Trimmed() => new(Trimmed(Product), Trimmed(Channel), Trimmed(Audience), Trimmed(Region));

    private static string? Trimmed(string? tag) => tag?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}

/// <summary>A call's own tag. Several sources may each have said one; by hand outranks the provider.</summary>
public sealed class CallTag
{
    public long CallId { get; set; }

    public TagKind Kind { get; set; }

    public TagSource Source { get; set; }

    public required string Value { get; set; }

    /// <summary>Who set it; null when the provider did.</summary>
    public string? By { get; set; }

    public DateTimeOffset At { get; set; }
}
