using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Server.Hosting;

namespace CallCoach.Server.Webhooks;

/// <summary>Where telephone providers call. Signed, not signed in: they pass by everything that looks at sessions and pages.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes, Settings settings)
    {
        var webhooks = routes.MapGroup("/webhooks").AllowAnonymous();
        webhooks.ShortCircuit();
        if (settings.WebhookSecrets.Count > 0 || settings.AllowUnsigned)
            webhooks.MapPost("/calls", (HttpContext http, WebhookDoor door) => door.TakeGenericAsync(http));
        if (settings.Twilio is not { } twilio)
            return;

        var voice = ActivatorUtilities.CreateInstance<VoiceDoor>(routes.ServiceProvider, twilio);
        webhooks.MapPost("/twilio/voice", (HttpContext http, WebhookDoor door) =>
            door.TakeTwilioAsync(http, TwilioWebhook.Voice, form => voice.AnswerAsync(form, http.RequestAborted)));
        if (twilio.MediaStreams)
        {
            var media = ActivatorUtilities.CreateInstance<MediaDoor>(routes.ServiceProvider, twilio);
            webhooks.MapGet("/twilio/media", (HttpContext http, WebhookDoor door) => media.TakeAsync(http, door));
        }
        foreach (var kind in new[] { TwilioWebhook.Status, TwilioWebhook.Recording })
            webhooks.MapPost($"/twilio/{kind}", (HttpContext http, WebhookDoor door) =>
                door.TakeTwilioAsync(http, kind, _ => Task.FromResult(Results.NoContent())));
    }
}
