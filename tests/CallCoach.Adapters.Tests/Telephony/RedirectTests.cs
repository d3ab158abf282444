using System.Globalization;
using System.Text;
using CallCoach.Adapters.Telephony;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Ingest;
using CallCoach.Jobs;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class RedirectTests
{
    private readonly MemoryStream _destination = new();

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task To_a_listed_host_it_is_followed_without_credentials(int status)
    {
        await using var media = new LoopbackHttp(_ => new Answer(200, "audio"u8.ToArray()));
        await using var twilio = new LoopbackHttp(_ => Redirect(status, $"{media.Address}RE1.wav?signed=1"));
        await FetchAsync(twilio, media.Address.Authority);

        Encoding.UTF8.GetString(_destination.ToArray()).ShouldBe("audio");
        twilio.Requests.ShouldHaveSingleItem().ShouldContain("Authorization: Basic ");
        var head = media.Requests.ShouldHaveSingleItem();
        head.ShouldStartWith("GET /RE1.wav?signed=1 ");
        head.ShouldNotContain("Authorization");
    }

    [Fact]
    public async Task On_the_same_host_credentials_are_sent_again()
    {
        await using var twilio = new LoopbackHttp(path => path.StartsWith("/media", StringComparison.Ordinal)
            ? new Answer(200, "audio"u8.ToArray())
            : Redirect(302, "/media/RE1.wav"));
        await FetchAsync(twilio);

        twilio.Requests.Count.ShouldBe(2);
        twilio.Requests.ShouldAllBe(head => head.Contains("Authorization: Basic ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task By_way_of_another_host_credentials_do_not_come_back()
    {
        Uri? home = null;
        await using var media = new LoopbackHttp(_ => Redirect(302, $"{home}media/RE1.wav"));
        await using var twilio = new LoopbackHttp(path => path.StartsWith("/media", StringComparison.Ordinal)
            ? new Answer(200, "audio"u8.ToArray())
            : Redirect(302, media.Address.AbsoluteUri));
        home = twilio.Address;
        await FetchAsync(twilio, media.Address.Authority);

        media.Requests.ShouldHaveSingleItem().ShouldNotContain("Authorization");
        twilio.Requests.Last().ShouldNotContain("Authorization");
    }

    [Fact]
    public async Task After_five_it_is_given_up()
    {
        var hops = 0;
        await using var twilio = new LoopbackHttp(_ => Redirect(302, string.Create(CultureInfo.InvariantCulture, $"/{++hops}")));

        (await IsRefusedAsync(twilio)).ShouldContain("more than 5 times");
        twilio.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task To_a_host_that_is_not_listed_it_is_refused_with_both_names()
    {
        await using var media = new LoopbackHttp(_ => new Answer(200, []));
        await using var twilio = new LoopbackHttp(_ => Redirect(302, media.Address.AbsoluteUri));

        (await IsRefusedAsync(twilio)).ShouldBe(
            $"{twilio.Address.Authority} redirects. Recordings may not be fetched from {media.Address.Authority}: CallCoach:Recordings:AllowedHosts does not name it.");
        media.Requests.ShouldBeEmpty();
    }

    private static Answer Redirect(int status, string to) => new(status, []) { Headers = $"Location: {to}\r\n" };

    private async Task<string> IsRefusedAsync(LoopbackHttp twilio)
    {
        var failure = await Should.ThrowAsync<RecordingUnavailableException>(() => FetchAsync(twilio));
        failure.Kind.ShouldBe(FailureKind.NotAllowed);
        return failure.Message;
    }

    private async Task FetchAsync(LoopbackHttp twilio, params string[] listed)
    {
        using var http = ProviderHttp.ClientFor(new(listed, twilio.Address));
        var settings = new TwilioSettings("AC1", ["present"], twilio.Address, new("https://coach.example/"), null);
        await new TwilioProvider(settings, new(http)).FetchRecordingAsync("RE1", null, _destination, 1000, CancellationToken.None);
    }
}
