using System.Globalization;
using System.Security.Claims;
using CallCoach.Library;
using CallCoach.Objections;
using CallCoach.People;
using CallCoach.Server.SignIn;

namespace CallCoach.Server.Api;

internal sealed record SpokenView(int Ordinal, double Start, double End, string Text);

internal sealed record ExampleView(
    long CallId, int Ordinal, double Start, double End, string Text, string Label, double Score, string? Language, string? ManagerName,
    DateTimeOffset At, bool Recording, SpokenView? Answer);

internal sealed record ExampleCountView(string Label, string Language, int Count);

internal sealed record ExamplePage(IReadOnlyList<ExampleView> Items, string? Next, IReadOnlyList<ExampleCountView> Counts);

/// <summary>Real objections for role-play.</summary>
internal static class ExamplesApi
{
    private const int LargestPage = 100;

    public static void MapExamples(this IEndpointRouteBuilder api) =>
        api.MapGet("/examples", ListAsync).RequireAuthorization(Policies.Training);

    private static async Task<IResult> ListAsync(
        ClaimsPrincipal user, Examples examples, Department department, string? label, string? language, string? before, int? limit, CancellationToken cancel)
    {
        ObjectionLabel wanted = default;
        if (label is not null && !LabelName.TryParse(label, out wanted))
            return Results.Problem(statusCode: 400, title: "Unknown label", detail: $"{label} is not a label.");
        var visibility = AccountClaims.VisibilityOf(user);
        var size = Math.Clamp(limit ?? 30, 1, LargestPage);
        var cursor = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var found = await examples.FindAsync(visibility, label is null ? null : wanted, language, cursor, size, cancel);
        return Results.Ok(new ExamplePage(
            [.. found.Select(example => View(example, department))],
            found.DistinctBy(example => example.Call.Id).Count() == size ? found[^1].Call.Id.ToString(CultureInfo.InvariantCulture) : null,
            [.. (await examples.CountAsync(visibility, cancel)).Select(c => new ExampleCountView(LabelName.Of(c.Label), c.Language, c.Count))]));
    }

    private static ExampleView View(Example example, Department department) => new(
        example.Call.Id, example.Utterance.Ordinal, example.Utterance.Start, example.Utterance.End, example.Utterance.Text,
        LabelName.Of(example.Objection.Label), example.Objection.Score, example.Call.Language, example.Manager?.Name,
        department.Local(example.Call.StartedAt), example.HasRecording,
        example.Answer is { } answer ? new(answer.Ordinal, answer.Start, answer.End, answer.Text) : null);
}
