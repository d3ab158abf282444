using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CallCoach.Adapters.Telephony.Twilio;

/// <summary>
/// X-Twilio-Signature, as Twilio's "Webhooks security" documents it: base64 of HMAC-SHA1, keyed with the auth token,
/// over the address followed by every form parameter's name and value in the order of names. A JSON body is not part of
/// that text: its SHA-256 stands in the address as <c>bodySHA256</c>. A WebSocket has no parameters.
/// </summary>
/// <remarks>Tokens may be several; any of them may have signed. The address is the one Twilio was told to call, with its query.</remarks>
public static class TwilioSignature
{
    private const string BodyHash = "bodySHA256=";

    public static bool IsValidForm(
        IReadOnlyList<string> tokens, string url, IEnumerable<KeyValuePair<string, string>> form, string? signature) =>
        TryDecode(signature, out var given) && Matches(tokens, url, FormText(form), given);

    /// <param name="body">The raw JSON bytes.</param>
    public static bool IsValidJson(IReadOnlyList<string> tokens, string url, ReadOnlySpan<byte> body, string? signature) =>
        TryDecode(signature, out var given) && BodyHashIn(url) is { } claimed
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body))), Encoding.ASCII.GetBytes(claimed))
        && Matches(tokens, url, [], given);

    /// <summary>Twilio may sign the address with a slash behind it, whatever it was told to call.</summary>
    /// <param name="url">The address with https (or http) in front, which Twilio calls with wss (or ws).</param>
    public static bool IsValidWebSocket(IReadOnlyList<string> tokens, string url, string? signature)
    {
        if (!TryDecode(signature, out var given) || !url.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return false;
        var called = $"ws{url["http".Length..]}";
        return Matches(tokens, called, [], given) || Matches(tokens, called.EndsWith('/') ? called[..^1] : called + "/", [], given);
    }

    private static bool TryDecode(string? signature, out byte[] given)
    {
        given = new byte[SHA1.HashSizeInBytes];
        return signature is { Length: 28 } && Convert.TryFromBase64String(signature, given, out var length) && length == given.Length;
    }

    /// <summary>Which of the tokens and spellings it was may show in the time this takes; how much of a signature is right does not.</summary>
    private static bool Matches(IReadOnlyList<string> tokens, string url, byte[] form, byte[] given)
    {
        foreach (var spelling in Spellings(url))
        {
            byte[] signed = [.. Encoding.UTF8.GetBytes(spelling), .. form];
            foreach (var token in tokens)
                if (CryptographicOperations.FixedTimeEquals(Hash(token, signed), given))
                    return true;
        }
        return false;
    }

    /// <summary>A name given several times counts once for each different value, in the order of values.</summary>
    private static byte[] FormText(IEnumerable<KeyValuePair<string, string>> form)
    {
        var fields = form.ToArray();
        Array.Sort(fields, (one, other) => string.CompareOrdinal(one.Key, other.Key) is var byName and not 0 ? byName : string.CompareOrdinal(one.Value, other.Value));
        var text = new StringBuilder(1024);
        for (var i = 0; i < fields.Length; i++)
            if (i == 0 || fields[i].Key != fields[i - 1].Key || fields[i].Value != fields[i - 1].Value)
                text.Append(fields[i].Key).Append(fields[i].Value);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <returns>Null when the query has no such parameter; of a repeated one the first.</returns>
    private static string? BodyHashIn(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? null : url[(query + 1)..].Split('&').FirstOrDefault(pair => pair.StartsWith(BodyHash, StringComparison.Ordinal))?[BodyHash.Length..];
    }

    /// <summary>
    /// Twilio signs with or without the port, and with or without the credentials of the address, depending on the product.
    /// The address as it is comes first: it is nearly always the one.
    /// </summary>
    private static IEnumerable<string> Spellings(string url)
    {
        yield return url;
        var schemeEnd = url.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd < 0)
            yield break;
        var (scheme, rest) = (url[..schemeEnd], url[(schemeEnd + 3)..]);
        var pathStart = rest.IndexOfAny(['/', '?']);
        var (authority, path) = pathStart < 0 ? (rest, "") : (rest[..pathStart], rest[pathStart..]);
        var at = authority.LastIndexOf('@');
        var (credentials, host) = at < 0 ? ("", authority) : (authority[..(at + 1)], authority[(at + 1)..]);
        var colon = host.IndexOf(':', Math.Max(0, host.LastIndexOf(']')));
        var bare = colon < 0 ? host : host[..colon];
        var standard = scheme.Equals("https", StringComparison.OrdinalIgnoreCase) || scheme.Equals("wss", StringComparison.OrdinalIgnoreCase) ? 443 : 80;
        string[] hosts = colon < 0 ? [bare, $"{bare}:{standard}"] : [host, bare];
        var others =
            from spelledScheme in new[] { scheme, scheme.ToLowerInvariant() }.Distinct(StringComparer.Ordinal)
            from spelledCredentials in new[] { credentials, "" }.Distinct(StringComparer.Ordinal)
            from spelledHost in hosts
            select $"{spelledScheme}://{spelledCredentials}{spelledHost}{path}";
        foreach (var other in others)
            if (other != url)
                yield return other;
    }

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with HMAC-SHA1.")]
    private static byte[] Hash(string token, byte[] text) => HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), text);
}
