using CallCoach.Jobs;
using CallCoach.Objections.Models;
using CallCoach.Objections.Reclassifying;
using CallCoach.Server.Hosting;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Cli;

/// <summary>What a server has stored, opened by a verb: beside the running server or without one.</summary>
internal sealed class StoredDepartment : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StoredDepartment(ServiceProvider services, Uri address) => (_services, Address) = (services, address);

    public JobBoard Board => _services.GetRequiredService<JobBoard>();

    public JobQueue Queue => _services.GetRequiredService<JobQueue>();

    public DatabaseWriter Writer => _services.GetRequiredService<DatabaseWriter>();

    public ModelShelf Models => _services.GetRequiredService<ModelShelf>();

    public Reclassifications Reclassifications => _services.GetRequiredService<Reclassifications>();

    public Differences Differences => _services.GetRequiredService<Differences>();

    public IDbContextFactory<CallCoachDb> Databases => _services.GetRequiredService<IDbContextFactory<CallCoachDb>>();

    /// <summary>Where its pages are.</summary>
    public Uri Address { get; }

    /// <summary>Opens the database that the settings name.</summary>
    /// <exception cref="SettingsException">There is none, it is none, or it is of another version.</exception>
    public static async Task<StoredDepartment> OpenAsync(CancellationToken cancel)
    {
        var configuration = Configuration();
        var file = Settings.DatabaseOf(configuration);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(Clocks.System);
        services.AddDbContextFactory<CallCoachDb>(options => options.UseCallCoachSqlite(file, "__Migrations"));
        services.AddSingleton<DatabaseWriter>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<JobBoard>();
        services.AddSingleton(Settings.ModelsOf(configuration));
        services.AddSingleton<Reclassifications>();
        services.AddSingleton<Differences>();
        var department = new StoredDepartment(services.BuildServiceProvider(), Settings.PublicUrlOf(configuration));
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

    /// <summary>The settings that a server would have here.</summary>
    public static IConfiguration Configuration() =>
        Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory }).Configuration;

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
