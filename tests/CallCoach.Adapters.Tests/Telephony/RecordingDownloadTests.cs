using System.Net;
using CallCoach.Adapters.Telephony;
using CallCoach.Ingest;
using CallCoach.Jobs;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class RecordingDownloadTests
{
    private const int Most = 1000;

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private readonly MemoryStream _destination = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bytes_up_to_the_limit_are_copied_whether_their_number_is_announced_or_not(bool announced)
    {
        (await CopyAsync(new Answer(200, Bytes(Most)) { Announced = announced ? Most : null })).ShouldBe(new Reply(HttpStatusCode.OK, null));

        _destination.ToArray().ShouldBe(Bytes(Most));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_byte_more_is_too_large_whether_announced_or_not(bool announced)
    {
        var tooMuch = new Answer(200, Bytes(Most + 1)) { Announced = announced ? Most + 1 : null };

        (await FailsAsync(tooMuch)).Kind.ShouldBe(FailureKind.TooLarge);
        _destination.Length.ShouldBeLessThanOrEqualTo(Most);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(206)]
    [InlineData(302)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Any_other_answer_is_returned_and_nothing_is_copied(int status)
    {
        (await CopyAsync(new Answer(status, status == 204 ? [] : Bytes(10)))).Status.ShouldBe((HttpStatusCode)status);

        _destination.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_connection_that_ends_before_what_it_announced_is_a_failure() =>
        (await FailsAsync(new Answer(200, Bytes(10)) { Announced = 20 })).Message.ShouldBe("The connection ended early.");

    [Fact]
    public async Task A_connection_that_ends_between_chunks_is_a_failure()
    {
        byte[] cut = [.. "a\r\n"u8, .. Bytes(10), .. "\r\n"u8];

        (await FailsAsync(new Answer(200, cut) { Announced = null, Headers = "Transfer-Encoding: chunked\r\n" })).Message.ShouldBe("The connection ended early.");
    }

    [Fact]
    public async Task A_connection_that_falls_silent_is_a_failure() =>
        (await FailsAsync(new Answer(200, Bytes(10)) { Announced = 20, Stalls = true })).Message.ShouldBe("No data came for too long.");

    [Fact]
    public async Task A_connection_that_never_falls_silent_but_drips_is_a_failure()
    {
        (await FailsAsync(new Answer(200, Bytes(Most)) { Drip = Short / 10 })).Message.ShouldBe("The recording came too slowly.");

        _destination.Length.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task An_answer_with_endless_headers_is_a_failure() =>
        (await FailsAsync(new Answer(200, []) { Headers = $"X-Padding: {new string('x', 40 * 1024)}\r\n" })).Kind.ShouldBe(FailureKind.ProviderDown);

    [Fact]
    public async Task A_destination_that_fails_is_no_fault_of_the_provider()
    {
        await using var provider = new LoopbackHttp(_ => new Answer(200, Bytes(10)));
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.Write, bufferSize: 0);

        await Should.ThrowAsync<IOException>(() => CopyAsync(provider, full, CancellationToken.None));
    }

    [Fact]
    public async Task Cancelled_by_us_it_is_cancelled_and_not_a_failure()
    {
        using var cancel = new CancellationTokenSource();
        await using var patient = new LoopbackHttp(_ =>
        {
            cancel.Cancel();
            return new Answer(200, Bytes(10)) { Announced = 20, Stalls = true };
        });

        await Should.ThrowAsync<OperationCanceledException>(() => CopyAsync(patient, _destination, cancel.Token));
    }

    [Fact]
    public async Task A_cookie_is_not_kept_for_the_next_request()
    {
        await using var provider = new LoopbackHttp(_ => new Answer(200, []) { Headers = "Set-Cookie: session=1\r\n" });
        using var http = ProviderHttp.ClientFor(new([provider.Address.Authority]));
        for (var i = 0; i < 2; i++)
            await new RecordingDownload(http).CopyAsync(new HttpRequestMessage(HttpMethod.Get, provider.Address), _destination, Most, CancellationToken.None);

        provider.Requests.Count.ShouldBe(2);
        provider.Requests.ShouldAllBe(head => !head.Contains("Cookie:"));
    }

    private async Task<RecordingUnavailableException> FailsAsync(Answer answer) =>
        await Should.ThrowAsync<RecordingUnavailableException>(() => CopyAsync(answer));

    private async Task<Reply> CopyAsync(Answer answer)
    {
        await using var provider = new LoopbackHttp(_ => answer);
        return await CopyAsync(provider, _destination, CancellationToken.None, answer.Stalls || answer.Drip is not null ? Short : Long);
    }

    private static async Task<Reply> CopyAsync(LoopbackHttp provider, Stream destination, CancellationToken cancel, TimeSpan? patience = null)
    {
        using var http = ProviderHttp.ClientFor(new([provider.Address.Authority]));
        var download = new RecordingDownload(http) { Patience = patience ?? Long, LeastBytesPerSecond = Most };
        return await download.CopyAsync(new HttpRequestMessage(HttpMethod.Get, provider.Address), destination, Most, cancel);
    }

    private static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)i)];
}
