using CallCoach.Norms;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Alerts;

/// <summary>Recounts everything, and enters an alert where a counter is not what the calls add up to.</summary>
public sealed class CountersCheck(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, CountersAudit audit, AlertBook book, Department department, Clocks clocks)
{
    public async Task<AuditReport> LookAsync(CancellationToken cancel)
    {
        var report = await audit.RunAsync(cancel);
        if (AlertRules.CountersWrong(department.DayOf(clocks.Domain.GetUtcNow()), report) is { } draft)
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            await writer.WriteAsync(db, _ => book.EnterAsync(db, [draft], CancellationToken.None));
        }
        return report;
    }
}
