using System.Text.Json;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.Ingest;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Ingest;

/// <summary>Webhooks of a PBX without an adapter of its own, as its adapter takes them in.</summary>
internal static class GenericEvents
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static IncomingEvent Updated(string call, string status, string? id = null, string line = "client:olga", DateTimeOffset? startedAt = null, int? talk = null, string? language = "en") =>
        Take("call.updated", id ?? $"{call}/{status}", Call(call, status, line, startedAt ?? Rows.Morning, talk, language));

    public static IncomingEvent Recorded(string call, Uri url, int? clientChannel = 1, string line = "client:olga", string? language = "en") =>
        Take("recording.completed", $"{call}/recording", Call(call, "completed", line, Rows.Morning, 60, language), recording: new { url = url.ToString(), clientChannel });

    public static IncomingEvent Transcribed(string call, params (string Speaker, string Text)[] said) => Transcribed(call, "en", said);

    public static IncomingEvent Transcribed(string call, string? language, params (string Speaker, string Text)[] said) =>
        Take("transcript.completed", $"{call}/transcript", Call(call, "completed", "client:olga", Rows.Morning, 60, language), transcript: new
        {
            segments = said.Select((segment, i) => new { speaker = segment.Speaker, start = i, end = i + 1, text = segment.Text }),
        });

    private static object Call(string id, string status, string line, DateTimeOffset startedAt, int? talk, string? language) => new
    {
        id,
        direction = "outbound",
        line,
        client = "+48600100200",
        status,
        startedAt,
        answeredAt = talk is null ? (DateTimeOffset?)null : startedAt.AddSeconds(5),
        endedAt = talk is { } seconds ? startedAt.AddSeconds(5 + seconds) : (DateTimeOffset?)null,
        language,
    };

    private static IncomingEvent Take(string type, string webhookId, object call, object? recording = null, object? transcript = null) =>
        GenericWebhook.Take(webhookId, JsonSerializer.SerializeToUtf8Bytes(new { type, call, recording, transcript }, Web), Rows.Morning);
}
