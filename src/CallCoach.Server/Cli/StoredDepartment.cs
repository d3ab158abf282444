using CallCoach.Jobs;
using CallCoach.Server.Hosting;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Cli;

/// <summary>What a server has stored, opened by a verb: beside the running server or without one.</summary>
internal sealed class StoredDepartment : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StoredDepartment(ServiceProvider services) => _services = services;

    public JobBoard Board => _services.GetRequiredService<JobBoard>();

    public JobQueue Queue => _services.GetRequiredService<JobQueue>();

    /// <summary>Opens the database that the settings name.</summary>
    /// <exception cref="SettingsException">There is none, it is none, or it is of another version.</exception>
    public static async Task<StoredDepartment> OpenAsync(CancellationToken cancel)
    {
        var configuration = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory }).Configuration;
        var file = Settings.DatabaseOf(configuration);
        if (!File.Exists(file))
            throw new SettingsException($"CallCoach:Database: there is no {file}; the server makes it at its first start.");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(Clocks.System);
        services.AddDbContextFactory<CallCoachDb>(options => options.UseCallCoachSqlite(file, "__Migrations"));
        services.AddSingleton<DatabaseWriter>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<JobBoard>();
        var department = new StoredDepartment(services.BuildServiceProvider());
        try
        {
            await department.CheckVersionAsync(file, cancel);
            return department;
        }
        catch
        {
            await department.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task CheckVersionAsync(string file, CancellationToken cancel)
    {
        try
        {
            await using var db = await _services.GetRequiredService<IDbContextFactory<CallCoachDb>>().CreateDbContextAsync(cancel);
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
