using CallCoach.Server.Hosting;

namespace CallCoach.Server.SignIn;

/// <summary>
/// Requests that carry the cookie and change something, every connection to the hub and every WebSocket must come from our own page.
/// Webhooks carry no cookie and are signed instead.
/// </summary>
internal sealed class SameOrigin(RequestDelegate next, Settings settings)
{
    public Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path;
        var guarded = path.StartsWithSegments("/hubs") || http.WebSockets.IsWebSocketRequest
            || (path.StartsWithSegments("/api") && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method));
        if (!guarded || IsOwn(http.Request))
            return next(http);
        return Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Foreign origin", detail: "The request came from another site.")
            .ExecuteAsync(http);
    }

    /// <summary>A browser names the origin; a program that is no browser sends none and has no cookie it did not ask for.</summary>
    private bool IsOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && (from.Authority == request.Host.Value || from.Authority == settings.PublicUrl.Authority));
    }
}
