using System.Text;
using CallCoach.Adapters.Telephony;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.Ingest;
using CallCoach.Jobs;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class GenericProviderTests : IAsyncDisposable
{
    private readonly MemoryStream _destination = new();
    private readonly LoopbackHttp _pbx = new(path => path.StartsWith("/kept", StringComparison.Ordinal) ? new Answer(200, "audio"u8.ToArray()) : new Answer(404, []));

    public ValueTask DisposeAsync() => _pbx.DisposeAsync();

    [Fact]
    public async Task A_recording_on_an_allowed_host_is_fetched_without_credentials()
    {
        (await FetchAsync(new(_pbx.Address, "kept.wav?signed=1"))).ShouldBeNull();

        Encoding.UTF8.GetString(_destination.ToArray()).ShouldBe("audio");
        var head = _pbx.Requests.ShouldHaveSingleItem();
        head.ShouldStartWith("GET /kept.wav?signed=1 ");
        head.ShouldNotContain("Authorization");
    }

    [Theory]
    [InlineData(404, FailureKind.NotThereYet)]
    [InlineData(401, FailureKind.Credentials)]
    [InlineData(429, FailureKind.Throttled)]
    [InlineData(500, FailureKind.ProviderDown)]
    [InlineData(204, FailureKind.Unexpected)]
    public async Task Another_answer_is_a_failure_of_its_kind(int status, FailureKind kind)
    {
        await using var pbx = new LoopbackHttp(_ => new Answer(status, []));

        var failure = await Should.ThrowAsync<RecordingUnavailableException>(() => FetchAsync(pbx.Address, allowed: [pbx.Address.Authority]));
        (failure.Kind, failure.Message.Contains($"{status}", StringComparison.Ordinal)).ShouldBe((kind, true));
    }

    [Fact]
    public async Task A_host_that_is_not_listed_is_never_asked()
    {
        var failure = await IsNotAllowedAsync(new(_pbx.Address, "kept.wav"), allowed: ["pbx.example"]);

        failure.ShouldBe($"Recordings may not be fetched from {_pbx.Address.Authority}: CallCoach:Recordings:AllowedHosts does not name it.");
    }

    [Fact]
    public Task Without_a_list_no_host_is_allowed() => IsNotAllowedAsync(new(_pbx.Address, "kept.wav"), allowed: []);

    [Fact]
    public async Task A_recording_without_an_address_is_refused() =>
        (await IsNotAllowedAsync(null)).ShouldContain("did not say where");

    private async Task<string> IsNotAllowedAsync(Uri? address, string[]? allowed = null)
    {
        var failure = await Should.ThrowAsync<RecordingUnavailableException>(() => FetchAsync(address, allowed));

        failure.Kind.ShouldBe(FailureKind.NotAllowed);
        _pbx.Requests.ShouldBeEmpty();
        return failure.Message;
    }

    private async Task<string?> FetchAsync(Uri? address, string[]? allowed = null)
    {
        using var http = ProviderHttp.ClientFor(new(allowed ?? [_pbx.Address.Authority]));
        return await new GenericProvider(new(http)).FetchRecordingAsync("id", address, _destination, 1000, CancellationToken.None);
    }
}
