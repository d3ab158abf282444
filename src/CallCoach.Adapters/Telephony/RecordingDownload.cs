using System.Net;
using CallCoach.Ingest;
using CallCoach.Jobs;

namespace CallCoach.Adapters.Telephony;

/// <summary>What a provider answered when asked for a recording.</summary>
/// <param name="After">How long it asks to wait, by <c>Retry-After</c>.</param>
public sealed record Reply(HttpStatusCode Status, TimeSpan? After)
{
    /// <param name="provider">Its name, to begin a sentence with.</param>
    public RecordingUnavailableException Unavailable(string provider) => Status switch
    {
        HttpStatusCode.NotFound => new(FailureKind.NotThereYet, $"{provider} does not have the recording (404).", After),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            new(FailureKind.Credentials, $"{provider} does not accept our credentials ({(int)Status}).", After),
        HttpStatusCode.TooManyRequests => new(FailureKind.Throttled, $"{provider} asks for patience (429).", After),
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError =>
            new(FailureKind.ProviderDown, $"{provider} answered {(int)Status}.", After),
        _ => new(FailureKind.Unexpected, $"{provider} answered {(int)Status}."),
    };
}

/// <summary>Copies a recording over HTTP with limits of size, of silence on the line and of slowness.</summary>
/// <param name="http">As <see cref="ProviderHttp"/> makes it.</param>
public sealed class RecordingDownload(HttpClient http)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>How long the line may be silent within a body.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What must come on average, beside one silence: half of what a two-channel call needs while it is spoken.</summary>
    public int LeastBytesPerSecond { get; init; } = 16 * 1024;

    /// <returns>What was answered; the destination was written to only when it is 200.</returns>
    /// <exception cref="RecordingUnavailableException">
    /// The address is refused, the provider cannot be reached, the connection stalls, crawls or ends early, or it is too large.
    /// </exception>
    public async Task<Reply> CopyAsync(HttpRequestMessage request, Stream destination, long maxBytes, CancellationToken cancel)
    {
        using (request)
        {
            using var response = await AskAsync(request, cancel);
            if (response.StatusCode == HttpStatusCode.OK)
                await CopyBodyAsync(response, destination, maxBytes, cancel);
            return new(response.StatusCode, AfterOf(response));
        }
    }

    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (AddressRefusedException refused)
        {
            throw new RecordingUnavailableException(FailureKind.NotAllowed, refused.Message, inner: refused);
        }
        catch (HttpRequestException failure)
        {
            throw Down($"The provider cannot be reached: {failure.Message}", failure);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw Down("The provider did not answer in time.", late);
        }
    }

    private async Task CopyBodyAsync(HttpResponseMessage response, Stream destination, long maxBytes, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentLength > maxBytes)
            throw TooLarge(maxBytes);
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        var begun = TimeProvider.System.GetTimestamp();
        var buffer = new byte[81920];
        long total = 0;
        while (await ReadAsync(body, buffer, TimeLeft(begun, total), cancel) is > 0 and var read)
        {
            total += read;
            if (total > maxBytes)
                throw TooLarge(maxBytes);
            await destination.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
    }

    private TimeSpan TimeLeft(long begun, long bytes)
    {
        var allowed = Patience + TimeSpan.FromSeconds((double)bytes / LeastBytesPerSecond);
        var left = (allowed < Longest ? allowed : Longest) - TimeProvider.System.GetElapsedTime(begun);
        return left > TimeSpan.Zero ? left : throw Down("The recording came too slowly.", null);
    }

    private async Task<int> ReadAsync(Stream body, byte[] buffer, TimeSpan left, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(left < Patience ? left : Patience);
        try
        {
            return await body.ReadAsync(buffer, patience.Token);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw Down(left < Patience ? "The recording came too slowly." : "No data came for too long.", late);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            throw Down("The connection ended early.", failure);
        }
    }

    /// <summary>A date counts from the provider's own clock.</summary>
    private static TimeSpan? AfterOf(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date - (response.Headers.Date ?? TimeProvider.System.GetUtcNow()));
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static RecordingUnavailableException Down(string reason, Exception? inner) => new(FailureKind.ProviderDown, reason, inner: inner);

    private static RecordingUnavailableException TooLarge(long maxBytes) =>
        new(FailureKind.TooLarge, $"The recording is larger than {maxBytes / (1024 * 1024)} MiB.");
}
