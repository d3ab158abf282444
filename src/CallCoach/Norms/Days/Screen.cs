namespace CallCoach.Norms.Days;

/// <summary>A screen on the wall that was paired once and shows the Board without anybody signed in.</summary>
public sealed class Screen
{
    public long Id { get; set; }

    public required string Name { get; set; }

    /// <summary>SHA-256 of what its cookie carries, in hexadecimal digits.</summary>
    public required string TokenHash { get; set; }

    public DateTimeOffset PairedAt { get; set; }

    public required string PairedBy { get; set; }

    public DateTimeOffset? LastSeenAt { get; set; }

    /// <summary>Otherwise it shows initials.</summary>
    public bool ShowsNames { get; set; }

    /// <summary>Whose managers it shows; everybody's when empty.</summary>
    public List<long> TeamIds { get; set; } = [];
}
