using System.Security.Claims;
using CallCoach.Competitors;
using CallCoach.Competitors.Prices;
using CallCoach.People;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <param name="Start">Where the name begins in the utterance's text, in UTF-16 characters.</param>
internal sealed record MentionView(
    int Ordinal, int Start, int Length, long? CompetitorId, string? Name, PriceDirection? Direction, double? Amount, AmountUnit? Unit, string? Currency)
{
    public static MentionView Of(Mention mention, string? name) => new(
        mention.Ordinal, mention.Start, mention.Length, mention.CompetitorId, name, mention.Direction, mention.Amount, mention.Unit, mention.Currency);
}

/// <param name="Seconds">From the recording's beginning.</param>
internal sealed record MomentView(long CallId, double Seconds, DateTimeOffset At, string? Language, string Text, MentionView Mention);

internal sealed record MentionCountView(
    long? CompetitorId, string? Name, int Mentions, int Calls, int Cheaper, int Dearer, int Same, double? MedianPercent, int Measured,
    IReadOnlyList<MomentView> Moments);

internal sealed record MentionCountsView(DateOnly Since, DateOnly Until, IReadOnlyList<MentionCountView> Competitors);

/// <summary>Where competitors are mentioned, within what the reader may see.</summary>
internal static class MentionsApi
{
    private const int UsualDays = 30;

    public static void MapMentions(this IEndpointRouteBuilder api)
    {
        api.MapGet("/competitors/mentions", CountAsync).Produces<MentionCountsView>().ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/calls/{id:long}/mentions", OfCallAsync).Produces<IReadOnlyList<MentionView>>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <param name="since">The first day, 29 days before the last when null.</param>
    /// <param name="until">The last day, today in the department's time zone when null.</param>
    private static async Task<IResult> CountAsync(
        ClaimsPrincipal user, MentionCounts counts, Department department, Clocks clocks, DateOnly? since, DateOnly? until, CancellationToken cancel)
    {
        var last = until ?? department.DayOf(clocks.Domain.GetUtcNow());
        var first = since ?? DateOnly.FromDayNumber(Math.Max(0, last.DayNumber - UsualDays + 1));
        if (first > last)
            return Results.Problem(statusCode: 400, title: "Not accepted", detail: "The first day is after the last.");
        var found = await counts.CountAsync(AccountClaims.VisibilityOf(user), BeginningOf(first, department), EndOf(last, department), cancel);
        return Results.Ok(new MentionCountsView(first, last, [.. found.Select(count => View(count, department))]));
    }

    private static async Task<IResult> OfCallAsync(long id, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Calls.VisibleTo(AccountClaims.VisibilityOf(user)).AnyAsync(call => call.Id == id, cancel))
            return Results.Problem(statusCode: 404, title: "No such call");
        var mentions = await (
            from mention in db.Mentions
            where mention.CallId == id
            orderby mention.Ordinal, mention.Start
            select new { Mention = mention, Name = db.Competitors.Where(c => c.Id == mention.CompetitorId).Select(c => c.Name).FirstOrDefault() })
            .AsNoTracking().ToListAsync(cancel);
        return Results.Ok(mentions.ConvertAll(row => MentionView.Of(row.Mention, row.Name)));
    }

    private static MentionCountView View(MentionCount count, Department department) => new(
        count.Competitor?.Id, count.Competitor?.Name, count.Mentions, count.Calls, count.Cheaper, count.Dearer, count.Same, count.MedianPercent, count.Measured,
        [
            .. count.Moments.Select(moment => new MomentView(
                moment.Mention.CallId, moment.Start, department.Local(moment.CallStartedAt), moment.Language, moment.Text,
                MentionView.Of(moment.Mention, count.Competitor?.Name))),
        ]);

    private static DateTimeOffset EndOf(DateOnly day, Department department) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : BeginningOf(day.AddDays(1), department);

    private static DateTimeOffset BeginningOf(DateOnly day, Department department)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var offset = department.TimeZone.GetUtcOffset(midnight);
        return day.DayNumber == 0 ? DateTimeOffset.MinValue : new(midnight, offset);
    }
}
