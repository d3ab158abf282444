using CallCoach.People;

namespace CallCoach.Norms.Plans;

/// <summary>What a plan asks for.</summary>
public enum PlanPart
{
    Dials,

    Conversations,

    Meetings,

    /// <summary>Conversations that are the first call ever with their client.</summary>
    NewContacts,
}

/// <summary>
/// One target of a person, or of everybody in a role. Of those for the same part and span the one with the newest first day that has
/// come holds; a person's own plan for a part stands before the role's.
/// </summary>
public sealed class Plan
{
    public long Id { get; set; }

    /// <summary>Null where the plan is a role's.</summary>
    public long? PersonId { get; set; }

    /// <summary>Null where the plan is a person's.</summary>
    public ManagerRole? Role { get; set; }

    public PlanPart Part { get; set; }

    public Span Span { get; set; }

    /// <summary>Null where the plan ends on that day; 0 says that expressly nothing is asked for.</summary>
    public double? Target { get; set; }

    public DateOnly FromDay { get; set; }
}

/// <summary>A plan as it is asked for.</summary>
public sealed record PlanTarget(PlanPart Part, Span Span, double Target);

/// <summary>When somebody works on a weekday; who has none at all works the person's working day on every day of the week.</summary>
/// <param name="Weekday">1 is Monday, 7 is Sunday.</param>
public sealed record Shift(long PersonId, int Weekday, TimeOnly Start, TimeOnly End);

/// <summary>When somebody rests on a weekday.</summary>
public sealed record Break(long PersonId, int Weekday, TimeOnly Start, TimeOnly End);

public enum AbsenceKind
{
    Vacation,
    Illness,
    Other,
}

/// <summary>Days somebody is away, the last one included.</summary>
public sealed class Absence
{
    public long Id { get; set; }

    public long PersonId { get; set; }

    public DateOnly FromDay { get; set; }

    public DateOnly ToDay { get; set; }

    public AbsenceKind Kind { get; set; }
}

/// <summary>A day on which nobody works.</summary>
public sealed record Holiday(DateOnly Day, string Name);

/// <summary>What the department has set for its norms.</summary>
public sealed class NormSettings
{
    public const long OnlyId = 1;

    public long Id { get; set; } = OnlyId;

    /// <summary>When the sheet is looked at, <c>HH:mm</c> on the department's clock.</summary>
    public List<string> PulseTimes { get; set; } = ["11:00", "14:00", "16:00"];

    public double RefusalShare { get; set; } = 0.5;

    public int RefusalConversations { get; set; } = 10;

    public int RaisedPerHour { get; set; } = 20;

    /// <summary>More direct managers than this, and a head is told so: above that a second head is needed.</summary>
    public int DirectManagers { get; set; } = 7;

    public RaiseRule Raise => new(RefusalShare, RefusalConversations, RaisedPerHour);
}
