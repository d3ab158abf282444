using CallCoach.People;

namespace CallCoach.Calls;

/// <summary>A conversation attempt between one manager and one client: a parent leg and the legs that name it.</summary>
public sealed class Call
{
    public long Id { get; set; }

    public required string Provider { get; set; }

    /// <summary>The provider's identifier of the parent leg.</summary>
    public required string ProviderCallId { get; set; }

    public CallDirection Direction { get; set; }

    /// <summary>The address of the manager's leg; empty while only the client's leg is known.</summary>
    public string Line { get; set; } = "";

    /// <summary>The client's number; empty while unknown.</summary>
    public string Client { get; set; } = "";

    public long? PersonId { get; set; }

    public Person? Person { get; set; }

    /// <summary>Whose call it is by a person's word, whatever its line says: <see cref="MovedAt"/> tells whether there is such a word, null is nobody.</summary>
    public long? MovedTo { get; set; }

    /// <summary>Domain time; null while the line says whose call it is.</summary>
    public DateTimeOffset? MovedAt { get; set; }

    public string? MovedBy { get; set; }

    public LegStatus Status { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Length of the client's leg from answer to end.</summary>
    public int? TalkSeconds { get; set; }

    /// <summary>Whether a machine answered; null when nobody looked.</summary>
    public bool? Machine { get; set; }

    /// <summary>An outbound call whose client's leg was created.</summary>
    public bool Dial { get; set; }

    /// <summary>The stop list kept the client's number from being dialled.</summary>
    public bool Refused { get; set; }

    /// <summary>The client's leg was answered.</summary>
    public bool Connected { get; set; }

    /// <summary>ISO 639-1; null until somebody said or detected it.</summary>
    public string? Language { get; set; }

    /// <summary>The engine that wrote the transcript, or <c>provider</c>; null while there is none.</summary>
    public string? Engine { get; set; }

    /// <summary>The model that engine heard with, where it tells.</summary>
    public string? EngineModel { get; set; }

    /// <summary>When the transcript was made, domain time; null while there is none, or before that was kept.</summary>
    public DateTimeOffset? HeardAt { get; set; }

    /// <summary>The transcript that somebody chose; null where it came on the call's own way.</summary>
    public long? TranscriptId { get; set; }

    /// <summary>The language (ISO 639-1) for which the kept recording waits for an engine; null while it waits for none.</summary>
    public string? AwaitedLanguage { get; set; }

    /// <summary>It had to wait for an engine before it was heard.</summary>
    public bool Waited { get; set; }

    /// <summary>Why there is a recording but no transcript.</summary>
    public string? NotTranscribed => AwaitedLanguage is null ? null : $"no engine for {AwaitedLanguage}";

    /// <summary>The version of the model that judged what was said; null while nothing was judged, or before versions were kept.</summary>
    public string? ObjectionModel { get; set; }

    /// <summary>How often what was said has been judged on the call's own way; an accepted reclassification does not count.</summary>
    public int Verdicts { get; set; }

    public List<Utterance> Utterances { get; set; } = [];
}

/// <summary>Something one side said. Start and end in seconds from the recording's beginning.</summary>
public sealed class Utterance
{
    public long CallId { get; set; }

    public int Ordinal { get; set; }

    public Speaker Speaker { get; set; }

    public double Start { get; set; }

    public double End { get; set; }

    public required string Text { get; set; }

    public double? Confidence { get; set; }
}
