using System.Data.Common;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Ingest;
using CallCoach.Server.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Webhooks;

/// <summary>
/// What every webhook goes through, in this order: 413 too large, 403 wrong signature (429 when there were many from
/// there), 400 malformed, stored, answered; 503 when it cannot be stored now, or what the answer depends on cannot be read.
/// </summary>
internal sealed class WebhookDoor(
    Settings settings, StoreEvent store, Clocks clocks, FailedAuthentications failures, ILogger<WebhookDoor> log)
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"];

    private readonly string _publicUrl = settings.PublicUrl.AbsoluteUri.TrimEnd('/');

    /// <summary>Takes a webhook of Twilio's in, a form or JSON by its content type, and answers what <paramref name="answer"/> makes of it.</summary>
    public Task<IResult> TakeTwilioAsync(HttpContext http, string kind, Func<TwilioForm, Task<IResult>> answer)
    {
        var isJson = http.Request.HasJsonContentType();
        TwilioForm? form = null;
        return TakeAsync(
            http,
            body => isJson ? IsTwilios(http, body) : (form = TwilioForm.TryOfForm(body)) is not null && IsTwilios(http, form),
            body => TwilioWebhook.Take(kind, form ??= TwilioForm.OfJson(body), settings.Twilio!.AccountSid, clocks.Domain.GetUtcNow()),
            () => answer(form!));
    }

    public Task<IResult> TakeGenericAsync(HttpContext http) => TakeAsync(
        http,
        body => settings.WebhookSecrets.Count > 0
            ? StandardWebhook.IsValid(
                settings.WebhookSecrets, http.Request.Headers["webhook-id"], http.Request.Headers["webhook-timestamp"],
                http.Request.Headers["webhook-signature"], body, clocks.Real.GetUtcNow())
            : IsUnsignedAllowed(http),
        body => GenericWebhook.Take(
            http.Request.Headers["webhook-id"].ToString() is { Length: > 0 } id ? id : throw new FormatException("webhook-id is missing."),
            body, clocks.Domain.GetUtcNow()),
        () => Task.FromResult(Results.NoContent()));

    /// <returns>Why a WebSocket of Twilio's is not opened; null when it is signed.</returns>
    public IResult? RefuseSocket(HttpContext http) =>
        IsUnsignedAllowed(http) || TwilioSignature.IsValidWebSocket(settings.Twilio!.AuthTokens, Called(http), SignatureOf(http)) ? null : Refuse(http);

    private async Task<IResult> TakeAsync(
        HttpContext http, Func<byte[], bool> isAuthentic, Func<byte[], IncomingEvent> take, Func<Task<IResult>> answer)
    {
        var cancel = http.RequestAborted;
        try
        {
            var body = await WebhookBody.ReadAsync(http.Request, cancel);
            if (!isAuthentic(body))
                return Refuse(http);
            await store(take(body), cancel);
            return await answer();
        }
        catch (BadHttpRequestException unread)
        {
            return Problem(unread.StatusCode, unread.StatusCode == StatusCodes.Status413PayloadTooLarge ? "Too large" : "Not received", unread.Message);
        }
        catch (FormatException malformed)
        {
            log.LogWarning("A webhook to {Path} was refused: {Reason}", http.Request.Path, malformed.Message);
            return Problem(StatusCodes.Status400BadRequest, "Malformed", malformed.Message);
        }
        catch (DbUpdateException)
        {
            return Problem(StatusCodes.Status503ServiceUnavailable, "Cannot store now", "Please repeat.");
        }
        catch (DbException unread)
        {
            log.LogError(unread, "A webhook to {Path} was stored but cannot be answered", http.Request.Path);
            return Problem(StatusCodes.Status503ServiceUnavailable, "Cannot answer now", "Please repeat.");
        }
    }

    private IResult Refuse(HttpContext http)
    {
        if (!failures.Note(Gate.Webhook, http, out var last))
            return FailedAuthentications.TooMany(http, "Too many webhooks with wrong signatures came from there.");
        log.LogWarning(
            "A webhook to {Path} was refused: its signature is wrong or missing{Rest}", http.Request.Path, last ? "; more from there are not logged for a minute" : "");
        return Problem(StatusCodes.Status403Forbidden, "Wrong signature", "The signature is wrong or missing.");
    }

    private bool IsTwilios(HttpContext http, TwilioForm form) => (settings.AllowUnsigned && IsUnsignedAllowed(http))
        || TwilioSignature.IsValidForm(settings.Twilio!.AuthTokens, Called(http), form.Fields, SignatureOf(http));

    private bool IsTwilios(HttpContext http, byte[] json) => (settings.AllowUnsigned && IsUnsignedAllowed(http))
        || TwilioSignature.IsValidJson(settings.Twilio!.AuthTokens, Called(http), json, SignatureOf(http));

    /// <summary>The address that Twilio called: the public one, whatever host or headers the request came with.</summary>
    private string Called(HttpContext http) => _publicUrl + http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private static string SignatureOf(HttpContext http) => http.Request.Headers["X-Twilio-Signature"].ToString();

    private bool IsUnsignedAllowed(HttpContext http) =>
        settings.AllowUnsigned && !Array.Exists(Forwarded, name => http.Request.Headers.ContainsKey(name));

    private static IResult Problem(int status, string title, string detail) => Results.Problem(statusCode: status, title: title, detail: detail);
}
