using System.Text;
using CallCoach.Adapters.Telephony;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Ingest;
using CallCoach.Jobs;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class TwilioProviderTests
{
    private readonly MemoryStream _destination = new();

    [Fact]
    public async Task A_recording_is_asked_for_in_two_channels_with_the_present_token()
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(200, "audio"u8.ToArray()));
        (await FetchAsync(twilio)).ShouldBeNull();

        var head = twilio.Requests.ShouldHaveSingleItem();
        head.ShouldStartWith("GET /2010-04-01/Accounts/AC1/Recordings/RE1.wav?RequestedChannels=2 ");
        head.ShouldContain("Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("AC1:present")));
    }

    [Fact]
    public async Task A_recording_that_is_refused_in_two_channels_is_taken_in_one_and_that_is_said()
    {
        await using var twilio = new LoopbackHttp(path => path.Contains("RequestedChannels", StringComparison.Ordinal) ? new Answer(400, []) : new Answer(200, "mono"u8.ToArray()));
        (await FetchAsync(twilio))!.ShouldContain("two channels (400)");

        Encoding.UTF8.GetString(_destination.ToArray()).ShouldBe("mono");
    }

    [Fact]
    public async Task What_is_refused_in_one_channel_too_is_a_failure()
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(400, []));

        (await Should.ThrowAsync<RecordingUnavailableException>(() => FetchAsync(twilio))).Message.ShouldBe("Twilio answered 400.");
        twilio.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_address_a_webhook_named_is_never_asked()
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(200, []));
        await using var evil = new LoopbackHttp(_ => new Answer(200, []));
        await FetchAsync(twilio, evil.Address);

        evil.Requests.ShouldBeEmpty();
        twilio.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(401, FailureKind.Credentials)]
    [InlineData(403, FailureKind.Credentials)]
    [InlineData(404, FailureKind.NotThereYet)]
    [InlineData(429, FailureKind.Throttled)]
    [InlineData(500, FailureKind.ProviderDown)]
    [InlineData(302, FailureKind.Unexpected)] // without saying where to
    public async Task Another_answer_is_a_failure_of_its_kind_and_does_not_show_the_token(int status, FailureKind kind)
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(status, []));

        var failure = await Should.ThrowAsync<RecordingUnavailableException>(() => FetchAsync(twilio));
        failure.Kind.ShouldBe(kind);
        failure.Message.ShouldContain($"{status}");
        failure.Message.ShouldNotContain("present");
    }

    private async Task<string?> FetchAsync(LoopbackHttp twilio, Uri? named = null)
    {
        using var http = ProviderHttp.ClientFor(new([], twilio.Address));
        var settings = new TwilioSettings("AC1", ["present", "previous"], twilio.Address, new("https://coach.example/"), null);
        return await new TwilioProvider(settings, new(http)).FetchRecordingAsync("RE1", named, _destination, 1000, CancellationToken.None);
    }
}
