using System.Collections.Concurrent;
using System.Security.Cryptography;
using CallCoach.Adapters.Speech;
using CallCoach.Adapters.Speech.PocketSphinx;
using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Recordings;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Tests.Speech.Whisper;

/// <summary>
/// A server that speaks as Whisper's do and understands what it is sent, though with PocketSphinx inside. Made once for a
/// class of tests; the same sound is recognised once.
/// </summary>
public sealed class RecognisingWhisper : IAsyncDisposable
{
    private readonly PocketSphinxTranscriber _inside = new(PocketSphinxSettings.Default with { Decoders = 1 });
    private readonly ConcurrentDictionary<string, Task<Transcript>> _heard = new();
    private readonly ScriptedWhisper _server;
    private readonly ConcurrentBag<WhisperClient> _clients = [];

    public RecognisingWhisper()
    {
        var readiness = PocketSphinxReadiness.Check();
        readiness.IsReady.ShouldBeTrue(readiness.Message);
        _server = new(async request =>
        {
            var heard = await _heard.GetOrAdd(Convert.ToHexString(SHA256.HashData(request.Wave)), _ => RecogniseAsync(request.Audio));
            return ScriptedWhisper.Json(new
            {
                language = "english",
                segments = heard.Segments.Select(segment => new { start = segment.Start, end = segment.End, text = $" {segment.Text}", avg_logprob = Math.Log(segment.Confidence) }),
            });
        });
    }

    public ITranscriber Engine(WhisperDialect dialect)
    {
        var settings = _server.Settings(dialect);
        var client = new WhisperClient(settings);
        _clients.Add(client);
        return new WhisperTranscriber(settings, client);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        await _server.DisposeAsync();
        _inside.Dispose();
    }

    private Task<Transcript> RecogniseAsync(Audio sent)
    {
        var telephone = new Resampler(WideBand.SampleRate, FliteVoice.TelephoneRate).Resample(sent.Channels.ShouldHaveSingleItem());
        return _inside.TranscribeAsync(new(FliteVoice.TelephoneRate, [telephone]), "en", CancellationToken.None);
    }
}
