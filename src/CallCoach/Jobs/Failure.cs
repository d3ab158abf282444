namespace CallCoach.Jobs;

/// <summary>Why a step did not succeed, as far as it decides when to try again. Stored by name.</summary>
public enum FailureKind
{
    /// <summary>A defect of ours, or something nobody thought of.</summary>
    Unexpected,

    /// <summary>The provider does not have the recording yet.</summary>
    NotThereYet,

    /// <summary>The provider asks for patience (429).</summary>
    Throttled,

    /// <summary>The provider cannot be reached, answers errors of its own, or its connection stalls or ends early.</summary>
    ProviderDown,

    /// <summary>The provider does not accept our credentials.</summary>
    Credentials,

    /// <summary>The speech engine is missing or failed.</summary>
    SpeechEngine,

    /// <summary>There is no room for the recording, or the disk does not take it.</summary>
    NoSpace,

    /// <summary>The address is none that may be fetched from.</summary>
    NotAllowed,

    /// <summary>Larger or longer than is taken.</summary>
    TooLarge,

    /// <summary>What came is no audio that can be read.</summary>
    NotAudio,

    /// <summary>The program that reads this form of sound is missing or cannot be started.</summary>
    AudioProgram,
}

/// <summary>The step cannot be done yet.</summary>
/// <param name="kind">Decides the waits between attempts and their number.</param>
/// <param name="reason">In words for a person, without secrets.</param>
/// <param name="after">The wait the other side asked for; the next attempt is not before it.</param>
public sealed class RetryException(FailureKind kind, string reason, Exception? inner = null, TimeSpan? after = null) : Exception(reason, inner)
{
    public FailureKind Kind => kind;

    public TimeSpan? After => after;
}

/// <summary>The step can never be done.</summary>
/// <param name="reason">In words for a person, without secrets.</param>
public sealed class GiveUpException(FailureKind kind, string reason, Exception? inner = null) : Exception(reason, inner)
{
    public FailureKind Kind => kind;
}
