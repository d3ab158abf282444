using CallCoach.Alerts;
using CallCoach.Jobs;
using CallCoach.Norms;
using CallCoach.Objections.Models;
using CallCoach.Recordings;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Hosting;

/// <summary>Before anything is accepted: the data folder, the tables, and what a killed process left behind.</summary>
internal sealed class Preparation(
    Settings settings, IDbContextFactory<CallCoachDb> databases, IServiceScopeFactory scopes, RecordingFiles recordings,
    JobQueue queue, DefinitionBook definitions, AlertPump pump, ModelWatch models, ILogger<Preparation> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            await Database.MigrateAsync(db, cancellationToken);
        await using (var scope = scopes.CreateAsyncScope())
            await Database.MigrateAsync(scope.ServiceProvider.GetRequiredService<SignInDb>(), cancellationToken);
        await definitions.PrepareAsync();
        models.Begin();
        recordings.Sweep();
        await queue.StartAnewAsync();
        await pump.StartAsync(cancellationToken);
        log.LogInformation("Data folder {DataDirectory} is ready", settings.DataDirectory);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
