using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CallCoach.Adapters.Speech.Whisper;

namespace CallCoach.Adapters.Tests.Speech.Whisper;

/// <summary>A Whisper server on loopback that answers what a test wrote.</summary>
internal sealed class ScriptedWhisper : IAsyncDisposable
{
    private readonly LoopbackHttp _http;

    public ScriptedWhisper(Func<WhisperRequest, Task<Answer>> answer) => _http = new(async request =>
    {
        if (request.Head.StartsWith("GET", StringComparison.Ordinal))
        {
            Greetings.Enqueue(request.Path);
            return Greeting;
        }
        var asked = WhisperRequest.Read(request);
        Requests.Enqueue(asked);
        return await answer(asked);
    });

    public ScriptedWhisper(Func<WhisperRequest, Answer> answer)
        : this(request => Task.FromResult(answer(request)))
    {
    }

    public Uri Address => _http.Address;

    public ConcurrentQueue<WhisperRequest> Requests { get; } = new();

    public ConcurrentQueue<string> Greetings { get; } = new();

    /// <summary>What whoever looks whether it is there is told.</summary>
    public Answer Greeting { get; set; } = new(200, "{\"status\":\"ok\"}"u8.ToArray());

    /// <summary>Whatever is sent, this is what is understood of it, the language being English unless told otherwise.</summary>
    public static ScriptedWhisper Saying(params object[] segments) => new(_ => Json(new { language = "english", segments }));

    public static Answer Json(object answer) => new(200, JsonSerializer.SerializeToUtf8Bytes(answer));

    public static Answer Text(string body, int status = 200) => new(status, Encoding.UTF8.GetBytes(body));

    public WhisperSettings Settings(WhisperDialect dialect = WhisperDialect.WhisperCpp) => new(Address, dialect) { Model = "small" };

    public ValueTask DisposeAsync() => _http.DisposeAsync();
}
