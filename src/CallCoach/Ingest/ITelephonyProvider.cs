using CallCoach.Calls;

namespace CallCoach.Ingest;

/// <summary>A telephone provider, seen from the pipeline: reads what it said and fetches what it recorded.</summary>
public interface ITelephonyProvider
{
    /// <summary>Short lower-case name, kept with each event and call.</summary>
    string Name { get; }

    /// <summary>Puts a stored event into the product's words.</summary>
    /// <returns>What it says about its call; nothing for a kind that is kept and ignored.</returns>
    /// <exception cref="FormatException">The body is not what the provider documents.</exception>
    IReadOnlyList<CallEvent> Read(ReceivedEvent stored);

    /// <summary>Copies a recording's bytes, at most <paramref name="maxBytes"/> of them.</summary>
    /// <exception cref="RecordingUnavailableException">It is not there yet, is refused, or is too large.</exception>
    /// <exception cref="HttpRequestException">The provider cannot be reached or answers an error of its own.</exception>
    Task FetchRecordingAsync(string recordingId, Uri? address, Stream destination, long maxBytes, CancellationToken cancel);
}

/// <summary>A recording cannot be had.</summary>
/// <param name="reason">In words for a person, without secrets.</param>
/// <param name="mayAppear">Whether trying again later can help.</param>
public sealed class RecordingUnavailableException(string reason, bool mayAppear) : Exception(reason)
{
    public bool MayAppear => mayAppear;
}
