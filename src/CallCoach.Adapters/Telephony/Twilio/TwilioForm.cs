using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CallCoach.Adapters.Telephony.Twilio;

/// <summary>A webhook's parameters, read once from its body: a form's fields, or the properties of a JSON object.</summary>
public sealed class TwilioForm
{
    /// <summary>Twilio sends some twenty.</summary>
    public const int MostFields = 1000;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly List<KeyValuePair<string, string>> _fields;

    private TwilioForm(byte[] body, List<KeyValuePair<string, string>> fields) => (Body, _fields) = (body, fields);

    /// <summary>The raw bytes.</summary>
    public byte[] Body { get; }

    /// <summary>Names and values in the order of the body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <summary>Reads a form.</summary>
    /// <returns>Null when it has more than <see cref="MostFields"/>.</returns>
    public static TwilioForm? TryOfForm(byte[] body)
    {
        var fields = new List<KeyValuePair<string, string>>(32);
        var rest = body.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'&');
            var field = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (field.IsEmpty)
                continue;
            if (fields.Count == MostFields)
                return null;
            var equals = field.IndexOf((byte)'=');
            fields.Add(equals < 0 ? new(Decode(field), "") : new(Decode(field[..equals]), Decode(field[(equals + 1)..])));
        }
        return new(body, fields);
    }

    /// <summary>Reads JSON; what is null is not there, what is no text counts as it is written.</summary>
    /// <exception cref="FormatException">Not a JSON object of at most <see cref="MostFields"/>.</exception>
    public static TwilioForm OfJson(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || root.GetPropertyCount() > MostFields)
                throw new FormatException($"The body is not a JSON object of at most {MostFields} properties.");
            return new(body, [.. root.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null)
                .Select(property => KeyValuePair.Create(property.Name, property.Value.ToString()))]);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new FormatException("The body is not JSON.", failure);
        }
    }

    /// <summary>Reads what was stored: JSON begins with a brace, which no form does.</summary>
    /// <exception cref="FormatException">Neither.</exception>
    public static TwilioForm Of(byte[] stored) => stored is [(byte)'{', ..]
        ? OfJson(stored)
        : TryOfForm(stored) ?? throw new FormatException($"A form has at most {MostFields} fields.");

    /// <summary>A parameter's value; of a repeated one the first.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var field in _fields)
                if (field.Key == name)
                    return field.Value;
            return null;
        }
    }

    internal string Need(string name) =>
        this[name] is { Length: > 0 } value ? value : throw new FormatException($"{name} is missing.");

    /// <summary>Twilio's identifiers have two letters that say of what, and 32 hexadecimal digits.</summary>
    internal static bool IsSid(string text, string kind) =>
        text.Length == 34 && text.StartsWith(kind, StringComparison.Ordinal) && text.AsSpan(2).IndexOfAnyExcept(Hexadecimal) < 0;

    internal string NeedSid(string name, string kind) => IsSid(Need(name), kind)
        ? Need(name)
        : throw new FormatException($"{name} is not an identifier of Twilio.");

    internal int? Number(string name) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    internal DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParse(this[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string Decode(ReadOnlySpan<byte> written)
    {
        if (written.IndexOfAny((byte)'%', (byte)'+') < 0)
            return Encoding.UTF8.GetString(written);
        var rented = written.Length > 512 ? ArrayPool<byte>.Shared.Rent(written.Length) : null;
        Span<byte> plain = rented ?? stackalloc byte[512];
        var length = 0;
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '%' && i + 2 < written.Length && char.IsAsciiHexDigit((char)written[i + 1]) && char.IsAsciiHexDigit((char)written[i + 2]))
            {
                plain[length++] = byte.Parse(written.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                i += 2;
            }
            else
            {
                plain[length++] = written[i] == '+' ? (byte)' ' : written[i];
            }
        }
        var text = Encoding.UTF8.GetString(plain[..length]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return text;
    }
}
