using System.Text.Json;
using CallCoach.Demo.Company;
using CallCoach.Demo.Day;
using CallCoach.Demo.Scripts;

namespace CallCoach.Demo.StandIn;

/// <summary>A call on the department's own exchange, which reports it, and its finished transcript, through the generic webhook.</summary>
internal sealed class ExchangeCall(StandInSettings settings, WebhookSender sender, PlannedCall call, Action dialled)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Uri _webhook = new(settings.Server, "webhooks/calls");
    private int _sent;

    private DateTimeOffset AnswersAt => call.StartsAt.AddSeconds(2 + call.RingSeconds);

    private DateTimeOffset EndsAt => AnswersAt.AddSeconds(call.TalkSeconds);

    public async Task RunAsync(CancellationToken cancel)
    {
        await PostAsync("call.updated", "ringing", call.StartsAt, cancel);
        dialled();
        if (!call.Connected)
        {
            await PostAsync("call.updated", call.Ending == Ending.Busy ? "busy" : "no_answer", AnswersAt, cancel);
            return;
        }
        await PostAsync("call.updated", "in_progress", AnswersAt, cancel);
        await PostAsync("call.updated", "completed", EndsAt, cancel);
        await PostAsync("transcript.completed", "completed", EndsAt.AddSeconds(20), cancel);
    }

    private async Task PostAsync(string type, string status, DateTimeOffset at, CancellationToken cancel)
    {
        var id = call.Sid("msg_", $"{type}-{_sent++}");
        var body = JsonSerializer.Serialize(Body(type, status), Json);
        await sender.PostJsonAsync(_webhook, id, body, at, cancel);
        if (type == "transcript.completed" && call.Script is { RepeatedWebhook: true })
            await sender.PostJsonAsync(_webhook, id, body, at, cancel);
    }

    private Dictionary<string, object> Body(string type, string status)
    {
        var described = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["id"] = call.Sid("", "exchange"),
            ["direction"] = "outbound",
            ["line"] = call.Manager.DeskPhone,
            ["client"] = call.Client,
            ["status"] = status,
            ["startedAt"] = Local(call.StartsAt),
            ["language"] = call.Script!.Language,
        };
        if (status is "in_progress" or "completed")
            described["answeredAt"] = Local(AnswersAt);
        if (status is "completed")
            described["endedAt"] = Local(EndsAt);
        else if (status is "busy" or "no_answer")
            described["endedAt"] = Local(AnswersAt);

        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["type"] = type, ["call"] = described };
        if (type == "transcript.completed")
        {
            var segments = call.Lines.Select(said => new
            {
                Speaker = said.Line.Speaker == Speaker.Client ? "client" : "manager",
                said.Span.Start,
                said.Span.End,
                said.Line.Text,
            });
            body["transcript"] = new { Segments = segments };
        }
        return body;
    }

    private static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Cast.Zone);
}
