using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CallCoach.Server.SignIn;

/// <summary>Knows a paired screen by its cookie. Only the Board asks for this scheme: nothing else opens.</summary>
internal sealed class ScreenScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Screens screens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Screen";
    public const string Cookie = "callcoach-screen";

    /// <summary>As long as browsers keep a cookie; it is renewed before.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(400);

    private static readonly TimeSpan RenewedAfter = TimeSpan.FromDays(1);

    public static void Write(HttpContext http, string token) => http.Response.Cookies.Append(Cookie, token, new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        MaxAge = Lasts,
        Path = "/",
    });

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[Cookie] is not { Length: > 0 and < 200 } token)
            return AuthenticateResult.NoResult();
        if (await screens.FindAsync(token, Context.RequestAborted) is not { } screen)
            return AuthenticateResult.Fail("The screen is not paired any more.");
        if (!(TimeProvider.GetUtcNow() - screen.LastSeenAt < RenewedAfter) && !Response.HasStarted)
            Write(Context, token);
        return AuthenticateResult.Success(new(BoardViewer.PrincipalOf(screen, Name), Name));
    }
}
