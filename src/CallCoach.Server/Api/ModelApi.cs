using System.Security.Claims;
using CallCoach.Objections;
using CallCoach.Objections.Models;
using CallCoach.Objections.Reclassifying;
using CallCoach.People;
using CallCoach.Server.SignIn;

namespace CallCoach.Server.Api;

/// <summary>How a model on the shelf stands.</summary>
internal enum ModelState
{
    Live,

    /// <summary>It was live before the present one.</summary>
    Previous,

    Kept,

    /// <summary>It was learned and was worse than the live one of its time.</summary>
    NotAccepted,
}

/// <param name="Trial">How it stood against the live model of its time; null for one that was shipped.</param>
internal sealed record KeptModelView(string Version, ModelOrigin Origin, DateTimeOffset At, int Texts, ModelState State, DateTimeOffset? LiveSince, ModelTrial? Trial);

internal sealed record DifferenceView(string Label, int Appeared, int Vanished, int Unchanged);

/// <param name="Outdated">It was judged with a model that is no longer live, and can only be discarded.</param>
/// <param name="Differences">By label; null while it is not ready.</param>
internal sealed record ReclassificationView(
    long Id, ReclassificationState State, string? Model, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Calls, int Done, bool Anew, bool Outdated,
    IReadOnlyList<DifferenceView>? Differences);

/// <param name="Live">The version that judges now.</param>
/// <param name="Problems">What is wrong with a model that should be live, or with the register.</param>
internal sealed record ModelView(string Live, IReadOnlyList<string> Problems, IReadOnlyList<KeptModelView> Models, ReclassificationView? Reclassification);

internal sealed record ChangedFindingView(
    long CallId, DateTimeOffset CallStartedAt, int Ordinal, double Start, string Text, string? Language, string Label, double Score);

/// <summary>The models, and the archive judged again with the live one.</summary>
internal static class ModelApi
{
    private const int MostExamples = 100;

    public static void MapModel(this IEndpointRouteBuilder api)
    {
        var model = api.MapGroup("/model").RequireAuthorization(Policies.Models);
        model.MapGet("", ShowAsync).Produces<ModelView>();
        model.MapGet("/differences", ExamplesAsync).Produces<IReadOnlyList<ChangedFindingView>>().ProducesProblem(StatusCodes.Status400BadRequest);
        var archive = model.MapGroup("/reclassification");
        archive.MapPost("", async (Reclassifications runs, CancellationToken cancel) => Answer(await runs.StartAsync(cancel)));
        archive.MapPost("/accept", async (Reclassifications runs, LiveModel live, CancellationToken cancel) => Answer(await runs.AcceptAsync(live.Now.Version, cancel)));
        archive.MapPost("/discard", async (Reclassifications runs, CancellationToken cancel) => Answer(await runs.DiscardAsync(cancel)));
    }

    private static IResult Answer(string? reason) =>
        reason is null ? Results.Accepted() : Results.Problem(statusCode: StatusCodes.Status409Conflict, title: "Not now", detail: reason);

    private static async Task<ModelView> ShowAsync(
        ModelShelf shelf, LiveModel live, ModelWatch watch, Reclassifications runs, Differences differences, Clocks clocks, CancellationToken cancel)
    {
        var version = live.Now.Version;
        var run = await runs.LastAsync(cancel);
        return new(version, watch.Problems, Models(Register(shelf, clocks), version), run is null ? null : new(
            run.Id, run.State, run.Model, run.StartedAt, run.EndedAt, run.Calls, run.Done, run.Anew, run.State == ReclassificationState.Ready && run.Model != version,
            run.State != ReclassificationState.Ready ? null : [.. (await differences.CountAsync(run.Id, cancel)).Select(one => new DifferenceView(LabelName.Of(one.Label), one.Appeared, one.Vanished, one.Unchanged))]));
    }

    private static ModelRegister Register(ModelShelf shelf, Clocks clocks)
    {
        try
        {
            return shelf.Read(clocks.Real.GetUtcNow());
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // What is wrong with it is among the problems.
            return ModelRegister.Empty;
        }
    }

    private static IReadOnlyList<KeptModelView> Models(ModelRegister register, string live) => [.. register.Models.Reverse().Select(model => new KeptModelView(
        model.Version, model.Origin, model.At, model.Texts,
        model.Version == live ? ModelState.Live
        : model.Version == register.Previous ? ModelState.Previous
        : model.Trial is { IsAccepted: false } ? ModelState.NotAccepted
        : ModelState.Kept,
        register.Periods.LastOrDefault(period => period.Version == model.Version)?.Since,
        model.Trial))];

    private static async Task<IResult> ExamplesAsync(
        ClaimsPrincipal user, Reclassifications runs, Differences differences, Department department, string label, bool appeared, int? limit, CancellationToken cancel)
    {
        if (!LabelName.TryParse(label, out var wanted))
            return Results.Problem(statusCode: 400, title: "Unknown label", detail: $"{label} is not a label.");
        if (await runs.LastAsync(cancel) is not { State: ReclassificationState.Ready } run)
            return Results.Ok(Array.Empty<ChangedFindingView>());
        var found = await differences.FindAsync(run.Id, wanted, appeared, AccountClaims.VisibilityOf(user), Math.Clamp(limit ?? 20, 1, MostExamples), cancel);
        return Results.Ok(found.Select(one => new ChangedFindingView(
            one.Call.Id, department.Local(one.Call.StartedAt), one.Utterance.Ordinal, one.Utterance.Start, one.Utterance.Text, one.Call.Language,
            LabelName.Of(one.Label), one.Score)));
    }
}
