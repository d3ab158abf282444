using System.Security.Claims;
using CallCoach.Alerts;
using CallCoach.Norms.Days;
using CallCoach.Objections;
using CallCoach.People;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

internal sealed record AlertUtterance(int Ordinal, double Start, string Text);

/// <param name="Start">Seconds since its stream began.</param>
internal sealed record AlertCaption(long Id, double Start, string Text);

internal sealed record AlertNorm(DateOnly Day, int Dials, double Expected, double Share, int CallsPerHour);

internal sealed record FalseAlarmView(string By, DateTimeOffset At);

/// <param name="Sequence">Of its last change.</param>
/// <param name="ToldSequence">Of the last change that was told; what people correct is no news.</param>
/// <param name="FalseAlarm">Who said that it is one, and when; null where it is none.</param>
/// <param name="Live">What the recording says of an alert that was raised while the call was on; null where it was not.</param>
/// <param name="Caption">What it was raised by while the call was on; told as long as no utterance shows it.</param>
/// <param name="Drift">The weeks that show a drift; null for what else there is.</param>
internal sealed record AlertView(
    long Id, long Sequence, long ToldSequence, AlertKind Kind, DateTimeOffset RaisedAt, DateTimeOffset ChangedAt, long? PersonId, string? ManagerName, long? TeamId,
    long? CallId, string? Label, double? Score, AlertUtterance? Utterance, string? Language, AlertNorm? Norm, string? Reason, double? SpaceShare, int Times,
    FalseAlarmView? FalseAlarm, LiveVerdict? Live, AlertCaption? Caption, DriftFigures? Drift);

internal sealed record AlertPage(IReadOnlyList<AlertView> Alerts, long Sequence);

/// <summary>Alerts as pages see them.</summary>
internal static class AlertsApi
{
    private const int LargestPage = 200;

    public static void MapAlerts(this IEndpointRouteBuilder api) => api.MapGet(
        "/alerts",
        async (ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, Department department, long? before, int? limit, CancellationToken cancel) =>
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var sequence = await db.Alerts.MaxAsync(alert => (long?)alert.Sequence, cancel) ?? 0;
            var alerts = VisibleTo(db, AccountClaims.VisibilityOf(user))
                .Where(alert => before == null || alert.Sequence < before)
                .OrderByDescending(alert => alert.Sequence).Take(Math.Clamp(limit ?? 50, 1, LargestPage));
            return new AlertPage(await ViewsAsync(db, alerts, department, cancel), sequence);
        }).RequireAuthorization(Policies.Supervision);

    /// <summary>Alerts on what somebody may see.</summary>
    public static IQueryable<Alert> VisibleTo(CallCoachDb db, Visibility visibility)
    {
        if (!visibility.Alerts)
            return db.Alerts.Where(_ => false);
        if (visibility.Everything)
            return db.Alerts;
        var teams = visibility.TeamIds;
        var unassigned = visibility.Unassigned;
        return db.Alerts.Where(alert => alert.PersonId == null
            ? unassigned
            : db.People.Any(person => person.Id == alert.PersonId && teams.Contains(person.TeamId)));
    }

    public static async Task<IReadOnlyList<AlertView>> ViewsAsync(
        CallCoachDb db, IQueryable<Alert> alerts, Department department, CancellationToken cancel)
    {
        var rows = await alerts.Select(alert => new
        {
            Alert = alert,
            Person = db.People.FirstOrDefault(person => person.Id == alert.PersonId),
            Utterance = db.Utterances.FirstOrDefault(u => u.CallId == alert.CallId && u.Ordinal == alert.Ordinal),
            Caption = alert.Ordinal == null ? db.Captions.FirstOrDefault(c => c.Id == alert.CaptionId) : null,
            Language = db.Calls.Where(call => call.Id == alert.CallId).Select(call => call.Language).FirstOrDefault(),
        }).AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row => new AlertView(
            row.Alert.Id, row.Alert.Sequence, row.Alert.ToldSequence, row.Alert.Kind, department.Local(row.Alert.RaisedAt), department.Local(row.Alert.ChangedAt),
            row.Alert.PersonId, row.Person?.Name, row.Person?.TeamId, row.Alert.CallId,
            row.Alert.Label is { } label ? LabelName.Of(label) : null, row.Alert.Score,
            row.Utterance is { } said ? new(said.Ordinal, said.Start, said.Text) : null,
            row.Language, NormOf(row.Alert), row.Alert.Reason, row.Alert.SpaceShare, row.Alert.Times,
            row.Alert is { FalseAlarmAt: { } at, FalseAlarmBy: { } by } ? new(by, department.Local(at)) : null,
            row.Alert.Live, row.Caption is { } heard ? new(heard.Id, heard.Start, heard.Text) : null, DriftFigures.Read(row.Alert.Figures)));
    }

    private static AlertNorm? NormOf(Alert alert) =>
        alert is { Day: { } day, Dials: { } dials, Expected: { } expected, CallsPerHour: { } perHour }
            ? new(day, dials, expected, dials / expected, perHour)
            : null;
}
