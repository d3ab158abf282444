using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using CallCoach.Live;

namespace CallCoach.Adapters.Telephony.Twilio.Media;

/// <summary>What a message of a media stream is about.</summary>
public enum MediaEvent
{
    /// <summary>One that this product does not know, and passes over.</summary>
    Unknown,
    Connected,
    Start,
    Media,
    Mark,
    Dtmf,
    Stop,
}

/// <summary>What <c>start</c> says.</summary>
/// <param name="Token">The parameter of that name from the voice answer; null where there is none.</param>
public sealed record MediaStart(string StreamSid, string AccountSid, string CallSid, string? Token);

/// <summary>
/// Reads the messages of Twilio's "Media Streams - WebSocket Messages" one after the other; what the last one said stands in the
/// properties. A media message leaves nothing to collect: its sound is decoded into the reader's own buffer.
/// </summary>
public sealed class MediaMessageReader : IDisposable
{
    /// <summary>Bytes of a message: fifty times what 20 ms take.</summary>
    public const int Largest = 16 * 1024;

    private const int Deepest = 8;
    private const string Encoding = "audio/x-mulaw";

    private readonly byte[] _sound = ArrayPool<byte>.Shared.Rent(Largest);
    private int _soundLength;
    private MediaDirection? _direction;
    private long? _number;
    private long? _milliseconds;
    private bool _isUsableFormat;
    private string? _streamSid;
    private string? _accountSid;
    private string? _callSid;
    private string? _token;

    /// <summary>Of the last <see cref="MediaEvent.Start"/>.</summary>
    public MediaStart? Start { get; private set; }

    /// <summary>Of the last <see cref="MediaEvent.Media"/>, as are the number, the time and the sound.</summary>
    public MediaDirection Direction => _direction!.Value;

    /// <summary>Twilio's <c>chunk</c>: from 1 on, on each track.</summary>
    public long Number => _number!.Value;

    /// <summary>Since the stream began.</summary>
    public long Milliseconds => _milliseconds!.Value;

    /// <summary>Mu-law, one byte a sample. Holds until the next message is read.</summary>
    public ReadOnlySpan<byte> Sound => _sound.AsSpan(0, _soundLength);

    /// <exception cref="FormatException">The message is not one of Twilio's, or its sound is in another format; says nothing of its content.</exception>
    public MediaEvent Read(ReadOnlySpan<byte> message)
    {
        if (message.Length > Largest)
            throw new FormatException("A message is too large.");
        try
        {
            return ReadMessage(message);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new FormatException("A message is not the JSON that Twilio sends.", malformed);
        }
    }

    private MediaEvent ReadMessage(ReadOnlySpan<byte> message)
    {
        Forget();
        var kind = MediaEvent.Unknown;
        var reader = new Utf8JsonReader(message, new JsonReaderOptions { MaxDepth = Deepest });
        Open(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("event"u8))
                kind = ReadKind(ref reader);
            else if (reader.ValueTextEquals("media"u8))
                ReadMedia(ref reader);
            else if (reader.ValueTextEquals("start"u8))
                ReadStart(ref reader);
            else
                Pass(ref reader);
        }
        if (reader.Read())
            throw new FormatException("A message goes on behind its end.");
        if (kind == MediaEvent.Media && (_direction is null || _number is null || _milliseconds is null || _soundLength == 0))
            throw new FormatException("A media message lacks its track, chunk, timestamp or payload.");
        if (kind == MediaEvent.Start)
            Start = ToStart();
        return kind;
    }

    private void Forget()
    {
        (_direction, _number, _milliseconds, _soundLength) = (null, null, null, 0);
        (_streamSid, _accountSid, _callSid, _token, _isUsableFormat) = (null, null, null, null, false);
    }

    private static MediaEvent ReadKind(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.ValueTextEquals("media"u8) ? MediaEvent.Media
            : reader.ValueTextEquals("connected"u8) ? MediaEvent.Connected
            : reader.ValueTextEquals("start"u8) ? MediaEvent.Start
            : reader.ValueTextEquals("mark"u8) ? MediaEvent.Mark
            : reader.ValueTextEquals("dtmf"u8) ? MediaEvent.Dtmf
            : reader.ValueTextEquals("stop"u8) ? MediaEvent.Stop
            : MediaEvent.Unknown;
    }

    private void ReadMedia(ref Utf8JsonReader reader)
    {
        Open(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("track"u8))
                _direction = ReadDirection(ref reader);
            else if (reader.ValueTextEquals("chunk"u8))
                _number = ReadNumber(ref reader, least: 1);
            else if (reader.ValueTextEquals("timestamp"u8))
                _milliseconds = ReadNumber(ref reader, least: 0);
            else if (reader.ValueTextEquals("payload"u8))
                ReadSound(ref reader);
            else
                Pass(ref reader);
        }
    }

    private void ReadStart(ref Utf8JsonReader reader)
    {
        Open(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("streamSid"u8))
                _streamSid = ReadText(ref reader);
            else if (reader.ValueTextEquals("accountSid"u8))
                _accountSid = ReadText(ref reader);
            else if (reader.ValueTextEquals("callSid"u8))
                _callSid = ReadText(ref reader);
            else if (reader.ValueTextEquals("customParameters"u8))
                ReadParameters(ref reader);
            else if (reader.ValueTextEquals("mediaFormat"u8))
                ReadFormat(ref reader);
            else
                Pass(ref reader);
        }
    }

    private void ReadParameters(ref Utf8JsonReader reader)
    {
        Open(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("token"u8))
                _token = ReadText(ref reader);
            else
                Pass(ref reader);
        }
    }

    private void ReadFormat(ref Utf8JsonReader reader)
    {
        var (encoding, rate, channels) = ((string?)null, 0L, 0L);
        Open(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("encoding"u8))
                encoding = ReadText(ref reader);
            else if (reader.ValueTextEquals("sampleRate"u8))
                rate = ReadNumber(ref reader, least: 1);
            else if (reader.ValueTextEquals("channels"u8))
                channels = ReadNumber(ref reader, least: 1);
            else
                Pass(ref reader);
        }
        _isUsableFormat = encoding == Encoding && rate == LiveTrack.SampleRate && channels == 1;
    }

    private MediaStart ToStart() =>
        _streamSid is null || _accountSid is null || _callSid is null ? throw new FormatException("A start lacks its stream, account or call.")
        : !_isUsableFormat ? throw new FormatException("The stream is not mu-law of 8000 Hz in one channel.")
        : new(_streamSid, _accountSid, _callSid, _token);

    private static MediaDirection ReadDirection(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.ValueTextEquals("inbound"u8) ? MediaDirection.Inbound
            : reader.ValueTextEquals("outbound"u8) ? MediaDirection.Outbound
            : throw new FormatException("A track is neither inbound nor outbound.");
    }

    private void ReadSound(ref Utf8JsonReader reader)
    {
        reader.Read();
        var length = reader.CopyString(_sound);
        if (Base64.DecodeFromUtf8InPlace(_sound.AsSpan(0, length), out _soundLength) != OperationStatus.Done)
            throw new FormatException("A payload is not base64.");
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString() ?? throw new FormatException("A text is missing.");
    }

    /// <summary>Twilio writes most of its numbers as strings.</summary>
    private static long ReadNumber(ref Utf8JsonReader reader, long least)
    {
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number)
            || !Utf8Parser.TryParse(reader.ValueSpan, out long number, out var read) || read != reader.ValueSpan.Length
            || number < least || number > int.MaxValue)
            throw new FormatException("A number is none, or beyond what a call can have.");
        return number;
    }

    private static void Open(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new FormatException("An object was to come.");
    }

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_sound);
}
