using System.Globalization;
using System.Security.Claims;
using CallCoach.Norms.Days;
using CallCoach.People;

namespace CallCoach.Server.SignIn;

/// <summary>Who looks at the Board: somebody signed in, or a screen on the wall.</summary>
/// <param name="ShowsNames">Otherwise initials.</param>
internal sealed record BoardViewer(Visibility Visibility, bool ShowsNames)
{
    private const string ScreenTeam = "screen_team";
    private const string ScreenNames = "screen_names";

    /// <summary>Somebody who is signed in at a paired screen sees what they may see.</summary>
    public static BoardViewer Of(ClaimsPrincipal user)
    {
        if (user.HasClaim(claim => claim.Type == ClaimTypes.Role))
            return new(AccountClaims.VisibilityOf(user), ShowsNames: true);
        var teams = user.FindAll(ScreenTeam).Select(claim => long.Parse(claim.Value, CultureInfo.InvariantCulture)).ToList();
        return new(new(teams.Count == 0, teams, null, Unassigned: false, Alerts: false), user.HasClaim(claim => claim.Type == ScreenNames));
    }

    public static ClaimsPrincipal PrincipalOf(Screen screen, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaims(screen.TeamIds.Select(team => new Claim(ScreenTeam, team.ToString(CultureInfo.InvariantCulture))));
        if (screen.ShowsNames)
            identity.AddClaim(new(ScreenNames, "true"));
        return new(identity);
    }

    public static string Initials(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.EnumerateRunes().First() + "."));
}
