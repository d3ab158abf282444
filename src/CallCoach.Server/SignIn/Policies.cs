using CallCoach.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CallCoach.Server.SignIn;

/// <summary>Which roles may do what; whoever is signed in may do the rest, within what is visible to them.</summary>
internal static class Policies
{
    public const string Administration = nameof(Administration);
    public const string Leading = nameof(Leading);
    public const string Supervision = nameof(Supervision);
    public const string Training = nameof(Training);

    /// <summary>Hearing calls while they are on, and seeing who did.</summary>
    public const string Listening = nameof(Listening);

    /// <summary>The Board, for whoever is signed in and for paired screens.</summary>
    public const string Boards = nameof(Boards);

    public const string Models = nameof(Models);

    /// <summary>Setting the tags of calls one sees.</summary>
    public const string Tagging = nameof(Tagging);

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        Add(options, Administration, AccountRole.Administrator);
        Add(options, Leading, AccountRole.Administrator, AccountRole.SalesHead);
        Add(options, Supervision, AccountRole.Administrator, AccountRole.SalesHead, AccountRole.Supervisor);
        Add(options, Listening, AccountRole.Administrator, AccountRole.SalesHead, AccountRole.Supervisor);
        Add(options, Models, AccountRole.Administrator, AccountRole.SalesHead);
        options.AddPolicy(Boards, policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme, ScreenScheme.Name).RequireAuthenticatedUser());
        Add(options, Tagging, AccountRole.Administrator, AccountRole.SalesHead, AccountRole.Supervisor, AccountRole.Manager);
        Add(options, Training, AccountRole.Administrator, AccountRole.SalesHead, AccountRole.Supervisor, AccountRole.Trainer);
    }

    private static void Add(AuthorizationOptions options, string name, params AccountRole[] roles) =>
        options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles.Select(role => role.ToString())));
}
