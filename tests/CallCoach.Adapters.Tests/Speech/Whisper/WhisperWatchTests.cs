using CallCoach.Adapters.Speech.Whisper;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Adapters.Tests.Speech.Whisper;

public sealed class WhisperWatchTests
{
    [Theory]
    [InlineData(WhisperDialect.WhisperCpp, "/health")]
    [InlineData(WhisperDialect.OpenAi, "/v1/models")]
    public async Task Each_dialect_has_its_own_way_to_ask_whether_the_server_is_there(WhisperDialect dialect, string path)
    {
        await using var server = ScriptedWhisper.Saying();
        using var client = new WhisperClient(server.Settings(dialect));

        (await client.GreetAsync(default)).ShouldBeNull();
        server.Greetings.ShouldBe([path]);
    }

    [Theory]
    [InlineData(404, true)] // an older server without such a page
    [InlineData(405, true)]
    [InlineData(503, false)] // it loads its model
    [InlineData(500, false)]
    [InlineData(401, false)]
    public async Task What_it_answers_tells_whether_calls_can_be_given_to_it(int status, bool answers)
    {
        await using var server = ScriptedWhisper.Saying();
        server.Greeting = new(status, []);
        using var client = new WhisperClient(server.Settings());

        (await client.GreetAsync(default) is null).ShouldBe(answers);
    }

    [Fact]
    public async Task Where_others_can_take_a_call_it_hears_only_while_its_server_answers()
    {
        var server = ScriptedWhisper.Saying();
        using var client = new WhisperClient(server.Settings());
        var watch = new WhisperWatch(client, TimeProvider.System, NullLogger<WhisperWatch>.Instance);
        var engine = new WhisperTranscriber(server.Settings(), client, () => watch.Answers);
        engine.Hears("en").ShouldBeFalse();

        await watch.LookAsync(default);
        engine.Hears("en").ShouldBeTrue();

        await server.DisposeAsync();
        await watch.LookAsync(default);
        engine.Hears("en").ShouldBeFalse();
        new WhisperTranscriber(server.Settings(), client).Hears("en").ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_never_says_that_it_is_there_is_not_waited_for()
    {
        await using var server = ScriptedWhisper.Saying();
        server.Greeting = new(200, []) { Announced = 10, Stalls = true };
        using var client = new WhisperClient(server.Settings() with { PatienceWithGreeting = TimeSpan.FromMilliseconds(200) });

        (await client.GreetAsync(default)).ShouldNotBeNull().ShouldContain("did not answer within 0.2 s");
    }
}
