using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CallCoach.Adapters.Telephony.Generic;

/// <summary>
/// Standard Webhooks signatures (specification 1.0): <c>v1,</c> and the base64 of HMAC-SHA256, keyed with the secret,
/// over <c>id.timestamp.body</c>; several signatures are separated by spaces; the timestamp may differ by five minutes.
/// </summary>
public static class StandardWebhook
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <param name="secrets">Keys as <see cref="ParseSecret"/> gives them; any of them may have signed.</param>
    /// <param name="now">Real time.</param>
    public static bool IsValid(
        IReadOnlyList<byte[]> secrets, string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id) || id.Length > 256 || signatures is null
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
            return false;
        var signed = Signed(id, timestamp!, body);
        var valid = false;
        foreach (var signature in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var given = new byte[SHA256.HashSizeInBytes];
            if (!signature.StartsWith("v1,", StringComparison.Ordinal)
                || !Convert.TryFromBase64String(signature[3..], given, out var length) || length != given.Length)
                continue;
            foreach (var secret in secrets)
                valid |= CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(secret, signed), given);
        }
        return valid;
    }

    /// <summary>A secret as it is configured: base64, with or without the prefix <c>whsec_</c>.</summary>
    /// <exception cref="FormatException">Not base64, or not 24 to 64 bytes.</exception>
    public static byte[] ParseSecret(string secret)
    {
        var key = Convert.FromBase64String(secret.StartsWith("whsec_", StringComparison.Ordinal) ? secret["whsec_".Length..] : secret);
        return key.Length is >= 24 and <= 64 ? key : throw new FormatException("A webhook secret has 24 to 64 bytes.");
    }

    private static byte[] Signed(string id, string timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        var signed = new byte[head.Length + body.Length];
        head.CopyTo(signed, 0);
        body.CopyTo(signed.AsSpan(head.Length));
        return signed;
    }
}
