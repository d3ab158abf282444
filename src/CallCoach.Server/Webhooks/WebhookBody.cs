namespace CallCoach.Server.Webhooks;

/// <summary>Reads a webhook's raw bytes, not more than allowed, and not for longer than a provider waits for its answer.</summary>
internal static class WebhookBody
{
    public const int Largest = 1024 * 1024;

    /// <summary>So much is set aside at once because a request announces it; a larger body takes room as it comes.</summary>
    private const int Trusted = 16 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <exception cref="BadHttpRequestException">Too large (413), too slow (408), or broken off.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Largest)
            throw TooLarge();
        if (request.ContentLength is { } announced and <= Trusted)
        {
            var whole = new byte[announced];
            await request.Body.ReadExactlyAsync(whole, cancel);
            return whole;
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return await ReadAllAsync(request.Body, patience.Token);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body came too slowly.", StatusCodes.Status408RequestTimeout, late);
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        var buffer = new byte[Trusted];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > Largest)
                throw TooLarge();
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }

    private static BadHttpRequestException TooLarge() => new("A webhook has at most 1 MiB.", StatusCodes.Status413PayloadTooLarge);
}
