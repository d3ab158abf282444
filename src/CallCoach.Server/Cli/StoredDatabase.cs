using CallCoach.Server.Hosting;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Cli;

/// <summary>The server's database, for a verb that works beside it or without it and must not make or upgrade anything.</summary>
internal static class StoredDatabase
{
    /// <exception cref="SettingsException">There is none, it is none, or it is of another version.</exception>
    public static async Task RequireAsync(string file, IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        if (!File.Exists(file))
            throw new SettingsException($"CallCoach:Database: {file} is not there; the server makes it at its first start.");
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            if (!known.SetEquals(await db.Database.GetAppliedMigrationsAsync(cancel)))
                throw new SettingsException($"CallCoach:Database: {file} is of another version of CallCoach; a start of this version's server brings an older one up to date.");
        }
        catch (SqliteException failure)
        {
            throw new SettingsException($"CallCoach:Database: {file} cannot be used: {failure.Message}");
        }
    }
}
