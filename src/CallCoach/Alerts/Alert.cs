using CallCoach.Objections;

namespace CallCoach.Alerts;

public enum AlertKind
{
    /// <summary>A watched objection was heard in a call.</summary>
    Objection,

    /// <summary>A client asked never to be called again.</summary>
    DoNotCall,

    /// <summary>A manager's dials are behind the norm.</summary>
    BehindNorm,

    /// <summary>A call's recording could not be had or understood.</summary>
    RecordingFailed,

    /// <summary>Recordings take nearly all the room they may.</summary>
    RecordingsNearlyFull,

    /// <summary>A counter is not what the calls add up to.</summary>
    CountersWrong,

    /// <summary>Whom a hunter or a farmer calls changes week by week.</summary>
    Drift,
}

/// <summary>How the recording judged an alert that was raised while its call was on.</summary>
public enum LiveVerdict
{
    /// <summary>It has not yet; or there never was a recording, and what was heard live is all there is.</summary>
    Pending,

    /// <summary>The recording shows it, too.</summary>
    Confirmed,

    /// <summary>The recording does not show it. That is the word of a machine, and no person's: it is no false alarm.</summary>
    Unconfirmed,
}

/// <summary>
/// Something a supervisor has to know. There is one alert a call and label, a call that is to be the last, a person and day for the norm, a call for
/// failures, a day for the room that is left; what repeats updates it.
/// </summary>
public sealed class Alert
{
    public long Id { get; set; }

    /// <summary>What the alert is about; unique.</summary>
    public required string Key { get; set; }

    /// <summary>Grows with every change of any alert, in the order of commits.</summary>
    public long Sequence { get; set; }

    /// <summary>The sequence of the change that raised it.</summary>
    public long RaisedSequence { get; set; }

    /// <summary>The sequence of the last change that was told; a correction changes an alert without telling it again.</summary>
    public long ToldSequence { get; set; }

    public AlertKind Kind { get; set; }

    public DateTimeOffset RaisedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>How often it was told, 1 when raised.</summary>
    public int Times { get; set; }

    public long? PersonId { get; set; }

    public long? CallId { get; set; }

    public ObjectionLabel? Label { get; set; }

    public double? Score { get; set; }

    /// <summary>The utterance that shows it; null where it was heard live only.</summary>
    public int? Ordinal { get; set; }

    /// <summary>The caption by which it was raised while the call was on; null where it was not.</summary>
    public long? CaptionId { get; set; }

    /// <summary>Null where it was not raised while the call was on.</summary>
    public LiveVerdict? Live { get; set; }

    public DateOnly? Day { get; set; }

    public int? Dials { get; set; }

    public double? Expected { get; set; }

    public int? CallsPerHour { get; set; }

    public string? Reason { get; set; }

    /// <summary>The weeks of a drift, as <see cref="DriftFigures"/> writes them; null for what else there is.</summary>
    public string? Figures { get; set; }

    /// <summary>What recordings take of the room they may take, in whole hundredths.</summary>
    public double? SpaceShare { get; set; }

    /// <summary>Since when it counts as a false alarm, domain time; null where it does not.</summary>
    public DateTimeOffset? FalseAlarmAt { get; set; }

    /// <summary>Who said so.</summary>
    public string? FalseAlarmBy { get; set; }
}
