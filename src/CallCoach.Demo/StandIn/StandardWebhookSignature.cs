using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CallCoach.Demo.StandIn;

/// <summary>Signs a body as Standard Webhooks says (https://www.standardwebhooks.com): symmetric, version 1.</summary>
public static class StandardWebhookSignature
{
    public const string SecretPrefix = "whsec_";

    public static void Sign(HttpRequestMessage request, string secret, string id, DateTimeOffset at, string body)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = Convert.FromBase64String(secret[SecretPrefix.Length..]);
        var signature = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}"));
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", "v1," + Convert.ToBase64String(signature));
    }
}
