using System.Globalization;
using System.Text;
using CallCoach.Calls;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Recordings;

namespace CallCoach.Tests.Recordings;

/// <summary>Everything that can come instead of a recording, and what becomes of it.</summary>
public sealed class UnavailableRecordingTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    private readonly RecordingRig _rig = new();
    private readonly byte[] _whole = Waves.TwoChannels();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData(404, FailureKind.NotThereYet)]
    [InlineData(401, FailureKind.Credentials)]
    [InlineData(403, FailureKind.Credentials)]
    [InlineData(429, FailureKind.Throttled)]
    [InlineData(408, FailureKind.ProviderDown)]
    [InlineData(500, FailureKind.ProviderDown)]
    [InlineData(502, FailureKind.ProviderDown)]
    [InlineData(503, FailureKind.ProviderDown)]
    [InlineData(410, FailureKind.Unexpected)]
    [InlineData(400, FailureKind.Unexpected)]
    public async Task Another_answer_is_tried_again_by_its_kind_and_named(int status, FailureKind kind)
    {
        var failure = await _rig.IsTriedAgainAsync(new Answer(status, "no"u8.ToArray()));

        failure.Kind.ShouldBe(kind);
        failure.Message.ShouldContain(status.ToString(CultureInfo.InvariantCulture));
        failure.Message.ShouldNotContain("token");
        failure.After.ShouldBeNull();
    }

    [Theory]
    [InlineData(429, "Retry-After: 17", 17)]
    [InlineData(503, "Retry-After: 120", 120)]
    [InlineData(429, "Date: Mon, 23 Nov 2026 10:00:00 GMT\r\nRetry-After: Mon, 23 Nov 2026 10:01:30 GMT", 90)]
    [InlineData(429, "Retry-After: soon", null)]
    [InlineData(429, "Retry-After: -5", null)]
    [InlineData(429, "Date: Mon, 23 Nov 2026 10:00:00 GMT\r\nRetry-After: Mon, 23 Nov 2026 09:00:00 GMT", null)]
    public async Task The_wait_a_provider_asks_for_is_kept_to(int status, string headers, int? seconds)
    {
        var failure = await _rig.IsTriedAgainAsync(new Answer(status, []) { Headers = headers + "\r\n" });

        failure.After.ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_off_the_list_is_given_up_and_not_followed(int status)
    {
        await using var elsewhere = new LoopbackHttp(_ => new Answer(200, _whole));
        var failure = await _rig.IsGivenUpAsync(new Answer(status, []) { Headers = $"Location: {elsewhere.Address}stolen.wav\r\n" });

        failure.Kind.ShouldBe(FailureKind.NotAllowed);
        failure.Message.ShouldContain($"{elsewhere.Address.Authority}: CallCoach:Recordings:AllowedHosts does not name it");
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<html>Sign in</html>", "it looks like a web page")]
    [InlineData("{ \"code\": 20404 }", "it looks like a web page or a message")]
    [InlineData("", "The file is empty")]
    public async Task What_is_not_audio_is_given_up(string content, string reason)
    {
        var failure = await _rig.IsGivenUpAsync(new Answer(200, Encoding.UTF8.GetBytes(content)));

        failure.Kind.ShouldBe(FailureKind.NotAudio);
        failure.Message.ShouldStartWith("The recording cannot be read");
        failure.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task A_recording_that_announces_more_than_allowed_is_given_up_unread()
    {
        var failure = await _rig.IsGivenUpAsync(new Answer(200, _whole) { Announced = RecordingFiles.MaxBytes + 1 });

        (failure.Kind, failure.Message).ShouldBe((FailureKind.TooLarge, "The recording is larger than 512 MiB."));
    }

    [Fact]
    public async Task A_connection_that_ends_before_what_it_announced_is_tried_again()
    {
        var failure = await _rig.IsTriedAgainAsync(new Answer(200, _whole[..1000]) { Announced = _whole.Length });

        (failure.Kind, failure.Message).ShouldBe((FailureKind.ProviderDown, "The connection ended early."));
    }

    [Fact]
    public async Task Chunks_that_end_without_the_last_one_are_tried_again()
    {
        byte[] cut = [.. Encoding.ASCII.GetBytes($"{_whole.Length:x}\r\n"), .. _whole, .. "\r\n"u8];
        var failure = await _rig.IsTriedAgainAsync(new Answer(200, cut) { Announced = null, Headers = "Transfer-Encoding: chunked\r\n" });

        (failure.Kind, failure.Message).ShouldBe((FailureKind.ProviderDown, "The connection ended early."));
    }

    [Fact]
    public async Task A_connection_that_falls_silent_is_tried_again()
    {
        _rig.Patience = Short;
        var failure = await _rig.IsTriedAgainAsync(new Answer(200, _whole[..1000]) { Announced = _whole.Length, Stalls = true });

        (failure.Kind, failure.Message).ShouldBe((FailureKind.ProviderDown, "No data came for too long."));
    }

    [Fact]
    public async Task A_connection_that_drips_is_tried_again()
    {
        _rig.Patience = Short;
        var failure = await _rig.IsTriedAgainAsync(new Answer(200, _whole) { Drip = TimeSpan.FromMilliseconds(20) });

        (failure.Kind, failure.Message).ShouldBe((FailureKind.ProviderDown, "The recording came too slowly."));
    }

    [Fact]
    public async Task A_provider_that_never_answers_is_tried_again()
    {
        _rig.Patience = Short;
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();

        var failure = await Should.ThrowAsync<RetryException>(() => _rig.FetchAsync(_rig.Step(new Uri($"http://{listener.LocalEndpoint}/"))));

        (failure.Kind, failure.Message).ShouldBe((FailureKind.ProviderDown, "The provider did not answer in time."));
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_tried_again()
    {
        LoopbackHttp closed;
        await using (closed = new LoopbackHttp(_ => new Answer(200, [])))
        {
        }

        (await Should.ThrowAsync<RetryException>(() => _rig.FetchAsync(closed))).Kind.ShouldBe(FailureKind.ProviderDown);
    }

    [Fact]
    public async Task What_comes_beyond_the_announced_length_is_left_where_it_is()
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(200, [.. _whole, .. new byte[100_000]]) { Announced = _whole.Length });
        var recording = await _rig.FetchAsync(twilio);

        recording.State.ShouldBe(RecordingState.Ready);
        (await File.ReadAllBytesAsync(_rig.Files.PathOf(recording.File!))).ShouldBe(_whole);
    }

    [Fact]
    public async Task A_full_disk_is_waited_for()
    {
        var failure = await Should.ThrowAsync<RetryException>(() => _rig.FetchAsync(_rig.Step(new WritesTo("/dev/full"))));

        failure.Kind.ShouldBe(FailureKind.NoSpace);
        failure.Message.ShouldStartWith("The recording cannot be written: No space left on device");
        _rig.NothingIsKept();
    }

    [Fact]
    public async Task Without_room_for_recordings_it_is_waited_for()
    {
        using var rig = new RecordingRig { Files = new(new(Path.Combine(_rig.Database.Folder, "recordings"), mostBytes: _whole.Length - 1)) };
        var failure = await rig.IsTriedAgainAsync(new Answer(200, _whole));

        failure.Kind.ShouldBe(FailureKind.NoSpace);
        failure.Message.ShouldContain("CallCoach:Recordings:MaxTotalGiB");
    }

    /// <summary>A provider whose bytes go to a file that takes none.</summary>
    private sealed class WritesTo(string file) : ITelephonyProvider
    {
        public string Name => "twilio";

        public IReadOnlyList<CallEvent> Read(ReceivedEvent stored) => [];

        public IAsyncEnumerable<ListedEvent>? ListAsync(DateTimeOffset since, CancellationToken cancel) => null;

        public async Task<string?> FetchRecordingAsync(string recordingId, Uri? address, Stream destination, long maxBytes, CancellationToken cancel)
        {
            await using var full = new FileStream(file, FileMode.Open, FileAccess.Write);
            await full.WriteAsync(new byte[100_000], cancel);
            return null;
        }
    }
}
