using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Recordings;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Recordings;
using CallCoach.Tests.Storage;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Transcription;

public sealed class TranscribeCallTests : IDisposable
{
    private static readonly TranscriptSegment[] BothSpeak = [new(0, 0.1, 0.5, "good morning", 0.9), new(1, 0.6, 1.2, "too dear", 0.8)];

    private readonly TestDatabase _database = new();
    private readonly RecordingFiles _files;

    public TranscribeCallTests() => _files = new(new(Path.Combine(_database.Folder, "recordings")));

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(0, Speaker.Client, Speaker.Manager)]
    [InlineData(1, Speaker.Manager, Speaker.Client)]
    [InlineData(null, Speaker.Unknown, Speaker.Unknown)]
    public async Task Who_spoke_comes_from_the_channel(int? clientChannel, Speaker first, Speaker second)
    {
        var call = await AddRecordedCallAsync(clientChannel);
        await Step(new ScriptedTranscriber(BothSpeak)).RunAsync(_database, call.Id);

        var said = await UtterancesAsync();
        said.Select(u => (u.Ordinal, u.Speaker, u.Start, u.End, u.Text, u.Confidence))
            .ShouldBe([(0, first, 0.1, 0.5, "good morning", 0.9), (1, second, 0.6, 1.2, "too dear", 0.8)]);
    }

    [Fact]
    public async Task The_engine_hears_the_kept_recording_and_is_named_with_its_language()
    {
        Audio? heard = null;
        var engine = new ScriptedTranscriber(
            (audio, _) =>
            {
                heard = audio;
                return Task.FromResult<IReadOnlyList<TranscriptSegment>>([]);
            },
            "en");
        var call = await AddRecordedCallAsync();
        await Step(engine).RunAsync(_database, call.Id);

        (heard!.SampleRate, heard.Channels.Count, heard.Duration).ShouldBe((8000, 2, TimeSpan.FromSeconds(2)));
        var saved = await _database.CallAsync(call.Id);
        (saved.Engine, saved.Language, saved.NotTranscribed).ShouldBe(("scripted", "en", null));
    }

    [Fact]
    public async Task Transcribed_again_a_call_has_only_the_new_words()
    {
        var call = await AddRecordedCallAsync();
        await Step(new ScriptedTranscriber(BothSpeak)).RunAsync(_database, call.Id);
        await Step(new ScriptedTranscriber(new TranscriptSegment(1, 0, 1, "too expensive", 0.9))).RunAsync(_database, call.Id);

        (await UtterancesAsync()).ShouldHaveSingleItem().Text.ShouldBe("too expensive");
    }

    [Fact]
    public async Task Of_several_engines_the_first_that_hears_the_language_is_asked()
    {
        var polish = new ScriptedTranscriber((_, _) => Task.FromResult<IReadOnlyList<TranscriptSegment>>([]), "pl");
        var english = new ScriptedTranscriber(BothSpeak);
        await Step(polish, english).RunAsync(_database, (await AddRecordedCallAsync()).Id);

        (polish.Asked, english.Asked).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Without_an_engine_for_the_calls_language_a_note_says_so()
    {
        var call = await AddRecordedCallAsync(with: c => c.Language = "uk");
        await Step(new ScriptedTranscriber(BothSpeak)).RunAsync(_database, call.Id);

        var saved = await _database.CallAsync(call.Id);
        (saved.Engine, saved.AwaitedLanguage, saved.NotTranscribed).ShouldBe((null, "uk", "no engine for uk"));
        (await UtterancesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_says_no_language_is_heard_in_the_departments()
    {
        var call = await AddRecordedCallAsync(with: c => c.Language = null);
        await Step().RunAsync(_database, call.Id);

        (await _database.CallAsync(call.Id)).NotTranscribed.ShouldBe($"no engine for {Rows.Warsaw.Language}");
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData(null, false)]
    public async Task The_engine_is_told_whether_the_call_says_its_language_or_the_departments_is_assumed(string? said, bool known)
    {
        var engine = new ScriptedTranscriber((_, _) => Task.FromResult<IReadOnlyList<TranscriptSegment>>([]), "en", Rows.Warsaw.Language);
        var call = await AddRecordedCallAsync(with: c => c.Language = said);
        await Step(engine).RunAsync(_database, call.Id);

        engine.Expected.ShouldBe(new ExpectedLanguage(said ?? Rows.Warsaw.Language, known));
    }

    [Fact]
    public async Task A_recording_that_the_engine_will_never_take_is_given_up()
    {
        var refusing = new ScriptedTranscriber((_, _) => throw new SpeechEngineException("it refuses the recording") { IsFinal = true }, "en");
        var call = await AddRecordedCallAsync();

        (await Should.ThrowAsync<GiveUpException>(() => Step(refusing).RunAsync(_database, call.Id))).Kind.ShouldBe(FailureKind.SpeechEngine);
    }

    [Fact]
    public async Task The_wait_an_engine_asks_for_is_passed_on()
    {
        var busy = new ScriptedTranscriber((_, _) => throw new SpeechEngineException("it is busy") { After = TimeSpan.FromSeconds(40) }, "en");
        var call = await AddRecordedCallAsync();

        (await Should.ThrowAsync<RetryException>(() => Step(busy).RunAsync(_database, call.Id))).After.ShouldBe(TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task An_engine_that_failed_is_asked_again_later()
    {
        var broken = new ScriptedTranscriber((_, _) => throw new SpeechEngineException("the model is missing"), "en");
        var call = await AddRecordedCallAsync();

        (await Should.ThrowAsync<RetryException>(() => Step(broken).RunAsync(_database, call.Id))).Message.ShouldBe("the model is missing");
    }

    [Fact]
    public async Task A_kept_recording_that_is_gone_is_given_up()
    {
        var call = await AddRecordedCallAsync();
        Directory.Delete(Path.Combine(_database.Folder, "recordings"), recursive: true);

        await Should.ThrowAsync<GiveUpException>(() => Step(new ScriptedTranscriber(BothSpeak)).RunAsync(_database, call.Id));
    }

    [Fact]
    public async Task Only_a_kept_recording_without_a_transcript_is_due()
    {
        var step = Step();
        var fresh = await AddRecordedCallAsync();
        var transcribed = await AddRecordedCallAsync(with: c => c.Engine = "provider");
        var unrecorded = await _database.AddCallAsync();

        (await _database.ReadAsync(db => step.IsDueAsync(fresh, db, default))).ShouldBeTrue();
        (await _database.ReadAsync(db => step.IsDueAsync(transcribed, db, default))).ShouldBeFalse();
        (await _database.ReadAsync(db => step.IsDueAsync(unrecorded, db, default))).ShouldBeFalse();
    }

    private TranscribeCall Step(params ITranscriber[] engines) => new(new(engines, new(_files, AudioPrograms.Missing)), Rows.Warsaw, Clocks.System);

    private async Task<Call> AddRecordedCallAsync(int? clientChannel = 1, Action<Call>? with = null)
    {
        var call = await _database.AddCallAsync(c =>
        {
            c.Language = "en";
            with?.Invoke(c);
        });
        var name = RecordingFiles.NameOf(call.Id, call.StartedAt, RecordingFiles.WaveEnding);
        await Parts.KeepAsync(_files, name, Waves.TwoChannels(seconds: 2));
        await _database.AddAsync(new Recording
        {
            CallId = call.Id,
            ProviderRecordingId = "RE1",
            State = RecordingState.Ready,
            File = name,
            Channels = 2,
            ClientChannel = clientChannel,
        });
        return call;
    }

    private Task<List<Utterance>> UtterancesAsync() => _database.ReadAsync(db => db.Utterances.OrderBy(u => u.Ordinal).ToListAsync());
}
