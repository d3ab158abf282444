using System.Security.Claims;
using CallCoach.People;
using CallCoach.Server.Hosting;
using Microsoft.AspNetCore.Identity;

namespace CallCoach.Server.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/session", (ClaimsPrincipal user, Settings settings, Clocks clocks) => SessionOf(user, settings, clocks));
        routes.MapPost("/api/session", SignInAsync).AllowAnonymous();
        routes.MapDelete("/api/session", SignOutAsync);
        routes.MapPost("/api/session/password", ChangePasswordAsync);
        routes.MapGet("/api/first-administrator", (string? token, FirstAdministrator first) =>
            first.IsValid(token) ? Results.NoContent() : LinkRefused()).AllowAnonymous();
        routes.MapPost("/api/first-administrator", MakeFirstAdministratorAsync).AllowAnonymous();
    }

    private static async Task<IResult> SignInAsync(
        SignInRequest request, HttpContext http, FailedAuthentications failures, PasswordTurns turns,
        SignInManager<Account> signIn, UserManager<Account> users, Settings settings, Clocks clocks)
    {
        using var turn = failures.AreTooMany(Gate.SignIn, http) ? null : await turns.NextAsync(http.RequestAborted);
        if (turn is not { IsAcquired: true } || failures.AreTooMany(Gate.SignIn, http))
            return FailedAuthentications.TooMany(http, "Too many sign-ins from there failed; try again in a minute.");
        var account = await users.FindByNameAsync(request.UserName);
        if (account is null)
        {
            // The same work as for a known name, so that the time of the answer does not tell which names exist.
            users.PasswordHasher.HashPassword(new Account(), request.Password);
            failures.Note(Gate.SignIn, http, out _);
            return Refused();
        }
        var result = await signIn.CheckPasswordSignInAsync(account, request.Password, lockoutOnFailure: true);
        if (!result.Succeeded)
            failures.Note(Gate.SignIn, http, out _);
        if (result.IsLockedOut)
            return Results.Problem(statusCode: 429, title: "Too many attempts", detail: "Too many wrong passwords; try again in some minutes.");
        return result.Succeeded ? await OpenAsync(account, signIn, settings, clocks) : Refused();
    }

    private static async Task<IResult> SignOutAsync(SignInManager<Account> signIn)
    {
        await signIn.SignOutAsync();
        return Results.NoContent();
    }

    private static async Task<IResult> ChangePasswordAsync(
        PasswordRequest request, ClaimsPrincipal user, UserManager<Account> users, SignInManager<Account> signIn)
    {
        if (await users.GetUserAsync(user) is not { } account)
            return Results.Unauthorized();
        var result = await users.ChangePasswordAsync(account, request.Current, request.Next);
        if (!result.Succeeded)
            return Weak(result);
        await signIn.RefreshSignInAsync(account);
        return Results.NoContent();
    }

    private static async Task<IResult> MakeFirstAdministratorAsync(
        FirstAdministratorRequest request, FirstAdministrator first, SignInManager<Account> signIn, UserManager<Account> users, Settings settings, Clocks clocks)
    {
        if (await first.UseAsync(request.Token, request.UserName, request.Name, request.Password) is not { } made)
            return LinkRefused();
        if (!made.Result.Succeeded)
            return Weak(made.Result);
        return await OpenAsync((await users.FindByNameAsync(request.UserName))!, signIn, settings, clocks);
    }

    private static async Task<IResult> OpenAsync(Account account, SignInManager<Account> signIn, Settings settings, Clocks clocks)
    {
        var principal = await signIn.CreateUserPrincipalAsync(account);
        await signIn.SignInAsync(account, isPersistent: false);
        return Results.Ok(SessionOf(principal, settings, clocks));
    }

    private static SessionView SessionOf(ClaimsPrincipal user, Settings settings, Clocks clocks)
    {
        var department = settings.Department;
        return new(
            user.Identity!.Name!, AccountClaims.NameOf(user), AccountClaims.RoleOf(user), AccountClaims.PersonOf(user), AccountClaims.TeamsOf(user),
            new(department.Name, department.TimeZone.Id, department.Language, department.Local(clocks.Domain.GetUtcNow()), settings.Clock?.Speed ?? 1));
    }

    internal static IResult Weak(IdentityResult result) => Results.Problem(
        statusCode: 400, title: "Not accepted", detail: string.Join(' ', result.Errors.Select(error => error.Description)));

    private static IResult Refused() => Results.Problem(statusCode: 401, title: "Not signed in", detail: "The name or the password is wrong.");

    private static IResult LinkRefused() => Results.Problem(statusCode: 403, title: "Link not valid", detail: "The link is wrong or was used.");

    private sealed record SignInRequest(string UserName, string Password);

    private sealed record PasswordRequest(string Current, string Next);

    private sealed record FirstAdministratorRequest(string Token, string UserName, string Name, string Password);

    private sealed record SessionView(
        string UserName, string Name, AccountRole Role, long? PersonId, IReadOnlyList<long> TeamIds, DepartmentView Department);

    private sealed record DepartmentView(string Name, string TimeZone, string Language, DateTimeOffset Now, double ClockSpeed);
}
