using System.CommandLine;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Server.Hosting;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallCoach.Benchmarks.Ingest;

/// <summary>How the server under load stores.</summary>
internal enum Storing
{
    /// <summary>As the product does: webhooks that wait together share a commit. No job is worked on.</summary>
    Shared,

    /// <summary>Baseline: the same statements, one commit a webhook.</summary>
    CommitEach,

    /// <summary>Baseline: answered after the signature check and the reading of the form, nothing is stored.</summary>
    Nothing,

    /// <summary>As the product does, with its workers at work on the same two processors.</summary>
    SharedWithWorkers,
}

/// <summary>The real server, in a process of its own, with its storing replaced where a baseline is measured.</summary>
internal static class IngestHost
{
    public static Command Verb()
    {
        var storing = new Argument<Storing>("storing");
        var verb = new Command("host", "The server's side of the benchmark of ingestion.") { storing };
        verb.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(storing), cancel));
        return verb;
    }

    private static async Task RunAsync(Storing storing, CancellationToken cancel)
    {
        await using var app = ServerHost.Build([], services => Replace(services, storing));
        await app.StartAsync(cancel);
        await Console.Out.WriteLineAsync("Listening");
        await app.WaitForShutdownAsync(cancel);
    }

    private static void Replace(IServiceCollection services, Storing storing)
    {
        if (storing != Storing.SharedWithWorkers)
            services.RemoveAllKeyed<Loop>(typeof(JobWorker));
        if (storing == Storing.Nothing)
            services.Replace(ServiceDescriptor.Singleton<StoreEvent>((_, _) => Task.CompletedTask));
        if (storing == Storing.CommitEach)
            services.Replace(ServiceDescriptor.Singleton(s => new DatabaseWriter(
                s.GetRequiredService<IDbContextFactory<CallCoachDb>>(), s.GetRequiredService<ILogger<DatabaseWriter>>()) { LargestBatch = 1 }));
    }
}
