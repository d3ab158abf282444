using System.Text;
using CallCoach.Adapters.Telephony;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class GenericProviderTests : IAsyncDisposable
{
    private readonly RecordingDownload _download = new();
    private readonly MemoryStream _destination = new();
    private readonly LoopbackHttp _pbx = new(path => path.StartsWith("/kept", StringComparison.Ordinal) ? new Answer(200, "audio"u8.ToArray()) : new Answer(404, []));

    public ValueTask DisposeAsync()
    {
        _download.Dispose();
        return _pbx.DisposeAsync();
    }

    [Fact]
    public async Task A_recording_on_an_allowed_host_is_fetched_without_credentials()
    {
        await FetchAsync(new(_pbx.Address, "kept.wav?signed=1"));

        Encoding.UTF8.GetString(_destination.ToArray()).ShouldBe("audio");
        var head = _pbx.Requests.ShouldHaveSingleItem();
        head.ShouldStartWith("GET /kept.wav?signed=1 ");
        head.ShouldNotContain("Authorization");
    }

    [Fact]
    public async Task A_recording_that_is_not_there_may_appear_later() =>
        (await Should.ThrowAsync<RecordingUnavailableException>(() => FetchAsync(new(_pbx.Address, "late.wav")))).MayAppear.ShouldBeTrue();

    [Fact]
    public async Task A_host_that_is_not_listed_is_refused_for_good_and_never_asked()
    {
        var failure = await Should.ThrowAsync<RecordingUnavailableException>(() => FetchAsync(new(_pbx.Address, "kept.wav"), allowed: ["pbx.example"]));

        failure.MayAppear.ShouldBeFalse();
        failure.Message.ShouldContain("CallCoach:Recordings:AllowedHosts");
        _pbx.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_list_no_host_is_allowed() =>
        await Should.ThrowAsync<RecordingUnavailableException>(() => FetchAsync(new(_pbx.Address, "kept.wav"), allowed: []));

    [Theory]
    [InlineData("http://pbx.example/1.wav")]
    [InlineData("ftp://pbx.example/1.wav")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://olga:secret@pbx.example/1.wav")]
    [InlineData("https://pbx.example:8443/1.wav")]
    [InlineData("https://pbx.example.evil.example/1.wav")]
    [InlineData("https://evil.example/pbx.example/1.wav")]
    [InlineData("https://pbx.example@evil.example/1.wav")]
    [InlineData("https://169.254.169.254/latest")]
    public async Task Only_https_on_exactly_the_listed_host_and_port_is_allowed(string address)
    {
        var failure = await Should.ThrowAsync<RecordingUnavailableException>(() => FetchAsync(new(address), allowed: ["pbx.example"]));

        failure.MayAppear.ShouldBeFalse();
        failure.Message.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_recording_without_an_address_is_refused() =>
        await Should.ThrowAsync<RecordingUnavailableException>(() => FetchAsync(null));

    [Fact]
    public async Task A_redirect_of_an_allowed_host_to_another_one_is_not_followed()
    {
        await using var redirecting = new LoopbackHttp(_ => new Answer(302, []) { Headers = $"Location: {_pbx.Address}kept.wav\r\n" });

        await Should.ThrowAsync<HttpRequestException>(() => FetchAsync(redirecting.Address, allowed: [redirecting.Address.Authority]));
        _pbx.Requests.ShouldBeEmpty();
    }

    private Task FetchAsync(Uri? address, string[]? allowed = null) =>
        new GenericProvider(allowed ?? [_pbx.Address.Authority], _download).FetchRecordingAsync("id", address, _destination, 1000, CancellationToken.None);
}
