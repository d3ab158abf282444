using CallCoach.Objections.Models;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Cli;

internal static class DepartmentCorrections
{
    public static async Task<IReadOnlyList<CorrectedUtterance>> ReadAsync(IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return [];
    }
}
