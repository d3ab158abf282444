using System.Security.Claims;
using CallCoach.Calls;
using CallCoach.Funnel;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <param name="Source"><c>hand</c>, <c>provider</c>, or <c>client</c> where the client list says so of the client.</param>
/// <param name="By">Who set it by hand.</param>
internal sealed record TagView(TagKind Kind, string Value, string Source, string? By)
{
    public static TagView Of(TagInForce tag) => new(tag.Kind, tag.Value, tag.Source switch
    {
        TagSource.Hand => "hand",
        TagSource.Provider => "provider",
        _ => "client",
    }, tag.By);
}

/// <summary>Tags of calls set by hand.</summary>
internal static class TagsApi
{
    public static void MapTags(this IEndpointRouteBuilder api) =>
        api.MapPut("/calls/{id:long}/tags", SetAsync).RequireAuthorization(Policies.Tagging)
            .Produces<IReadOnlyList<TagView>>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> SetAsync(
        long id, TagsRequest request, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, CallTagging tagging, CancellationToken cancel)
    {
        var tags = new Tags(request.Product, request.Channel, request.Audience, request.Region).Trimmed();
        if (tags.IsTooLong)
            return Results.Problem(statusCode: 400, title: "Not accepted", detail: $"A tag has at most {Tags.Longest} characters.");
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Calls.VisibleTo(AccountClaims.VisibilityOf(user)).AnyAsync(call => call.Id == id, cancel))
            return Results.Problem(statusCode: 404, title: "No such call");
        await tagging.SetAsync(id, tags, AccountClaims.NameOf(user));
        return Results.Ok((await CallTagging.OfAsync(db, id, cancel)).Tags.Select(TagView.Of).ToList());
    }

    /// <summary>What is null or left out is not set by hand any more.</summary>
    private sealed record TagsRequest(string? Product = null, string? Channel = null, string? Audience = null, string? Region = null);
}
