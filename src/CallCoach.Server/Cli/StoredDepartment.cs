using CallCoach.Jobs;
using CallCoach.Server.Hosting;
using CallCoach.Storage;
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
            await StoredDatabase.RequireAsync(file, department._services.GetRequiredService<IDbContextFactory<CallCoachDb>>(), cancel);
            return department;
        }
        catch
        {
            await department.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
