using System.Net;
using CallCoach.Adapters.Telephony;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class RecordingDownloadTests : IDisposable
{
    private const int Most = 1000;

    private readonly RecordingDownload _download = new() { Patience = TimeSpan.FromMilliseconds(200) };
    private readonly MemoryStream _destination = new();

    public void Dispose() => _download.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bytes_up_to_the_limit_are_copied_whether_their_number_is_announced_or_not(bool announced)
    {
        (await CopyAsync(new Answer(200, Bytes(Most)) { Announced = announced ? Most : null })).ShouldBe(HttpStatusCode.OK);

        _destination.ToArray().ShouldBe(Bytes(Most));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_byte_more_is_refused_for_good_whether_announced_or_not(bool announced)
    {
        var tooMuch = new Answer(200, Bytes(Most + 1)) { Announced = announced ? Most + 1 : null };

        (await Should.ThrowAsync<RecordingUnavailableException>(() => CopyAsync(tooMuch))).MayAppear.ShouldBeFalse();
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
        (await CopyAsync(new Answer(status, status == 204 ? [] : Bytes(10)))).ShouldBe((HttpStatusCode)status);

        _destination.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_connection_that_ends_before_what_it_announced_is_a_failure() =>
        await Should.ThrowAsync<HttpRequestException>(() => CopyAsync(new Answer(200, Bytes(10)) { Announced = 20 }));

    [Fact]
    public async Task A_connection_that_falls_silent_is_a_failure() =>
        await Should.ThrowAsync<HttpRequestException>(() => CopyAsync(new Answer(200, Bytes(10)) { Announced = 20, Stalls = true }));

    [Fact]
    public async Task Cancelled_by_us_it_is_cancelled_and_not_a_failure()
    {
        using var cancel = new CancellationTokenSource();
        await using var patient = new LoopbackHttp(_ =>
        {
            cancel.Cancel();
            return new Answer(200, Bytes(10)) { Announced = 20, Stalls = true };
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, patient.Address);

        await Should.ThrowAsync<OperationCanceledException>(() => _download.CopyAsync(request, _destination, Most, cancel.Token));
    }

    [Fact]
    public async Task A_cookie_is_not_kept_for_the_next_request()
    {
        await using var provider = new LoopbackHttp(_ => new Answer(200, []) { Headers = "Set-Cookie: session=1\r\n" });
        for (var i = 0; i < 2; i++)
            await _download.CopyAsync(new HttpRequestMessage(HttpMethod.Get, provider.Address), _destination, Most, CancellationToken.None);

        provider.Requests.ShouldAllBe(head => !head.Contains("Cookie:"));
    }

    private async Task<HttpStatusCode> CopyAsync(Answer answer)
    {
        await using var provider = new LoopbackHttp(_ => answer);
        return await _download.CopyAsync(new HttpRequestMessage(HttpMethod.Get, provider.Address), _destination, Most, CancellationToken.None);
    }

    private static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)i)];
}
