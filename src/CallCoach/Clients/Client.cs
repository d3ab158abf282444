namespace CallCoach.Clients;

/// <summary>Somebody the department speaks with: every number that is counted has one, made without a name when the number is first seen.</summary>
public sealed class Client
{
    public long Id { get; set; }

    public string? Name { get; set; }

    /// <summary>The identifier it has in the department's own list; null where no list named it, or the list has none.</summary>
    public string? Key { get; set; }

    public string? Product { get; set; }

    public string? Channel { get; set; }

    public string? Audience { get; set; }

    public string? Region { get; set; }

    /// <summary>Whose client it is, as the list says.</summary>
    public string? Owner { get; set; }

    /// <summary>When a list first named it; null while it is only a number that was seen.</summary>
    public DateTimeOffset? ImportedAt { get; set; }

    /// <summary>The first of all calls with this client, which was new business; null while there is none.</summary>
    public long? FirstCallId { get; set; }

    public DateTimeOffset? FirstCallAt { get; set; }
}

/// <summary>A client's number; one client may have several.</summary>
public sealed class ClientNumber
{
    /// <summary>In E.164.</summary>
    public required string Number { get; set; }

    public long ClientId { get; set; }
}
