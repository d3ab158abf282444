using System.Globalization;
using System.Security.Claims;
using CallCoach.Objections;
using CallCoach.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CallCoach.Server.SignIn;

/// <summary>Who may sign in, and as what.</summary>
public sealed class Account : IdentityUser<long>
{
    public string Name { get; set; } = "";

    public AccountRole Role { get; set; }

    /// <summary>The manager whose calls this account sees as its own.</summary>
    public long? PersonId { get; set; }

    public List<AccountTeam> Teams { get; set; } = [];
}

/// <summary>A team that a sales head, supervisor or trainer looks after.</summary>
public sealed class AccountTeam
{
    public long AccountId { get; set; }

    public long TeamId { get; set; }
}

/// <summary>What a signed-in person's cookie says beside the name.</summary>
public sealed class AccountClaims(SignInDb db, UserManager<Account> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    private const string Person = "person";
    private const string Team = "team";
    private const string DisplayName = "display_name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        await db.Entry(user).Collection(account => account.Teams).LoadAsync();
        identity.AddClaim(new(ClaimTypes.Role, user.Role.ToString()));
        identity.AddClaim(new(DisplayName, user.Name));
        if (user.PersonId is { } person)
            identity.AddClaim(new(Person, person.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaims(user.Teams.Select(team => new Claim(Team, team.TeamId.ToString(CultureInfo.InvariantCulture))));
        return identity;
    }

    public static string NameOf(ClaimsPrincipal user) => user.FindFirstValue(DisplayName) ?? "";

    public static Corrector CorrectorOf(ClaimsPrincipal user) =>
        new(long.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture), NameOf(user));

    public static AccountRole RoleOf(ClaimsPrincipal user) => Enum.Parse<AccountRole>(user.FindFirstValue(ClaimTypes.Role)!);

    public static long? PersonOf(ClaimsPrincipal user) =>
        user.FindFirstValue(Person) is { } value ? long.Parse(value, CultureInfo.InvariantCulture) : null;

    public static IReadOnlyList<long> TeamsOf(ClaimsPrincipal user) =>
        [.. user.FindAll(Team).Select(claim => long.Parse(claim.Value, CultureInfo.InvariantCulture))];

    public static Visibility VisibilityOf(ClaimsPrincipal user) => Visibility.Of(RoleOf(user), TeamsOf(user), PersonOf(user));
}
