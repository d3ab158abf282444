using CallCoach.Objections;
using CallCoach.Objections.Models;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Cli;

/// <summary>Where <c>model learn</c> gets what people of the department have corrected.</summary>
internal static class DepartmentCorrections
{
    /// <summary>Every utterance of a client of which a correction stands, with all labels that hold there.</summary>
    public static async Task<IReadOnlyList<CorrectedUtterance>> ReadAsync(IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return
        [
            .. from corrected in await CorrectedTexts.ReadAsync(db, cancel)
               where corrected.Language is not null
               select new CorrectedUtterance(corrected.CallId, corrected.Language!, corrected.Text, corrected.Labels, corrected.Before),
        ];
    }
}
