using System.Text;
using CallCoach.Adapters.Telephony;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Recordings;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Recordings;

public sealed class FetchRecordingTests : IDisposable
{
    private readonly TestDatabase _database = new();
    private readonly RecordingDownload _download = new() { Patience = TimeSpan.FromMilliseconds(200) };
    private readonly RecordingFiles _files;

    public FetchRecordingTests() => _files = new(Path.Combine(_database.Folder, "recordings"));

    public void Dispose()
    {
        _download.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task A_recording_the_provider_has_is_kept_and_ready()
    {
        await using var provider = Answering(new Answer(200, Waves.TwoChannels(seconds: 2)));
        var recording = await FetchAsync(provider);

        (recording.State, recording.Channels, recording.DurationSeconds, recording.ClientChannel).ShouldBe((RecordingState.Ready, 2, 2.0, 1));
        (await File.ReadAllBytesAsync(_files.PathOf(recording.File!))).ShouldBe(Waves.TwoChannels(seconds: 2));
    }

    [Fact]
    public async Task A_recording_of_one_channel_does_not_say_where_the_client_is()
    {
        await using var provider = Answering(new Answer(200, Waves.OneChannel()));
        var recording = await FetchAsync(provider);

        (recording.State, recording.Channels, recording.ClientChannel).ShouldBe((RecordingState.Ready, 1, null));
    }

    [Fact]
    public async Task A_recording_that_is_not_there_yet_is_asked_for_again_and_then_kept()
    {
        var answers = new Queue<Answer>([new Answer(404, []), new Answer(200, Waves.TwoChannels())]);
        await using var provider = new LoopbackHttp(_ => answers.Dequeue());
        var call = await AddRecordedCallAsync();

        (await Should.ThrowAsync<RetryException>(() => FetchAsync(provider, call))).Message.ShouldContain("404");
        (await _database.RecordingAsync(call.Id)).State.ShouldBe(RecordingState.Waiting);

        (await FetchAsync(provider, call)).State.ShouldBe(RecordingState.Ready);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_refusal_or_an_error_of_the_provider_is_tried_again_and_named(int status)
    {
        await using var provider = Answering(new Answer(status, "no"u8.ToArray()));

        (await Should.ThrowAsync<RetryException>(() => FetchAsync(provider))).Message.ShouldContain($"{status}");
        NothingIsKept();
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var elsewhere = Answering(new Answer(200, Waves.TwoChannels()));
        await using var provider = Answering(new Answer(status, []) { Headers = $"Location: {elsewhere.Address}stolen.wav\r\n" });

        await Should.ThrowAsync<RetryException>(() => FetchAsync(provider));

        elsewhere.Requests.ShouldBeEmpty();
        NothingIsKept();
    }

    [Fact]
    public async Task Something_that_is_not_audio_is_given_up()
    {
        await using var provider = Answering(new Answer(200, Encoding.UTF8.GetBytes("<html>Sign in</html>")));

        (await Should.ThrowAsync<GiveUpException>(() => FetchAsync(provider))).Message.ShouldStartWith("The recording cannot be read");
        NothingIsKept();
    }

    [Fact]
    public async Task A_recording_that_announces_more_than_allowed_is_given_up_unread()
    {
        await using var provider = Answering(new Answer(200, Waves.TwoChannels()) { Announced = RecordingFiles.MaxBytes + 1 });

        (await Should.ThrowAsync<GiveUpException>(() => FetchAsync(provider))).Message.ShouldContain("512 MiB");
        NothingIsKept();
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_tried_again_and_leaves_no_half_recording()
    {
        var whole = Waves.TwoChannels();
        await using var provider = Answering(new Answer(200, whole[..1000]) { Announced = whole.Length });

        await Should.ThrowAsync<RetryException>(() => FetchAsync(provider));
        NothingIsKept();
    }

    [Fact]
    public async Task A_connection_that_falls_silent_is_tried_again()
    {
        var whole = Waves.TwoChannels();
        await using var provider = Answering(new Answer(200, whole[..1000]) { Announced = whole.Length, Stalls = true });

        await Should.ThrowAsync<RetryException>(() => FetchAsync(provider));
        NothingIsKept();
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_tried_again()
    {
        LoopbackHttp closed;
        await using (closed = Answering(new Answer(200, [])))
        {
        }

        await Should.ThrowAsync<RetryException>(() => FetchAsync(closed));
    }

    [Fact]
    public async Task Only_a_recording_that_waits_is_due()
    {
        await using var provider = Answering(new Answer(200, []));
        var step = Step(provider);
        foreach (var state in Enum.GetValues<RecordingState>())
        {
            var call = await AddRecordedCallAsync(state);
            (await _database.ReadAsync(db => step.IsDueAsync(call, db, default))).ShouldBe(state == RecordingState.Waiting, state.ToString());
        }
        (await _database.ReadAsync(async db => await step.IsDueAsync(await _database.AddCallAsync(), db, default))).ShouldBeFalse();
    }

    private static LoopbackHttp Answering(Answer answer) => new(_ => answer);

    private FetchRecording Step(LoopbackHttp provider) =>
        new([new TwilioProvider(new("AC1", ["token"], provider.Address, provider.Address, null), _download)], _files);

    private async Task<Recording> FetchAsync(LoopbackHttp provider, Call? of = null)
    {
        var call = of ?? await AddRecordedCallAsync();
        await Step(provider).RunAsync(_database, call.Id);
        return await _database.RecordingAsync(call.Id);
    }

    private async Task<Call> AddRecordedCallAsync(RecordingState state = RecordingState.Waiting)
    {
        var call = await _database.AddCallAsync(c => c.Provider = TwilioProvider.ProviderName);
        await _database.AddAsync(new Recording { CallId = call.Id, ProviderRecordingId = "RE1", State = state, ClientChannel = 1 });
        return call;
    }

    private void NothingIsKept() =>
        Directory.GetFiles(_database.Folder, "*", SearchOption.AllDirectories).Where(f => f.Contains("recordings", StringComparison.Ordinal)).ShouldBeEmpty();
}
