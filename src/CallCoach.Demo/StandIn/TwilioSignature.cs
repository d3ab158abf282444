using System.Security.Cryptography;
using System.Text;

namespace CallCoach.Demo.StandIn;

/// <summary>
/// Signs a form post, or with an empty form a WebSocket, as Twilio does: Base64 of HMAC-SHA1 under the account's token over the address followed by every
/// name and value, by name (https://www.twilio.com/docs/usage/security#validating-requests).
/// </summary>
public static class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";

    public static string Of(string authToken, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var text = new StringBuilder(url);
        foreach (var (name, value) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
            text.Append(name).Append(value);
#pragma warning disable CA5350 // The provider's protocol says SHA-1.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text.ToString())));
#pragma warning restore CA5350
    }
}
