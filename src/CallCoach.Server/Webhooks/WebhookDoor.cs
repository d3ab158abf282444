using System.Text;
using System.Web;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Ingest;
using CallCoach.Server.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Webhooks;

/// <summary>
/// What every webhook goes through, in this order: 413 too large, 403 wrong signature, 400 malformed, stored, answered;
/// 503 when it cannot be stored now.
/// </summary>
internal sealed class WebhookDoor(Settings settings, StoreEvent store, Clocks clocks, ILogger<WebhookDoor> log)
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"];

    /// <summary>Takes a form of Twilio's in and answers what <paramref name="answer"/> makes of it.</summary>
    public Task<IResult> TakeTwilioAsync(
        HttpContext http, string kind, Func<System.Collections.Specialized.NameValueCollection, Task<IResult>> answer) => TakeAsync(
        http,
        body => IsTwilios(http, body),
        body => TwilioWebhook.Take(kind, body, settings.Twilio!.AccountSid, clocks.Domain.GetUtcNow()),
        body => answer(HttpUtility.ParseQueryString(Encoding.UTF8.GetString(body), Encoding.UTF8)));

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
        _ => Task.FromResult(Results.NoContent()));

    private async Task<IResult> TakeAsync(
        HttpContext http, Func<byte[], bool> isAuthentic, Func<byte[], IncomingEvent> take, Func<byte[], Task<IResult>> answer)
    {
        var cancel = http.RequestAborted;
        if (await WebhookBody.ReadAsync(http.Request, cancel) is not { } body)
            return Problem(StatusCodes.Status413PayloadTooLarge, "Too large", "A webhook has at most 1 MiB.");
        if (!isAuthentic(body))
        {
            log.LogWarning("A webhook to {Path} was refused: its signature is wrong or missing", http.Request.Path);
            return Problem(StatusCodes.Status403Forbidden, "Wrong signature", "The signature is wrong or missing.");
        }
        try
        {
            await store(take(body), cancel);
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
        return await answer(body);
    }

    private bool IsTwilios(HttpContext http, byte[] body)
    {
        if (settings.AllowUnsigned && IsUnsignedAllowed(http))
            return true;
        var url = settings.PublicUrl.AbsoluteUri.TrimEnd('/') + http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var signature = http.Request.Headers["X-Twilio-Signature"].ToString();
        return TwilioSignature.IsValidForm(settings.Twilio!.AuthTokens, url, FormPairs(body), signature);
    }

    private bool IsUnsignedAllowed(HttpContext http) =>
        settings.AllowUnsigned && !Array.Exists(Forwarded, name => http.Request.Headers.ContainsKey(name));

    private static IEnumerable<KeyValuePair<string, string>> FormPairs(byte[] body)
    {
        var form = HttpUtility.ParseQueryString(Encoding.UTF8.GetString(body), Encoding.UTF8);
        foreach (var name in form.AllKeys)
            foreach (var value in form.GetValues(name) ?? [])
                yield return new(name ?? "", value);
    }

    private static IResult Problem(int status, string title, string detail) => Results.Problem(statusCode: status, title: title, detail: detail);
}
