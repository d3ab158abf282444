using CallCoach.Calls;
using CallCoach.Jobs;

namespace CallCoach.Ingest;

/// <summary>A telephone provider, seen from the pipeline: reads what it said, fetches what it recorded, lists its calls.</summary>
public interface ITelephonyProvider
{
    /// <summary>Short lower-case name, kept with each event and call.</summary>
    string Name { get; }

    /// <summary>Whether its recordings of two channels have the parent leg in the second one, as a setting says.</summary>
    bool ChannelsSwapped => false;

    /// <summary>Puts a stored event into the product's words.</summary>
    /// <returns>What it says about its call; nothing for a kind that is kept and ignored.</returns>
    /// <exception cref="FormatException">The body is not what the provider documents.</exception>
    IReadOnlyList<CallEvent> Read(ReceivedEvent stored);

    /// <summary>Copies a recording's bytes, at most <paramref name="maxBytes"/> of them.</summary>
    /// <returns>What is wanting in the recording, in words for a person; null when nothing is.</returns>
    /// <exception cref="RecordingUnavailableException">It cannot be had, now or ever.</exception>
    Task<string?> FetchRecordingAsync(string recordingId, Uri? address, Stream destination, long maxBytes, CancellationToken cancel);

    /// <summary>The provider's own list of the legs and recordings that began at an instant or later, in any order.</summary>
    /// <returns>Null when the provider keeps no list that could be asked for.</returns>
    /// <exception cref="ListUnavailableException">While it is read: the provider cannot be reached, refuses, or answers something else.</exception>
    IAsyncEnumerable<ListedEvent>? ListAsync(DateTimeOffset since, CancellationToken cancel);
}

/// <summary>A recording cannot be had.</summary>
/// <param name="kind">Decides whether and when it is asked for again.</param>
/// <param name="reason">In words for a person, without secrets.</param>
/// <param name="after">The wait the provider asked for.</param>
public sealed class RecordingUnavailableException(FailureKind kind, string reason, TimeSpan? after = null, Exception? inner = null)
    : Exception(reason, inner)
{
    public FailureKind Kind => kind;

    public TimeSpan? After => after;
}
