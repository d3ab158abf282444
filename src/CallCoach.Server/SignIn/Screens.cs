using System.Security.Cryptography;
using System.Text;
using CallCoach.Norms.Days;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.SignIn;

/// <summary>A screen that waits to be paired.</summary>
/// <param name="Secret">What it asks with; whoever reads the code off the screen does not have it.</param>
internal sealed record ScreenCode(string Code, string Secret, DateTimeOffset ExpiresAt);

/// <summary>What a screen that asks is told.</summary>
/// <param name="Token">What its cookie carries; null while it is not paired.</param>
internal sealed record ScreenClaim(bool IsKnown, string? Token);

/// <summary>
/// Pairs screens on the wall: a screen shows a code, a head enters it, and from then on the screen's cookie opens the Board. Codes that
/// wait are kept in memory: after a restart a screen shows a new one.
/// </summary>
internal sealed class Screens(IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, Clocks clocks)
{
    /// <summary>Without what can be taken for something else.</summary>
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private const int MostWaiting = 200;

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SeenAgain = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);

    private sealed class Waiting(string secret, DateTimeOffset endsAt)
    {
        public string Secret => secret;

        public DateTimeOffset EndsAt => endsAt;

        public string? Token { get; set; }
    }

    /// <returns>Null where too many screens wait.</returns>
    public ScreenCode? Offer()
    {
        var now = clocks.Steady.GetUtcNow();
        lock (_gate)
        {
            foreach (var over in _waiting.Where(one => one.Value.EndsAt <= now).Select(one => one.Key).ToList())
                _waiting.Remove(over);
            if (_waiting.Count >= MostWaiting)
                return null;
            var code = RandomNumberGenerator.GetString(Letters, 6);
            while (_waiting.ContainsKey(code))
                code = RandomNumberGenerator.GetString(Letters, 6);
            var secret = NewSecret();
            _waiting.Add(code, new(secret, now + Lasts));
            return new(code, secret, clocks.Real.GetUtcNow() + Lasts);
        }
    }

    /// <summary>Gives a paired screen its token, once.</summary>
    public ScreenClaim Claim(string secret)
    {
        lock (_gate)
        {
            var (code, waiting) = _waiting.FirstOrDefault(one => IsSame(one.Value.Secret, secret));
            if (waiting is null || waiting.EndsAt <= clocks.Steady.GetUtcNow())
                return new(IsKnown: false, null);
            if (waiting.Token is not null)
                _waiting.Remove(code);
            return new(IsKnown: true, waiting.Token);
        }
    }

    /// <returns>Null where no screen shows this code.</returns>
    public async Task<Screen?> PairAsync(string code, string name, bool showsNames, IReadOnlyList<long> teamIds, string by, CancellationToken cancel)
    {
        var token = NewSecret();
        Waiting? waiting;
        lock (_gate)
        {
            if (!_waiting.TryGetValue(code.Trim().ToUpperInvariant(), out waiting) || waiting.Token is not null || waiting.EndsAt <= clocks.Steady.GetUtcNow())
                return null;
        }
        await using var db = await databases.CreateDbContextAsync(cancel);
        var screen = new Screen
        {
            Name = name, TokenHash = Hash(token), PairedAt = clocks.Domain.GetUtcNow(), PairedBy = by, ShowsNames = showsNames, TeamIds = [.. teamIds],
        };
        await writer.WriteAsync(db, _ =>
        {
            db.Add(screen);
            return Task.FromResult(true);
        });
        lock (_gate)
            waiting.Token = token;
        return screen;
    }

    /// <summary>The screen with this token, which is noted as seen.</summary>
    public async Task<Screen?> FindAsync(string token, CancellationToken cancel)
    {
        var hash = Hash(token);
        var now = clocks.Real.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var screen = await db.Screens.SingleOrDefaultAsync(one => one.TokenHash == hash, cancel);
        if (screen is not null && !(now - screen.LastSeenAt < SeenAgain))
            await writer.WriteAsync(session => ValueTask.FromResult(session.Execute(
                "UPDATE Screens SET LastSeenAt = $now WHERE Id = $id", ("$now", now.ToUnixTimeMilliseconds()), ("$id", screen.Id))));
        return screen;
    }

    public async Task<IReadOnlyList<Screen>> AllAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Screens.AsNoTracking().OrderBy(screen => screen.Name).ThenBy(screen => screen.Id).ToListAsync(cancel);
    }

    /// <summary>The screen's cookie opens nothing any more.</summary>
    public Task<int> RemoveAsync(long id) =>
        writer.WriteAsync(session => ValueTask.FromResult(session.Execute("DELETE FROM Screens WHERE Id = $id", ("$id", id))));

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
