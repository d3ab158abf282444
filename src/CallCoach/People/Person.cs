namespace CallCoach.People;

/// <summary>What a manager is measured by.</summary>
public enum ManagerRole
{
    /// <summary>Finds and qualifies new clients by cold calls.</summary>
    Hunter,

    /// <summary>Takes warm leads to the first sale.</summary>
    Closer,

    /// <summary>Keeps and grows existing clients.</summary>
    Farmer,
}

/// <summary>Managers under one supervisor.</summary>
public sealed class Team
{
    public long Id { get; set; }

    public required string Name { get; set; }
}

/// <summary>A manager: somebody whose calls are counted.</summary>
public sealed class Person
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public long TeamId { get; set; }

    public Team? Team { get; set; }

    public ManagerRole Role { get; set; }

    /// <summary>Dials an hour, or null for who has no such norm.</summary>
    public int? CallsPerHour { get; set; }

    /// <summary>The working day in the department's time zone.</summary>
    public TimeOnly WorkdayStart { get; set; } = new(9, 0);

    public TimeOnly WorkdayEnd { get; set; } = new(18, 0);

    /// <summary>Calls of theirs that are on are heard before others.</summary>
    public bool HeardFirst { get; set; }

    public List<Line> Lines { get; set; } = [];
}

/// <summary>An address a manager calls from or is called at.</summary>
public sealed class Line
{
    /// <summary>An E.164 number, <c>sip:user@host</c> or <c>client:identity</c>, as <see cref="LineAddress.Normalise"/> writes it.</summary>
    public required string Address { get; set; }

    public long PersonId { get; set; }
}
