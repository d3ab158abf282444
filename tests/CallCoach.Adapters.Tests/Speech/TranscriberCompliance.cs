using CallCoach.Recordings;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Tests.Speech;

/// <summary>What every speech engine that recognises must do, on synthesised English telephone speech.</summary>
public abstract class TranscriberCompliance : TranscriberManners
{
    private static readonly Lazy<Task<Audio>> Call = new(() => TelephoneCall.MakeAsync(
        (TelephoneCall.Manager, "may i ask what you compare it with"),
        (TelephoneCall.Client, "this is too expensive for us"),
        (TelephoneCall.Manager, "our price includes delivery and installation"),
        (TelephoneCall.Client, "we already work with another supplier and we are happy with them")));

    [Fact]
    public async Task Each_side_of_a_call_is_heard_in_its_own_channel()
    {
        var transcript = await Engine.TranscribeAsync(await Call.Value, "en", CancellationToken.None);
        transcript.Engine.ShouldBe(Engine.Engine);
        transcript.Language.ShouldBe("en");
        var (client, manager) = (TextOf(transcript, TelephoneCall.Client), TextOf(transcript, TelephoneCall.Manager));
        foreach (var word in new[] { "expensive", "supplier", "happy" })
        {
            client.ShouldContain(word);
            manager.ShouldNotContain(word);
        }
        foreach (var word in new[] { "price", "delivery" })
        {
            manager.ShouldContain(word);
            client.ShouldNotContain(word);
        }
    }

    [Fact]
    public async Task Segments_come_in_order_and_lie_inside_the_audio()
    {
        var audio = await Call.Value;
        var segments = (await Engine.TranscribeAsync(audio, "en", CancellationToken.None)).Segments;
        segments.Select(segment => segment.Channel)
            .ShouldBe([TelephoneCall.Manager, TelephoneCall.Client, TelephoneCall.Manager, TelephoneCall.Client]);
        segments.ShouldBe(segments.OrderBy(segment => segment.Start).ThenBy(segment => segment.Channel));
        foreach (var segment in segments)
        {
            segment.Start.ShouldBeGreaterThanOrEqualTo(0);
            segment.End.ShouldBeGreaterThan(segment.Start);
            segment.End.ShouldBeLessThanOrEqualTo(audio.Duration.TotalSeconds);
            segment.Confidence.ShouldBeInRange(0, 1);
            segment.Text.Trim().ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task One_channel_is_heard_alone()
    {
        var call = await Call.Value;
        var client = new Audio(call.SampleRate, [call.Channels[TelephoneCall.Client]]);
        var alone = await Engine.TranscribeAsync(client, "en", CancellationToken.None);
        var both = await Engine.TranscribeAsync(call, "en", CancellationToken.None);
        alone.Segments.ShouldBe(both.Segments.Where(segment => segment.Channel == TelephoneCall.Client));
    }

    [Fact]
    public async Task The_same_audio_gives_the_same_answer_also_when_two_calls_are_heard_at_once()
    {
        var call = await Call.Value;
        var swapped = new Audio(call.SampleRate, [call.Channels[1], call.Channels[0]]);
        var first = await Engine.TranscribeAsync(call, "en", CancellationToken.None);
        var atOnce = await Task.WhenAll(
            Engine.TranscribeAsync(swapped, "en", CancellationToken.None),
            Engine.TranscribeAsync(call, "en", CancellationToken.None));
        atOnce[1].Segments.ShouldBe(first.Segments);
        atOnce[0].Segments.ShouldBe(first.Segments.Select(segment => segment with { Channel = 1 - segment.Channel }));
    }

    [Fact]
    public async Task A_cancelled_transcription_gives_nothing_and_harms_no_later_one()
    {
        var call = await Call.Value;
        using var cancel = new CancellationTokenSource();
        var cancelled = Engine.TranscribeAsync(call, "en", cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(cancelled);
        TextOf(await Engine.TranscribeAsync(call, "en", CancellationToken.None), TelephoneCall.Client).ShouldContain("expensive");
    }

    private static string TextOf(Transcript transcript, int channel) =>
        string.Join(' ', transcript.Segments.Where(segment => segment.Channel == channel).Select(segment => segment.Text));
}
