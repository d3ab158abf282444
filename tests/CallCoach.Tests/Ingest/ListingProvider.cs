using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CallCoach.Calls;
using CallCoach.Ingest;

namespace CallCoach.Tests.Ingest;

/// <summary>A provider whose list is what a test says.</summary>
/// <param name="list">From the beginning asked for; may throw, as a provider that cannot be reached does.</param>
internal sealed class ListingProvider(Func<DateTimeOffset, IEnumerable<ListedEvent>> list) : ITelephonyProvider
{
    public ListingProvider(params IEnumerable<ListedEvent> entries)
        : this(_ => entries)
    {
    }

    public string Name => "twilio";

    /// <summary>The beginnings that were asked for.</summary>
    public ConcurrentQueue<DateTimeOffset> Asked { get; } = new();

    public async IAsyncEnumerable<ListedEvent> ListAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancel)
    {
        Asked.Enqueue(since);
        await Task.Yield();
        foreach (var entry in list(since))
            yield return entry;
    }

    public IReadOnlyList<CallEvent> Read(ReceivedEvent stored) => throw new NotSupportedException();

    public Task<string?> FetchRecordingAsync(string recordingId, Uri? address, Stream destination, long maxBytes, CancellationToken cancel) =>
        throw new NotSupportedException();
}
