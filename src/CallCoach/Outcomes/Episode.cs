using CallCoach.Objections;

namespace CallCoach.Outcomes;

/// <summary>An objection found in a call, with what followed it.</summary>
public sealed class Episode
{
    public long CallId { get; set; }

    /// <summary>The utterance of the objection.</summary>
    public int Ordinal { get; set; }

    public ObjectionLabel Label { get; set; }

    /// <summary>The manager's first utterance after it; null where the manager said nothing more.</summary>
    public int? AnswerOrdinal { get; set; }

    /// <summary>The client came back with the same objection after the manager had spoken.</summary>
    public bool Recurred { get; set; }
}

/// <summary>A kind of answer that the manager gave to an objection.</summary>
public sealed class EpisodeAnswer
{
    public long CallId { get; set; }

    /// <summary>The utterance of the objection.</summary>
    public int Ordinal { get; set; }

    public ObjectionLabel Label { get; set; }

    public AnswerLabel Answer { get; set; }

    /// <summary>Probability that it is such an answer, 0 to 1.</summary>
    public double Score { get; set; }

    /// <summary>The manager's utterance that shows it best.</summary>
    public int AnswerOrdinal { get; set; }
}
