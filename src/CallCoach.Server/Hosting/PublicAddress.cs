namespace CallCoach.Server.Hosting;

/// <summary>
/// A request for the public address came through the proxy that holds its certificate: it is https, although the proxy
/// passes it on without. The sign-in cookie is then marked as secure.
/// </summary>
internal sealed class PublicAddress(RequestDelegate next, Settings settings)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Host.Value == settings.PublicUrl.Authority)
            http.Request.Scheme = settings.PublicUrl.Scheme;
        return next(http);
    }
}
