using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace CallCoach.EndToEnd.Tests.Speech;

/// <summary>A whisper.cpp server on loopback that understands the same of everything, and can fail first.</summary>
internal sealed class WhisperServer : IAsyncDisposable
{
    private readonly LoopbackHttp _http;
    private int _failing;

    /// <param name="text">What it understands of each request.</param>
    /// <param name="failures">How many requests it answers with an error first.</param>
    public WhisperServer(string text, int failures = 0)
    {
        _failing = failures;
        Text = text;
        _http = new(async request =>
        {
            if (IsAway)
                return new Answer(503, []);
            if (request.Path == "/health")
                return new Answer(200, "{}"u8.ToArray());
            await Busy;
            var language = Encoding.Latin1.GetString(request.Body).Split("name=\"language\"\r\n\r\n")[1].Split('\r')[0];
            Languages.Enqueue(language);
            return Interlocked.Decrement(ref _failing) >= 0 ? new Answer(500, []) : new Answer(200, Said(Texts.GetValueOrDefault(language, Text)));
        });
    }

    /// <summary>As while it loads its model: it refuses everything.</summary>
    public bool IsAway { get; set; }

    /// <summary>What it understands in a language, where that is something else.</summary>
    public Dictionary<string, string> Texts { get; } = [];

    public string Url => _http.Address.AbsoluteUri;

    /// <summary>What it understands of everything now.</summary>
    public string Text { get; set; }

    /// <summary>The language it tells, by its English name.</summary>
    public string Language { get; init; } = "polish";

    /// <summary>It answers nothing before this is done.</summary>
    public Task Busy { get; set; } = Task.CompletedTask;

    /// <summary>The language each request asked for.</summary>
    public ConcurrentQueue<string> Languages { get; } = new();

    public ValueTask DisposeAsync() => _http.DisposeAsync();

    private byte[] Said(string text) =>
        JsonSerializer.SerializeToUtf8Bytes(new { language = Language, segments = new[] { new { start = 0.2, end = 1.4, text, avg_logprob = -0.1 } } });
}
