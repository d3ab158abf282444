using System.Security.Cryptography;
using System.Text;
using CallCoach.Calls;
using CallCoach.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace CallCoach.Server.Webhooks;

/// <summary>
/// The tokens by which a stream shows that the voice answer of its call asked for it. They are signed with a key of the data
/// folder, so that a restart between the answer and the stream does no harm, and each is noted when it is used.
/// </summary>
internal sealed class StreamTokens(IDataProtectionProvider protection, DatabaseWriter writer, Clocks clocks)
{
    /// <summary>Twilio opens the stream as soon as it has read the answer.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("CallCoach.StreamToken").ToTimeLimitedDataProtector();

    /// <param name="onParentLeg">Who is on the leg that the answer is for.</param>
    public string Make(string callSid, Speaker onParentLeg) => _protector.Protect($"{callSid} {onParentLeg}", Life);

    /// <summary>Uses a token up.</summary>
    /// <returns>Who is on the call's parent leg; null when the token is none of ours, is too old, of another call, or was used before.</returns>
    public async Task<Speaker?> UseAsync(string? token, string callSid)
    {
        if (token is null || Unprotect(token)?.Split(' ') is not [var call, var speaker] || call != callSid)
            return null;
        var now = clocks.Real.GetUtcNow();
        var isFirst = await writer.WriteStatementAsync(session =>
        {
            session.Execute("DELETE FROM UsedStreamTokens WHERE UsedAt < $before", ("$before", (now - Life - Life).ToUnixTimeMilliseconds()));
            return session.Execute(
                "INSERT OR IGNORE INTO UsedStreamTokens (Hash, UsedAt) VALUES ($hash, $at)",
                ("$hash", SHA256.HashData(Encoding.UTF8.GetBytes(token))), ("$at", now.ToUnixTimeMilliseconds())) == 1;
        });
        return isFirst ? Enum.Parse<Speaker>(speaker) : null;
    }

    private string? Unprotect(string token)
    {
        try
        {
            return _protector.Unprotect(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
