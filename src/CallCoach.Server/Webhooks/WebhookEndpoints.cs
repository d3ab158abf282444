using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.People;
using CallCoach.Server.Hosting;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

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

        var voice = new VoiceAnswer(twilio);
        webhooks.MapPost("/twilio/voice", (HttpContext http, WebhookDoor door, IDbContextFactory<CallCoachDb> databases) =>
            door.TakeTwilioAsync(http, TwilioWebhook.Voice, form => AnswerAsync(voice, form, databases, http.RequestAborted)));
        foreach (var kind in new[] { TwilioWebhook.Status, TwilioWebhook.Recording })
            webhooks.MapPost($"/twilio/{kind}", (HttpContext http, WebhookDoor door) =>
                door.TakeTwilioAsync(http, kind, _ => Task.FromResult(Results.NoContent())));
    }

    /// <summary>A manager's device calls a number; anybody else who calls a manager's number reaches the manager's devices.</summary>
    private static async Task<IResult> AnswerAsync(
        VoiceAnswer voice, TwilioForm form, IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        var from = LineAddress.Normalise(form["From"]!);
        var to = LineAddress.Normalise(form["To"]!);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (LineAddress.IsOwnDevice(from) || await db.Lines.AnyAsync(line => line.Address == from, cancel))
            return TwiML(LineAddress.Dialled(to) is { } number ? voice.DialNumber(number) : VoiceAnswer.Reject());

        var devices = await db.Lines
            .Where(line => db.Lines.Any(called => called.Address == to && called.PersonId == line.PersonId))
            .Select(line => line.Address).ToListAsync(cancel);
        devices.RemoveAll(address => !LineAddress.IsOwnDevice(address));
        return TwiML(devices.Count > 0 ? voice.DialDevices(devices.Order(StringComparer.Ordinal)) : VoiceAnswer.Reject());
    }

    private static IResult TwiML(string xml) => Results.Text($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{xml}", "text/xml");
}
