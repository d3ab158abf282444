using System.Globalization;
using System.Security.Claims;
using CallCoach.Objections;
using CallCoach.Outcomes;
using CallCoach.People;
using CallCoach.Server.SignIn;

namespace CallCoach.Server.Api;

/// <param name="Answer">Null: no answer of the known kinds was given.</param>
/// <param name="Share">Share of the cases followed by a good outcome; null where there are too few to say.</param>
/// <param name="Low">The interval's lower end, 95 %.</param>
/// <param name="High">The interval's upper end, 95 %.</param>
internal sealed record AnswerRateView(string Objection, string? Answer, int Cases, double? Share, double? Low, double? High);

/// <param name="FewestCases">Under so many cases no share is given.</param>
internal sealed record AnswerRatesView(int FewestCases, IReadOnlyList<AnswerRateView> Items);

internal sealed record AnswerCaseView(
    long CallId, int Ordinal, double Start, double End, string Text, string Label, double Score, string? Language, string? ManagerName,
    DateTimeOffset At, bool Recording, SpokenView? Answer, Outcome Outcome, bool Recurred);

internal sealed record AnswerCasePage(IReadOnlyList<AnswerCaseView> Items, string? Next);

/// <summary>How objections were answered, and how often a good outcome followed.</summary>
internal static class AnswersApi
{
    private const int LargestPage = 100;

    public static void MapAnswers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/answers", RatesAsync).RequireAuthorization(Policies.Training);
        api.MapGet("/answers/cases", CasesAsync).RequireAuthorization(Policies.Training);
    }

    private static async Task<IResult> RatesAsync(
        ClaimsPrincipal user, AnswerRecord record, Department department, DateOnly? since, DateOnly? until, string? label, CancellationToken cancel)
    {
        ObjectionLabel wanted = default;
        if (label is not null && !LabelName.TryParse(label, out wanted))
            return UnknownLabel(label);
        var rates = await record.RatesAsync(
            AccountClaims.VisibilityOf(user), PeriodOf(department, since, until), label is null ? null : wanted, cancel);
        return Results.Ok(new AnswerRatesView(AnswerRecord.FewestCases, [.. rates.Select(View)]));
    }

    /// <param name="label">The objection.</param>
    /// <param name="answer">Left out: where no answer of the known kinds was given.</param>
    private static async Task<IResult> CasesAsync(
        ClaimsPrincipal user, AnswerRecord record, Department department, string label, string? answer, DateOnly? since, DateOnly? until, string? before,
        int? limit, CancellationToken cancel)
    {
        if (!LabelName.TryParse(label, out var wanted))
            return UnknownLabel(label);
        AnswerLabel given = default;
        if (answer is not null && !AnswerName.TryParse(answer, out given))
            return Results.Problem(statusCode: 400, title: "Unknown answer", detail: $"{answer} is no kind of answer.");
        var size = Math.Clamp(limit ?? 30, 1, LargestPage);
        var cursor = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var found = await record.CasesAsync(
            AccountClaims.VisibilityOf(user), PeriodOf(department, since, until), wanted, answer is null ? null : given, cursor, size, cancel);
        return Results.Ok(new AnswerCasePage(
            [.. found.Select(one => View(one, department))],
            found.DistinctBy(one => one.Call.Id).Count() == size ? found[^1].Call.Id.ToString(CultureInfo.InvariantCulture) : null));
    }

    /// <summary>Both days belong to it.</summary>
    private static Period PeriodOf(Department department, DateOnly? since, DateOnly? until) => new(
        since is { } first ? department.StartOf(first) : null, until is { } last && last < DateOnly.MaxValue ? department.StartOf(last.AddDays(1)) : null);

    private static IResult UnknownLabel(string label) => Results.Problem(statusCode: 400, title: "Unknown label", detail: $"{label} is not a label.");

    private static AnswerRateView View(AnswerRate rate) => new(
        LabelName.Of(rate.Label), rate.Answer is { } answer ? AnswerName.Of(answer) : null, rate.Cases,
        rate.Rate?.Share, rate.Rate?.Interval.Low, rate.Rate?.Interval.High);

    private static AnswerCaseView View(AnswerCase found, Department department) => new(
        found.Call.Id, found.Objection.Ordinal, found.Objection.Start, found.Objection.End, found.Objection.Text, LabelName.Of(found.Label), found.Score,
        found.Call.Language, found.Manager?.Name, department.Local(found.Call.StartedAt), found.HasRecording,
        found.Answer is { } answer ? new(answer.Ordinal, answer.Start, answer.End, answer.Text) : null, found.Outcome, found.Recurred);
}
