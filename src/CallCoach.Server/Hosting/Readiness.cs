using CallCoach.Ingest;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Hosting;

/// <summary>One thing a ready server needs.</summary>
/// <param name="Problem">What is wrong, in words for a person and without secrets; null when all is well.</param>
internal sealed record Check(string Name, string? Problem)
{
    public bool Ok => Problem is null;
}

/// <summary>
/// Looks whether the server can do its work: whether a webhook could be stored now, the way webhooks are, whether the data folder takes a
/// recording, and whether everything runs that should. Asked often, it looks once a second.
/// </summary>
internal sealed class Readiness(
    Settings settings, IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, EventSorter sorter, Loops loops, Clocks clocks, ILogger<Readiness> log)
    : IDisposable
{
    private const int ProbeBytes = 64 * 1024;
    private const int NoSpaceLeft = 28;

    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _looking = new(1);
    private IReadOnlyList<Check> _last = [];
    private long? _lookedAt;

    public async Task<IReadOnlyList<Check>> LookAsync(CancellationToken cancel)
    {
        await _looking.WaitAsync(cancel);
        try
        {
            if (_lookedAt is not { } at || clocks.Real.GetElapsedTime(at) >= Holds)
            {
                _last = [new("database", await DatabaseAsync()), new("inbox", Unsorted()), new("data_folder", await DataFolderAsync()), new("loops", StandingStill())];
                _lookedAt = clocks.Real.GetTimestamp();
            }
            return _last;
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose() => _looking.Dispose();

    private async Task<string?> DatabaseAsync()
    {
        try
        {
            await using (var db = await databases.CreateDbContextAsync())
                await db.Teams.AnyAsync();
        }
        catch (Exception failure)
        {
            return Told(failure, "The database cannot be read.");
        }
        try
        {
            // A commit that changes nothing anybody reads, through the one writer of all webhooks and jobs.
            await writer.WriteAsync(session => ValueTask.FromResult(session.Execute("PRAGMA user_version = 0"))).WaitAsync(Patience);
            return null;
        }
        catch (Exception failure)
        {
            return Told(failure, failure switch
            {
                TimeoutException => "The database does not take writes: none came through within 3 s.",
                SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY } => "The database does not take writes: another program holds it.",
                SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL } => "The database does not take writes: the disk is full.",
                SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_READONLY } => "The database does not take writes: it is read-only.",
                _ => "The database does not take writes.",
            });
        }
    }

    private async Task<string?> DataFolderAsync()
    {
        var probe = Path.Combine(settings.DataDirectory, "readiness.probe");
        try
        {
            await File.WriteAllBytesAsync(probe, new byte[ProbeBytes]);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Told(failure, failure.HResult == NoSpaceLeft ? "The data folder's disk is full." : "The data folder cannot be written.");
        }
        finally
        {
            Remove(probe);
        }
    }

    private string? Unsorted() =>
        sorter.Problem is { } problem ? $"Webhooks are stored, but cannot be sorted into calls: {problem}" : null;

    private string? StandingStill()
    {
        var still = loops.All.Where(loop => !loop.IsRunning).Select(loop => loop.Name).ToList();
        return still.Count == 0 ? null : $"Not running: {string.Join(", ", still)}.";
    }

    private string Told(Exception failure, string problem)
    {
        log.LogError(failure, "Not ready: {Problem}", problem);
        return problem;
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Where it could not be written it may not be removable; the next look writes over it.
        }
    }
}
