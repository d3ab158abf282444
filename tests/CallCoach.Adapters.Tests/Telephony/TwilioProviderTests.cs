using System.Text;
using CallCoach.Adapters.Telephony;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class TwilioProviderTests : IDisposable
{
    private readonly RecordingDownload _download = new();
    private readonly MemoryStream _destination = new();

    public void Dispose() => _download.Dispose();

    [Fact]
    public async Task A_recording_is_asked_for_in_two_channels_with_the_present_token()
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(200, "audio"u8.ToArray()));
        await FetchAsync(twilio);

        var head = twilio.Requests.ShouldHaveSingleItem();
        head.ShouldStartWith("GET /2010-04-01/Accounts/AC1/Recordings/RE1.wav?RequestedChannels=2 ");
        head.ShouldContain("Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("AC1:present")));
    }

    [Fact]
    public async Task A_recording_that_has_only_one_channel_is_taken_as_it_is()
    {
        await using var twilio = new LoopbackHttp(path => path.Contains("RequestedChannels", StringComparison.Ordinal) ? new Answer(400, []) : new Answer(200, "mono"u8.ToArray()));
        await FetchAsync(twilio);

        Encoding.UTF8.GetString(_destination.ToArray()).ShouldBe("mono");
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
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_refusal_may_pass_and_does_not_show_the_token(int status)
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(status, []));

        var failure = await Should.ThrowAsync<RecordingUnavailableException>(() => FetchAsync(twilio));
        failure.MayAppear.ShouldBeTrue();
        failure.Message.ShouldNotContain("present");
    }

    [Theory]
    [InlineData(302)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Any_other_answer_is_an_error_of_Twilio(int status)
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(status, []));

        ((int)(await Should.ThrowAsync<HttpRequestException>(() => FetchAsync(twilio))).StatusCode!).ShouldBe(status);
    }

    private Task FetchAsync(LoopbackHttp twilio, Uri? named = null)
    {
        var settings = new TwilioSettings("AC1", ["present", "previous"], twilio.Address, new("https://coach.example/"), null);
        return new TwilioProvider(settings, _download).FetchRecordingAsync("RE1", named, _destination, 1000, CancellationToken.None);
    }
}
