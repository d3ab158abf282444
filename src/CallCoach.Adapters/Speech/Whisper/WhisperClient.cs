using System.Net;
using CallCoach.Adapters.Speech.Whisper.Local;
using CallCoach.Jobs;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>Asks a Whisper server for one window at a time, and makes of every way it can fail what the job pipeline knows.</summary>
/// <param name="local">The server is one that is started here, wherever it listens now.</param>
public sealed class WhisperClient(WhisperSettings settings, Wire? wire = null, LocalWhisper? local = null) : IDisposable
{
    private readonly HttpClient _http = HouseNetwork.ClientFor(settings.AllowPublic, wire);
    private readonly SemaphoreSlim _turn = new(settings.AtOnce, settings.AtOnce);

    /// <param name="samples">One channel at 16 kHz.</param>
    /// <param name="language">Null: the server is to detect it.</param>
    /// <param name="cancel">Ends it early; the server sees the connection close.</param>
    /// <exception cref="SpeechEngineException">The server cannot be reached, fails, is too slow, answers nonsense, or refuses the audio.</exception>
    public async Task<WhisperAnswer> AskAsync(short[] samples, string? language, CancellationToken cancel)
    {
        var audio = TimeSpan.FromSeconds((double)samples.Length / WideBand.SampleRate);
        await _turn.WaitAsync(cancel);
        try
        {
            var server = local is null ? settings.Server : await local.AddressAsync(cancel);
            using var request = new HttpRequestMessage(HttpMethod.Post, WhisperForm.AddressFor(settings with { Server = server })) { Content = WhisperForm.For(settings, samples, language) };
            var body = await SendAsync(request, server, settings.LimitFor(audio), cancel);
            return WhisperAnswer.Read(body, audio.TotalSeconds);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Why the server cannot be asked now, in words for a person; null when it can.</summary>
    public async Task<string?> GreetAsync(CancellationToken cancel)
    {
        if (local is not null)
            return local.Problem;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, WhisperForm.GreetingFor(settings));
            await SendAsync(request, settings.Server, settings.PatienceWithGreeting, cancel);
            return null;
        }
        catch (SpeechEngineException failure) when (failure.InnerException is HttpRequestException { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed })
        {
            // It is there, and has no such page; older ones of whisper.cpp have none.
            return null;
        }
        catch (SpeechEngineException failure)
        {
            return failure.Message;
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _turn.Dispose();
    }

    private async Task<byte[]> SendAsync(HttpRequestMessage request, Uri server, TimeSpan limit, CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(limit);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, late.Token);
            return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(late.Token) : throw Refused(response, server);
        }
        catch (HttpRequestException failure) when (AddressRefused(failure) is { } refused)
        {
            throw new SpeechEngineException(refused.Message, failure) { Kind = FailureKind.NotAllowed, IsFinal = true };
        }
        catch (HttpRequestException failure)
        {
            throw new SpeechEngineException($"The Whisper server at {server.Authority} cannot be reached, or broke off: {failure.Message}", failure);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            if (settings.LateIsHanging)
                local?.Hangs(server);
            throw new SpeechEngineException(FormattableString.Invariant($"The Whisper server at {server.Authority} did not answer within {limit.TotalSeconds:0.#} s."));
        }
    }

    private static SpeechEngineException Refused(HttpResponseMessage response, Uri server)
    {
        var status = response.StatusCode;
        var what = (int)status is >= 300 and < 400 ? "redirects, and is not followed" : "answered an error";
        var asked = response.Headers.RetryAfter;
        return new($"The Whisper server at {server.Authority} {what} ({(int)status}).", new HttpRequestException(null, null, status))
        {
            IsFinal = status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity,
            After = asked?.Delta ?? (asked?.Date - (response.Headers.Date ?? TimeProvider.System.GetUtcNow())),
        };
    }

    private static AddressRefusedException? AddressRefused(HttpRequestException failure) =>
        failure as AddressRefusedException ?? failure.InnerException as AddressRefusedException;
}
