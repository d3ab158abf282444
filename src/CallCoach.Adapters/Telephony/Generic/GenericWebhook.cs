using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallCoach.Calls;
using CallCoach.Ingest;
using CallCoach.People;

namespace CallCoach.Adapters.Telephony.Generic;

/// <summary>The JSON body of <c>POST /webhooks/calls</c>, for any provider or PBX without an adapter of its own.</summary>
public static class GenericWebhook
{
    private static readonly string[] Kinds = ["call.updated", "recording.completed", "transcript.completed"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false), new InstantWithOffset() },
        NumberHandling = JsonNumberHandling.Strict,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Takes a webhook in.</summary>
    /// <param name="webhookId">The <c>webhook-id</c> header: equal for a repetition.</param>
    /// <exception cref="FormatException">Not the documented body.</exception>
    public static IncomingEvent Take(string webhookId, byte[] body, DateTimeOffset receivedAt)
    {
        var kind = KindOf(body);
        if (!Kinds.Contains(kind))
            return new(GenericProvider.ProviderName, webhookId, kind, null, null, receivedAt, body);
        var message = Parse(body);
        _ = Events(message, receivedAt);
        return new(GenericProvider.ProviderName, webhookId, kind, message.Call.Id, null, receivedAt, body);
    }

    public static IReadOnlyList<CallEvent> Read(ReceivedEvent stored) =>
        Kinds.Contains(stored.Kind) ? Events(Parse(stored.Body), stored.ReceivedAt) : [];

    private static List<CallEvent> Events(Message message, DateTimeOffset at)
    {
        var call = message.Call;
        if (call.Id.Length is 0 or > 200)
            throw new FormatException("call.id must have 1 to 200 characters.");
        if (call.Language is { } language && !Department.Languages.Contains(language))
            throw new FormatException($"call.language must be one of {string.Join(", ", Department.Languages)}.");
        if (call.Tags is { IsTooLong: true })
            throw new FormatException($"call.tags: a tag has at most {Tags.Longest} characters.");
        var events = new List<CallEvent>
        {
            new CallDescribed(
                call.Id, at, call.Direction, call.Line, call.Client, call.Status, call.StartedAt, call.AnsweredAt, call.EndedAt, call.Language)
            {
                Tags = call.Tags?.Trimmed(),
            },
        };
        if (message.Type == "recording.completed")
            events.Add(ReadRecording(message.Recording ?? throw new FormatException("recording is missing."), call.Id, at));
        if (message.Type == "transcript.completed")
            events.Add(ReadTranscript(message.Transcript ?? throw new FormatException("transcript is missing."), call.Id, at));
        return events;
    }

    private static RecordingChanged ReadRecording(RecordingBody recording, string callId, DateTimeOffset at)
    {
        if (!Uri.TryCreate(recording.Url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw new FormatException("recording.url is not an http address.");
        if (recording.ClientChannel is not (null or 0 or 1))
            throw new FormatException("recording.clientChannel must be 0, 1 or null.");
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(recording.Url)).AsSpan(0, 16));
        return new(callId, at, id, RecordingStatus.Completed, address, recording.ClientChannel, null);
    }

    private static TranscriptDelivered ReadTranscript(TranscriptBody transcript, string callId, DateTimeOffset at)
    {
        foreach (var segment in transcript.Segments)
        {
            if (segment is null or { Speaker: Speaker.Unknown })
                throw new FormatException("transcript.segments: speaker must be client or manager.");
            if (!(segment.Start >= 0 && segment.End >= segment.Start && double.IsFinite(segment.End)))
                throw new FormatException("transcript.segments: start and end must be seconds, the end not before the start.");
        }
        return new(callId, at, [.. transcript.Segments.Select(s => new SpokenSegment(s.Speaker, s.Start, s.End, s.Text, null))]);
    }

    private static string KindOf(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
                ? type.GetString()!
                : throw new FormatException("type is missing.");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new FormatException("The body is not JSON.", failure);
        }
    }

    private static Message Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Message>(body, Json) ?? throw new FormatException("The body is empty.");
        }
        catch (JsonException failure)
        {
            throw new FormatException($"The body is not as documented at {failure.Path}.", failure);
        }
    }

    private sealed record Message(string Type, CallBody Call, RecordingBody? Recording = null, TranscriptBody? Transcript = null);

    private sealed record CallBody(
        string Id, CallDirection Direction, string Line, string Client, LegStatus Status, DateTimeOffset StartedAt,
        DateTimeOffset? AnsweredAt = null, DateTimeOffset? EndedAt = null, string? Language = null, Tags? Tags = null);

    private sealed record RecordingBody(string Url, int? ClientChannel = null);

    private sealed record TranscriptBody(IReadOnlyList<SegmentBody> Segments);

    private sealed record SegmentBody(Speaker Speaker, double Start, double End, string Text);

    /// <summary>Without an offset an instant would be taken for one in the server's own time zone.</summary>
    private sealed class InstantWithOffset : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTime().Kind == DateTimeKind.Unspecified ? throw new JsonException() : reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
