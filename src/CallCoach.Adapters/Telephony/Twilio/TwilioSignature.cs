using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CallCoach.Adapters.Telephony.Twilio;

/// <summary>
/// X-Twilio-Signature, as Twilio's "Webhooks security" documents it: base64 of HMAC-SHA1, keyed with the auth token,
/// over the address followed by every form parameter's name and value in the order of names. A JSON body is not part of
/// that text: its SHA-256 stands in the address as <c>bodySHA256</c>.
/// </summary>
public static class TwilioSignature
{
    private const string BodyHash = "bodySHA256=";

    /// <param name="tokens">Any of these may have signed.</param>
    /// <param name="url">The address Twilio was told to call, with its query.</param>
    /// <param name="form">Names and values of a form body; empty for a JSON body.</param>
    /// <param name="signature">The header's value.</param>
    public static bool IsValidForm(
        IReadOnlyList<string> tokens, string url, IEnumerable<KeyValuePair<string, string>> form, string? signature) =>
        Matches(tokens, url, FormText(form), signature);

    /// <param name="body">The raw JSON bytes.</param>
    public static bool IsValidJson(IReadOnlyList<string> tokens, string url, ReadOnlySpan<byte> body, string? signature)
    {
        var at = url.IndexOf(BodyHash, StringComparison.Ordinal);
        if (at < 0)
            return false;
        var end = url.IndexOf('&', at);
        var claimed = url[(at + BodyHash.Length)..(end < 0 ? url.Length : end)];
        var actual = Convert.ToHexStringLower(SHA256.HashData(body));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(actual), Encoding.ASCII.GetBytes(claimed.ToLowerInvariant()))
            && Matches(tokens, url, "", signature);
    }

    /// <summary>What Twilio would send as the header.</summary>
    public static string Sign(string token, string url, IEnumerable<KeyValuePair<string, string>> form) =>
        Convert.ToBase64String(Hash(token, url + FormText(form)));

    private static bool Matches(IReadOnlyList<string> tokens, string url, string text, string? signature)
    {
        if (string.IsNullOrEmpty(signature))
            return false;
        var given = new byte[SHA1.HashSizeInBytes];
        if (!Convert.TryFromBase64String(signature, given, out var length) || length != given.Length)
            return false;
        var valid = false;
        foreach (var token in tokens)
            foreach (var spelling in Spellings(url))
                valid |= CryptographicOperations.FixedTimeEquals(Hash(token, spelling + text), given);
        return valid;
    }

    /// <summary>A name given several times counts once for each different value, in the order of values.</summary>
    private static string FormText(IEnumerable<KeyValuePair<string, string>> form) => string.Concat(form
        .Distinct()
        .OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => pair.Key + pair.Value));

    /// <summary>Twilio signs with or without the port, and with or without the credentials of the address, depending on the product.</summary>
    private static HashSet<string> Spellings(string url)
    {
        var spellings = new HashSet<string>(StringComparer.Ordinal) { url };
        var schemeEnd = url.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd < 0)
            return spellings;
        var (scheme, rest) = (url[..schemeEnd], url[(schemeEnd + 3)..]);
        var pathStart = rest.IndexOfAny(['/', '?']);
        var (authority, path) = pathStart < 0 ? (rest, "") : (rest[..pathStart], rest[pathStart..]);
        var at = authority.LastIndexOf('@');
        var (credentials, host) = at < 0 ? ("", authority) : (authority[..(at + 1)], authority[(at + 1)..]);
        var colon = host.IndexOf(':', Math.Max(0, host.LastIndexOf(']')));
        var bare = colon < 0 ? host : host[..colon];
        var standard = scheme.Equals("https", StringComparison.OrdinalIgnoreCase) || scheme.Equals("wss", StringComparison.OrdinalIgnoreCase) ? 443 : 80;
        string[] hosts = [host, bare, colon < 0 ? $"{bare}:{standard}" : host];
        foreach (var spelledScheme in new[] { scheme, scheme.ToLowerInvariant() })
            foreach (var spelledCredentials in new[] { credentials, "" })
                foreach (var spelledHost in hosts)
                    spellings.Add($"{spelledScheme}://{spelledCredentials}{spelledHost}{path}");
        return spellings;
    }

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with HMAC-SHA1.")]
    private static byte[] Hash(string token, string text) =>
        HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text));
}
