using CallCoach.Competitors;
using CallCoach.Server.SignIn;

namespace CallCoach.Server.Api;

internal sealed record CompetitorView(long Id, string Name, IReadOnlyList<string> Spellings);

/// <summary>The department's competitors: whoever is signed in may read them, who leads may change them.</summary>
internal static class CompetitorsApi
{
    public static void MapCompetitors(this IEndpointRouteBuilder api)
    {
        api.MapGet("/competitors", async (CompetitorList list, CancellationToken cancel) => (await list.AllAsync(cancel)).Select(View).ToList());
        var leading = api.MapGroup("/competitors").RequireAuthorization(Policies.Leading);
        leading.MapPost("", (CompetitorRequest request, CompetitorList list, CancellationToken cancel) => SaveAsync(null, request, list, cancel));
        leading.MapPut("/{id:long}", (long id, CompetitorRequest request, CompetitorList list, CancellationToken cancel) => SaveAsync(id, request, list, cancel));
        leading.MapDelete("/{id:long}", async (long id, CompetitorList list, CancellationToken cancel) =>
            await list.RemoveAsync(id, cancel) ? Results.NoContent() : Unknown());
    }

    private static async Task<IResult> SaveAsync(long? id, CompetitorRequest request, CompetitorList list, CancellationToken cancel)
    {
        var change = await list.SaveAsync(id, new(request.Name, request.Spellings ?? []), cancel);
        return change switch
        {
            { Verdict: ListVerdict.Refused } => Results.Problem(statusCode: 400, title: "Not accepted", detail: change.Reason),
            { Verdict: ListVerdict.Taken } => Results.Problem(statusCode: 409, title: "Taken", detail: change.Reason),
            { Competitor: { } competitor } => id is null ? Results.Created($"/api/competitors/{competitor.Id}", View(competitor)) : Results.Ok(View(competitor)),
            _ => Unknown(),
        };
    }

    private static IResult Unknown() => Results.Problem(statusCode: 404, title: "No such competitor");

    private static CompetitorView View(Competitor competitor) => new(competitor.Id, competitor.Name, competitor.Spellings);

    private sealed record CompetitorRequest(string Name, IReadOnlyList<string>? Spellings = null);
}
