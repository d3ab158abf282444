using System.Net;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Telephony;

/// <summary>Copies a recording over HTTP: no redirects, a limit of size and of silence on the line.</summary>
public sealed class RecordingDownload : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>How long the line may be silent within a body.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <returns>The status; the destination was written to only when it is 200.</returns>
    /// <exception cref="RecordingUnavailableException">Larger than allowed.</exception>
    /// <exception cref="HttpRequestException">The connection failed, stalled, or ended before what it announced.</exception>
    public async Task<HttpStatusCode> CopyAsync(HttpRequestMessage request, Stream destination, long maxBytes, CancellationToken cancel)
    {
        using (request)
        {
            try
            {
                using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
                if (response.StatusCode != HttpStatusCode.OK)
                    return response.StatusCode;
                if (response.Content.Headers.ContentLength > maxBytes)
                    throw TooLarge(maxBytes);
                await using var body = await response.Content.ReadAsStreamAsync(cancel);
                await CopyBodyAsync(body, destination, maxBytes, cancel);
                return HttpStatusCode.OK;
            }
            catch (OperationCanceledException failure) when (!cancel.IsCancellationRequested)
            {
                throw new HttpRequestException("No data came for too long.", failure);
            }
            catch (IOException failure) when (failure is not FileNotFoundException)
            {
                throw new HttpRequestException("The connection ended early.", failure);
            }
        }
    }

    private async Task CopyBodyAsync(Stream body, Stream destination, long maxBytes, CancellationToken cancel)
    {
        var buffer = new byte[81920];
        long total = 0;
        while (true)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            var read = await body.ReadAsync(buffer, patience.Token);
            if (read == 0)
                return;
            total += read;
            if (total > maxBytes)
                throw TooLarge(maxBytes);
            await destination.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
    }

    private static RecordingUnavailableException TooLarge(long maxBytes) =>
        new($"The recording is larger than {maxBytes / (1024 * 1024)} MiB.", mayAppear: false);

    public void Dispose() => _client.Dispose();
}
