namespace CallCoach.Clients;

/// <summary>Somebody the department speaks with: every number that is counted has one, made without a name when the number is first seen.</summary>
public sealed class Client
{
    public long Id { get; set; }

    public string? Name { get; set; }

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
