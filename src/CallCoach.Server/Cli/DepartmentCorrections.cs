using CallCoach.Objections.Models;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Cli;

/// <summary>Where <c>model learn</c> gets what people of the department have corrected; nothing can be corrected yet.</summary>
internal static class DepartmentCorrections
{
    /// <summary>Every utterance of a client of which a correction stands, with all labels that hold there.</summary>
    public static async Task<IReadOnlyList<CorrectedUtterance>> ReadAsync(IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return [];
    }
}
