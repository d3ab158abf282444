namespace CallCoach.Server.Webhooks;

/// <summary>Reads a webhook's raw bytes, not more than allowed.</summary>
internal static class WebhookBody
{
    public const int Largest = 1024 * 1024;

    /// <returns>Null when the body is larger than <see cref="Largest"/>.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Largest)
            return null;
        using var body = new MemoryStream((int)(request.ContentLength ?? 4096));
        var buffer = new byte[16384];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > Largest)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}
