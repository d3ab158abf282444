using System.Text;
using System.Text.Json.Nodes;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.Calls;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class GenericWebhookTests
{
    private static readonly DateTimeOffset Arrival = new(2026, 11, 23, 9, 5, 0, TimeSpan.Zero);

    /// <summary>The documented body, with everything it may carry.</summary>
    private const string Documented =
        """
        {
          "type": "transcript.completed",
          "call": {
            "id": "42", "direction": "outbound", "line": "sip:olga@office.example", "client": "+48600100200", "status": "completed",
            "startedAt": "2026-11-23T10:00:00+01:00", "answeredAt": "2026-11-23T10:00:10+01:00", "endedAt": "2026-11-23T09:01:00Z", "language": "pl"
          },
          "recording": { "url": "https://pbx.example/42.wav", "clientChannel": 1 },
          "transcript": {
            "segments": [
              { "speaker": "manager", "start": 0, "end": 1.5, "text": "Dzień dobry" },
              { "speaker": "client", "start": 1.5, "end": 4, "text": "Konkurencja ma taniej" }
            ]
          }
        }
        """;

    [Fact]
    public void The_documented_body_describes_its_call()
    {
        var described = Read(Documented).OfType<CallDescribed>().ShouldHaveSingleItem();

        described.ShouldBe(new CallDescribed(
            "42", Arrival, CallDirection.Outbound, "sip:olga@office.example", "+48600100200", LegStatus.Completed,
            new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), new(2026, 11, 23, 9, 0, 10, TimeSpan.Zero), new(2026, 11, 23, 9, 1, 0, TimeSpan.Zero), "pl"));
    }

    [Fact]
    public void A_finished_transcript_is_delivered_segment_by_segment()
    {
        var delivered = Read(Documented).OfType<TranscriptDelivered>().ShouldHaveSingleItem();

        delivered.Segments.ShouldBe(
            [new(Speaker.Manager, 0, 1.5, "Dzień dobry", null), new(Speaker.Client, 1.5, 4, "Konkurencja ma taniej", null)]);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("0", 0)]
    [InlineData("null", null)]
    public void A_completed_recording_has_its_address_and_the_clients_channel(string written, int? channel)
    {
        var recording = Read(With("type", "\"recording.completed\"", "recording.clientChannel", written)).OfType<RecordingChanged>().ShouldHaveSingleItem();

        (recording.Status, recording.Address, recording.ClientChannel).ShouldBe((RecordingStatus.Completed, new Uri("https://pbx.example/42.wav"), channel));
    }

    [Fact]
    public void The_same_address_is_the_same_recording_and_another_one_is_not()
    {
        string IdOf(string url) => Read(With("type", "\"recording.completed\"", "recording.url", $"\"{url}\"")).OfType<RecordingChanged>().Single().RecordingId;

        IdOf("https://pbx.example/1.wav").ShouldBe(IdOf("https://pbx.example/1.wav"));
        IdOf("https://pbx.example/1.wav").ShouldNotBe(IdOf("https://pbx.example/2.wav"));
    }

    [Fact]
    public void An_update_says_nothing_of_a_recording_or_transcript() =>
        Read(With("type", "\"call.updated\"")).ShouldHaveSingleItem().ShouldBeOfType<CallDescribed>();

    [Fact]
    public void What_may_be_left_out_may_be_left_out()
    {
        var least = With(
            "type", "\"call.updated\"", "recording", null, "transcript", null, "call.answeredAt", null, "call.endedAt", null, "call.language", null);

        var described = Read(least).ShouldHaveSingleItem().ShouldBeOfType<CallDescribed>();
        (described.AnsweredAt, described.EndedAt, described.Language).ShouldBe((null, null, null));
    }

    [Theory]
    [InlineData("initiated", LegStatus.Initiated)]
    [InlineData("in_progress", LegStatus.InProgress)]
    [InlineData("no_answer", LegStatus.NoAnswer)]
    [InlineData("canceled", LegStatus.Canceled)]
    public void Statuses_are_written_in_snake_case(string written, LegStatus status) =>
        Read(With("call.status", $"\"{written}\"")).OfType<CallDescribed>().Single().Status.ShouldBe(status);

    [Fact]
    public void A_taken_event_is_kept_as_it_came_under_the_webhooks_id()
    {
        var taken = Take(Documented);

        (taken.Provider, taken.Key, taken.Kind, taken.LegId, taken.ParentLegId, taken.ReceivedAt)
            .ShouldBe(("generic", "wh_1", "transcript.completed", "42", null, Arrival));
        Encoding.UTF8.GetString(taken.Body).ShouldBe(Documented);
    }

    [Theory]
    [InlineData("""{"type":"call.sneezed","call":17}""")]
    [InlineData("""{"type":"call.sneezed"}""")]
    public void An_event_of_an_unknown_kind_is_kept_whatever_it_holds(string body)
    {
        var taken = Take(body);

        (taken.Kind, taken.LegId).ShouldBe(("call.sneezed", null));
        GenericWebhook.Read(Stored(taken)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("<xml/>")]
    [InlineData("{}")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"\ud800"}""")]
    [InlineData("""{"type":"call.updated"}""")]
    [InlineData("""{"type":"call.updated","call":null}""")]
    public void A_body_that_is_no_event_is_malformed(string body) => Should.Throw<FormatException>(() => Take(body));

    /// <summary>A field of the documented body and a value it may not have; no value leaves it out.</summary>
    public static TheoryData<string, string?> MalformedFields => new()
    {
        { "call.id", null },
        { "call.id", "\"\"" },
        { "call.id", "42" },
        { "call.id", $"\"{new string('x', 201)}\"" },
        { "call.direction", null },
        { "call.direction", "\"sideways\"" },
        { "call.direction", "0" },
        { "call.line", null },
        { "call.line", "null" },
        { "call.client", null },
        { "call.status", null },
        { "call.status", "\"in-progress\"" },
        { "call.status", "3" },
        { "call.startedAt", null },
        { "call.startedAt", "\"yesterday\"" },
        { "call.startedAt", "\"2026-11-23T10:00:00\"" },
        { "call.startedAt", "\"2026-11-23\"" },
        { "call.startedAt", "1732352400" },
        { "call.answeredAt", "\"2026-11-23T10:00:00\"" },
        { "call.language", "\"fr\"" },
        { "call.language", "\"PL\"" },
        { "transcript", null },
        { "transcript.segments", null },
        { "transcript.segments", "null" },
        { "transcript.segments", "[null]" },
        { "transcript.segments.0", "{}" },
        { "transcript.segments.0.speaker", "\"unknown\"" },
        { "transcript.segments.0.text", "null" },
        { "transcript.segments.0.start", "-1" },
        { "transcript.segments.0.start", "2" },
        { "transcript.segments.0.end", "\"1.5\"" },
        { "transcript.segments.0.end", "1e999" },
    };

    [Theory]
    [MemberData(nameof(MalformedFields))]
    public void A_field_that_is_not_as_documented_is_malformed(string field, string? value) =>
        Should.Throw<FormatException>(() => Take(With(field, value)));

    [Theory]
    [InlineData("recording", null)]
    [InlineData("recording.url", null)]
    [InlineData("recording.url", "\"/42.wav\"")]
    [InlineData("recording.url", "\"not an address\"")]
    [InlineData("recording.clientChannel", "2")]
    [InlineData("recording.clientChannel", "-1")]
    [InlineData("recording.clientChannel", "\"left\"")]
    public void A_recording_that_is_not_as_documented_is_malformed(string field, string? value) =>
        Should.Throw<FormatException>(() => Take(With("type", "\"recording.completed\"", field, value)));

    private static IncomingEvent Take(string body) => GenericWebhook.Take("wh_1", Encoding.UTF8.GetBytes(body), Arrival);

    private static IReadOnlyList<CallEvent> Read(string body) => GenericWebhook.Read(Stored(Take(body)));

    private static ReceivedEvent Stored(IncomingEvent taken) =>
        new() { Provider = taken.Provider, Key = taken.Key, Kind = taken.Kind, ReceivedAt = taken.ReceivedAt, Body = taken.Body };

    /// <summary>The documented body with some fields, named by path, set to raw JSON or left out.</summary>
    private static string With(params string?[] fieldsAndValues)
    {
        var body = JsonNode.Parse(Documented)!;
        var raw = new Dictionary<string, string>();
        foreach (var pair in fieldsAndValues.Chunk(2))
        {
            var path = pair[0]!.Split('.');
            var parent = path.SkipLast(1).Aggregate(body, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
            var marker = $"@{raw.Count}@";
            if (pair[1] is null)
                parent.AsObject().Remove(path[^1]);
            else if (int.TryParse(path[^1], out var index))
                parent.AsArray()[index] = marker;
            else
                parent[path[^1]] = marker;
            raw[$"\"{marker}\""] = pair[1] ?? "";
        }
        return raw.Aggregate(body.ToJsonString(), (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal));
    }
}
