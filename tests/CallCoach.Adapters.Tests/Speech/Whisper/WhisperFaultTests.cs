using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Jobs;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Tests.Speech.Whisper;

/// <summary>A server that fails in every way: the call is tried again or given up, and nothing is half transcribed.</summary>
public sealed class WhisperFaultTests
{
    private static readonly object Segment = new { start = 0, end = 1, text = "the secret discount" };

    public static TheoryData<int, bool> Statuses => new()
    {
        { 500, false }, { 502, false }, { 503, false }, { 504, false }, { 429, false }, { 408, false }, { 404, false }, { 401, false }, { 403, false },
        { 302, false }, { 400, true }, { 413, true }, { 415, true }, { 422, true },
    };

    public static TheoryData<string> WrongBodies =>
    [
        "", "null", "[]", "OK", "<html>the secret discount</html>", "{", "{}", "{\"error\":\"failed to read audio data\"}",
        "{\"text\":\"the secret discount\"}", "{\"segments\":null,\"text\":\"the secret discount\"}", "{\"segments\":{}}", "{\"segments\":[null]}",
        "{\"segments\":[{\"start\":0,\"end\":1}]}", "{\"segments\":[{\"text\":\"the secret discount\"}]}",
        "{\"segments\":[{\"start\":0,\"text\":\"the secret discount\"}]}", "{\"segments\":[{\"start\":\"the secret discount\",\"end\":1,\"text\":\"yes\"}]}",
        "{\"segments\":[{\"start\":-1,\"end\":1,\"text\":\"the secret discount\"}]}", "{\"segments\":[{\"start\":2,\"end\":1,\"text\":\"the secret discount\"}]}",
        "{\"segments\":[{\"start\":0,\"end\":90,\"text\":\"the secret discount\"}]}", "{\"segments\":[{\"start\":0,\"end\":1400000000,\"text\":\"the secret discount\"}]}",
        "{\"segments\":[{\"start\":1e400,\"end\":1e400,\"text\":\"yes\"}]}", "{\"segments\":[{\"start\":0,\"end\":1,\"text\":\"the secret discount\"}",
    ];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task An_error_is_told_with_its_status_and_decides_whether_to_try_again(int status, bool final)
    {
        await using var server = new ScriptedWhisper(_ => ScriptedWhisper.Text("the secret discount", status));
        var failure = await FailAsync(server);

        failure.IsFinal.ShouldBe(final);
        failure.Message.ShouldContain($"({status})");
    }

    [Fact]
    public async Task The_wait_a_busy_server_asks_for_is_passed_on()
    {
        await using var server = new ScriptedWhisper(_ => new Answer(503, []) { Headers = "Retry-After: 40\r\n" });

        (await FailAsync(server)).After.ShouldBe(TimeSpan.FromSeconds(40));
    }

    [Theory]
    [MemberData(nameof(WrongBodies))]
    public async Task An_answer_that_is_none_is_no_transcript(string body)
    {
        await using var server = new ScriptedWhisper(_ => ScriptedWhisper.Text(body));

        (await FailAsync(server)).IsFinal.ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_no_transcript()
    {
        var whole = ScriptedWhisper.Json(new { segments = new[] { Segment } });
        await using var server = new ScriptedWhisper(_ => whole with { Body = whole.Body[..^20] });

        (await FailAsync(server)).IsFinal.ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_asked_again_later()
    {
        var gone = new ScriptedWhisper(_ => ScriptedWhisper.Json(new { }));
        await gone.DisposeAsync();
        using var client = new WhisperClient(gone.Settings());

        (await Should.ThrowAsync<SpeechEngineException>(client.AskAsync(new short[16_000], "en", default))).IsFinal.ShouldBeFalse();
    }

    public static TheoryData<string> Hangs => ["before the answer", "within the answer", "byte by byte"];

    [Theory]
    [MemberData(nameof(Hangs))]
    public async Task A_server_that_takes_too_long_is_left(string where)
    {
        var whole = ScriptedWhisper.Json(new { segments = new[] { Segment } });
        var forever = new TaskCompletionSource<Answer>();
        await using var server = new ScriptedWhisper(_ => where switch
        {
            "before the answer" => forever.Task,
            "within the answer" => Task.FromResult(whole with { Body = whole.Body[..10], Stalls = true }),
            _ => Task.FromResult(whole with { Drip = TimeSpan.FromMinutes(1) }),
        });

        var failure = await FailAsync(server, server.Settings() with { Patience = TimeSpan.FromMilliseconds(200), PatienceWithAudio = 0.1 });
        forever.TrySetResult(whole);

        failure.IsFinal.ShouldBeFalse();
        failure.Message.ShouldContain("did not answer within");
    }

    [Fact]
    public void The_more_audio_the_longer_a_server_may_take()
    {
        var settings = new WhisperSettings(new("http://127.0.0.1:8080/")) { Patience = TimeSpan.FromSeconds(60), PatienceWithAudio = 10 };
        settings.LimitFor(TimeSpan.FromSeconds(3)).ShouldBe(TimeSpan.FromSeconds(90));
        settings.LimitFor(TimeSpan.FromSeconds(28)).ShouldBe(TimeSpan.FromSeconds(340));
    }

    [Fact]
    public async Task A_call_cancelled_while_the_server_works_hangs_up_and_leaves_the_server_to_others()
    {
        var asked = new TaskCompletionSource();
        var held = new TaskCompletionSource<Answer>();
        await using var server = new ScriptedWhisper(_ =>
        {
            asked.TrySetResult();
            return held.Task;
        });
        using var client = new WhisperClient(server.Settings());
        using var cancel = new CancellationTokenSource();
        var cancelled = new WhisperTranscriber(server.Settings(), client).TranscribeAsync(Spoken.At(3, (1, 2)), "en", cancel.Token);
        await asked.Task;
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(cancelled);

        held.SetResult(ScriptedWhisper.Json(new { segments = new[] { Segment } }));
        (await client.AskAsync(new short[16_000], "en", default)).Segments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task When_one_request_of_a_call_fails_nothing_of_it_is_kept()
    {
        var number = 0;
        await using var server = new ScriptedWhisper(_ => Interlocked.Increment(ref number) == 3
            ? ScriptedWhisper.Text("", 500)
            : ScriptedWhisper.Json(new { segments = new[] { Segment } }));
        using var client = new WhisperClient(server.Settings());
        var engine = new WhisperTranscriber(server.Settings(), client);
        var call = Spoken.At(120, (0, 20), (30, 50), (60, 80), (90, 110));

        await Should.ThrowAsync<SpeechEngineException>(engine.TranscribeAsync(call, "en", default));
        (await engine.TranscribeAsync(call, "en", default)).Segments.Count.ShouldBe(4);
    }

    [Fact]
    public async Task An_answer_beyond_all_measure_is_not_read_to_its_end()
    {
        await using var server = new ScriptedWhisper(_ => ScriptedWhisper.Text(new string(' ', 17 * 1024 * 1024)));

        (await FailAsync(server)).IsFinal.ShouldBeFalse();
    }

    [Fact]
    public async Task A_redirect_out_of_the_house_is_not_followed()
    {
        await using var elsewhere = ScriptedWhisper.Saying(Segment);
        await using var server = new ScriptedWhisper(_ => new Answer(307, []) { Headers = $"Location: {elsewhere.Address}inference\r\n" });

        (await FailAsync(server)).Message.ShouldContain("not followed");
        elsewhere.Requests.ShouldBeEmpty();
    }

    private static async Task<SpeechEngineException> FailAsync(ScriptedWhisper server, WhisperSettings? settings = null)
    {
        using var client = new WhisperClient(settings ?? server.Settings());
        var engine = new WhisperTranscriber(settings ?? server.Settings(), client);
        var failure = await Should.ThrowAsync<SpeechEngineException>(engine.TranscribeAsync(Spoken.At(3, (1, 2)), "en", default));

        failure.Kind.ShouldBe(FailureKind.SpeechEngine);
        failure.ToString().ShouldNotContain("secret discount");
        server.Requests.Count.ShouldBe(1);
        return failure;
    }
}
