using CallCoach.Recordings;

namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>The requests of the two dialects.</summary>
internal static class WhisperForm
{
    public static Uri AddressFor(WhisperSettings settings) => settings.Dialect switch
    {
        WhisperDialect.OpenAi => new(Versioned(settings.Server), "audio/transcriptions"),
        _ => new(settings.Server, "inference"),
    };

    /// <summary>What answers when the server is there and its model is loaded.</summary>
    public static Uri GreetingFor(WhisperSettings settings) => settings.Dialect switch
    {
        WhisperDialect.OpenAi => new(Versioned(settings.Server), "models"),
        _ => new(settings.Server, "health"),
    };

    /// <param name="settings">Dialect, model and prompt.</param>
    /// <param name="samples">One channel at 16 kHz.</param>
    /// <param name="language">Null: the server is to detect it.</param>
    public static MultipartFormDataContent For(WhisperSettings settings, short[] samples, string? language)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in settings.Dialect == WhisperDialect.OpenAi ? OpenAiFields(settings, language) : WhisperCppFields(settings, language))
            form.Add(Field(name, value));
        form.Add(Wave(samples));
        return form;
    }

    private static IEnumerable<(string Name, string Value)> OpenAiFields(WhisperSettings settings, string? language)
    {
        yield return ("model", settings.Model ?? "whisper-1");
        yield return ("response_format", "verbose_json");
        yield return ("timestamp_granularities[]", "segment");
        yield return ("timestamp_granularities[]", "word");
        yield return ("temperature", "0");
        if (language is not null)
            yield return ("language", language);
        if (settings.Prompt is not null)
            yield return ("prompt", settings.Prompt);
    }

    /// <summary>
    /// Everything is said, also what is usual: whisper.cpp keeps the values of a request that it could not read for the next one.
    /// </summary>
    private static IEnumerable<(string Name, string Value)> WhisperCppFields(WhisperSettings settings, string? language)
    {
        yield return ("response_format", "verbose_json");
        yield return ("temperature", "0.0");
        yield return ("temperature_inc", "0.0");
        yield return ("language", language ?? "auto");
        yield return ("prompt", settings.Prompt ?? "");
        // What was said in the request before, perhaps in another call, is no context of this one.
        yield return ("no_context", "true");
        // Without a length of its own it breaks segments after 60 letters, in the middle of a word.
        yield return ("max_len", "100000");
        yield return ("split_on_word", "true");
        // They cost a second look at the whole audio.
        yield return ("no_language_probabilities", "true");
    }

    /// <summary>The base address with the version that OpenAI's clients have at its end, given or not.</summary>
    private static Uri Versioned(Uri server) => server.AbsolutePath.EndsWith("/v1/", StringComparison.Ordinal) ? server : new(server, "v1/");

    private static StringContent Field(string name, string value)
    {
        var content = new StringContent(value);
        content.Headers.ContentType = null;
        content.Headers.ContentDisposition = new("form-data") { Name = Quoted(name) };
        return content;
    }

    private static StreamContent Wave(short[] samples)
    {
        var wave = new MemoryStream(44 + (samples.Length * sizeof(short)));
        WaveFile.Write(wave, new Audio(WideBand.SampleRate, [samples]));
        wave.Position = 0;
        var content = new StreamContent(wave);
        content.Headers.ContentType = new("audio/wav");
        content.Headers.ContentDisposition = new("form-data") { Name = Quoted("file"), FileName = Quoted("speech.wav") };
        return content;
    }

    /// <summary>Not every server reads a name without quotes.</summary>
    private static string Quoted(string name) => $"\"{name}\"";
}
