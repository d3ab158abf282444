using System.Security.Cryptography;
using System.Text;
using CallCoach.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.SignIn;

/// <summary>
/// The one-time link that makes the first administrator. Only its hash is kept, in memory: a restart before the link
/// was used prints a new one.
/// </summary>
public sealed class FirstAdministrator(IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private byte[]? _hash;

    /// <summary>Makes the link's token when there is no account yet.</summary>
    /// <returns>The token, or null when it is not needed.</returns>
    public async Task<string?> OfferAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SignInDb>().Users.AnyAsync(cancel))
            return null;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        _hash = Hash(token);
        return token;
    }

    public bool IsValid(string? token) => _hash is { } hash && CryptographicOperations.FixedTimeEquals(hash, Hash(token ?? ""));

    /// <summary>Uses the link up and makes the account; a refused password leaves the link valid.</summary>
    /// <returns>Null when the link is wrong or was used.</returns>
    public async Task<(IdentityResult Result, Account Account)?> UseAsync(string token, string userName, string name, string password)
    {
        await _oneAtATime.WaitAsync();
        try
        {
            if (!IsValid(token))
                return null;
            await using var scope = scopes.CreateAsyncScope();
            var account = new Account { UserName = userName, Name = name, Role = AccountRole.Administrator };
            var result = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, password);
            if (result.Succeeded)
                _hash = null;
            return (result, account);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
