using System.Globalization;
using CallCoach.Adapters.Speech;
using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Adapters.Speech.Whisper.Local;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Tests.Speech.Whisper.Local;

/// <summary>A whisper-server of our own, in every way it can start, fail and end.</summary>
public sealed class LocalWhisperTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task It_hears_calls_on_loopback_behind_everything_else_and_knows_none_of_our_secrets()
    {
        Environment.SetEnvironmentVariable("CallCoach__Webhooks__Secret", "whsec_swordfish");
        using var program = new ScriptedProgram("serve");
        await using var whisper = new RunningWhisper(program.Settings);

        (await whisper.Engine.TranscribeAsync(Spoken.At(3, (1, 2)), "en", default)).Segments.ShouldHaveSingleItem().Text.ShouldBe("too expensive");

        var start = program.Starts.ShouldHaveSingleItem();
        (start.Given("--host"), start.Given("--model")).ShouldBe(("127.0.0.1", program.Settings.Model.Path));
        start.Arguments.ShouldNotContain("--convert");
        start.Variables.ShouldNotContain(name => name.StartsWith("CallCoach", StringComparison.OrdinalIgnoreCase));
        NicenessOf(start.Id).ShouldBe(PatientThread.Niceness);
        whisper.Local.State.ShouldBe(LocalWhisperState.Answering);
    }

    [Fact]
    public async Task Nobody_is_answered_who_does_not_know_its_path()
    {
        using var program = new ScriptedProgram("serve");
        await using var whisper = new RunningWhisper(program.Settings);
        var address = await whisper.Local.AddressAsync(default);
        using var http = new HttpClient();

        (await http.GetAsync(new Uri(address, "health"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await http.GetAsync(new Uri(address, "/health"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        address.Segments[1].Length.ShouldBe(33);
    }

    [Fact]
    public async Task A_program_that_ends_before_it_answers_is_started_again_after_waits_that_grow_and_its_last_words_are_told()
    {
        using var program = new ScriptedProgram("exit");
        await using var whisper = new RunningWhisper(program.Settings with { LongestWait = TimeSpan.FromMilliseconds(40) });

        (await whisper.ProblemAsync()).ShouldContain("ended with 3 before it answered: error: failed to initialize whisper context");
        (await Should.ThrowAsync<SpeechEngineException>(whisper.Local.AddressAsync(default))).IsFinal.ShouldBeFalse();
        whisper.Engine.Hears("en").ShouldBeFalse();
        await Eventually.HoldsAsync("four starts", () => whisper.Log.Count >= 4);
        whisper.Log.Take(4).Select(line => line[(line.LastIndexOf(" in ", StringComparison.Ordinal) + 4)..]).ShouldBe(["0.01 s", "0.02 s", "0.04 s", "0.04 s"]);
        whisper.Local.State.ShouldBe(LocalWhisperState.Failing);
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("hang")]
    public async Task A_program_that_does_not_come_to_answer_is_killed_and_told(string part)
    {
        using var program = new ScriptedProgram(part);
        await using var whisper = new RunningWhisper(program.Settings with { PatienceWithStart = TimeSpan.FromSeconds(5), PatienceWithLook = Short, FirstWait = TimeSpan.FromHours(1), LongestWait = TimeSpan.FromHours(1) });

        (await whisper.ProblemAsync()).ShouldContain("did not answer within");
        program.Starts.ShouldAllBe(start => !start.Lives);
    }

    [Fact]
    public async Task A_program_that_is_none_is_told()
    {
        using var program = new ScriptedProgram("serve");
        await using var whisper = new RunningWhisper(program.Settings with { Program = "/dev/null" });

        (await whisper.ProblemAsync()).ShouldContain("/dev/null");
    }

    [Fact]
    public async Task A_port_that_another_program_took_first_costs_nothing_but_another_try()
    {
        using var program = new ScriptedProgram("no port", "no port", "serve");
        await using var whisper = new RunningWhisper(program.Settings with { FirstWait = TimeSpan.FromHours(1), LongestWait = TimeSpan.FromHours(1) });

        await whisper.AnswersAsync();

        program.Starts.Select(start => start.Given("--request-path")).ShouldBeUnique();
        program.Starts.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Where_it_dies_of_a_call_the_call_fails_and_the_next_try_is_heard_by_the_next_process()
    {
        using var program = new ScriptedProgram("die on speech", "serve");
        await using var whisper = new RunningWhisper(program.Settings);
        var first = await whisper.AnswersAsync();

        (await Should.ThrowAsync<SpeechEngineException>(whisper.Client.AskAsync(new short[16_000], "en", default))).IsFinal.ShouldBeFalse();
        await whisper.AnotherAsync(than: first);
        (await whisper.Client.AskAsync(new short[16_000], "en", default)).Segments.ShouldHaveSingleItem();
        whisper.Log.ShouldContain(line => line.Contains("ended by itself, with 137", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_that_takes_longer_than_any_may_has_it_killed_and_started_again()
    {
        using var program = new ScriptedProgram("hang on speech", "serve");
        await using var whisper = new RunningWhisper(program.Settings, patience: Short);
        var hanging = await whisper.AnswersAsync();

        (await Should.ThrowAsync<SpeechEngineException>(whisper.Client.AskAsync(new short[16_000], "en", default))).Message.ShouldContain("did not answer within");
        await whisper.AnotherAsync(than: hanging);
        program.Starts[0].Lives.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_heard_live_is_given_up_early_and_has_nothing_killed()
    {
        using var program = new ScriptedProgram("hang on speech");
        await using var whisper = new RunningWhisper(program.Settings);
        var process = await whisper.AnswersAsync();
        using var live = new WhisperClient(whisper.Settings with { Patience = Short, PatienceWithAudio = 0, LateIsHanging = false }, local: whisper.Local);

        (await Should.ThrowAsync<SpeechEngineException>(live.AskAsync(new short[16_000], "en", default))).Message.ShouldContain("did not answer within");
        whisper.Local.State.ShouldBe(LocalWhisperState.Answering);
        whisper.Local.ProcessId.ShouldBe(process);
        program.Starts.ShouldHaveSingleItem().Lives.ShouldBeTrue();
    }

    [Fact]
    public async Task A_process_that_lives_and_stops_answering_is_killed_and_started_again()
    {
        using var program = new ScriptedProgram("stop answering", "serve");
        await using var whisper = new RunningWhisper(program.Settings with { PatienceWithLook = Short });
        var hanging = await whisper.AnswersAsync();

        await whisper.AnotherAsync(than: hanging);
        program.Starts[0].Lives.ShouldBeFalse();
        whisper.Log.ShouldContain(line => line.Contains("did not answer 4 times in turn", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("stubborn")]
    [InlineData("silent")]
    public async Task Stopped_it_leaves_no_process_behind(string part)
    {
        using var program = new ScriptedProgram(part);
        await using var whisper = new RunningWhisper(program.Settings with { PatienceWithStop = Short });
        await Eventually.HoldsAsync("it is started", () => program.Starts.Count == 1 && (part == "silent" || whisper.Local.State == LocalWhisperState.Answering));

        await whisper.StopAsync();

        program.Starts.ShouldHaveSingleItem().Lives.ShouldBeFalse();
        (await Should.ThrowAsync<SpeechEngineException>(whisper.Local.AddressAsync(default))).Message.ShouldContain("stopped");
    }

    private static int NicenessOf(int process) =>
        int.Parse(File.ReadAllText($"/proc/{process}/stat").Split(") ")[1].Split(' ')[16], CultureInfo.InvariantCulture);
}
