using CallCoach.Jobs;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Ingest;

/// <summary>What a comparison with a provider's list found.</summary>
/// <param name="Since">The list was read from here on.</param>
/// <param name="Legs">Legs listed.</param>
/// <param name="Recordings">Recordings listed.</param>
public sealed record Comparison(string Provider, DateTimeOffset Since, int Legs, int Recordings, int LegsTakenIn, int RecordingsTakenIn)
{
    public int TakenIn => LegsTakenIn + RecordingsTakenIn;
}

/// <summary>
/// Compares each provider's own list of calls with what came by webhook and takes in what is missing, through the same inbox:
/// at the start and every few minutes. How far it came is noted only after a whole run, so a run that failed loses nothing.
/// </summary>
public sealed class Reconciliation(
    IEnumerable<ITelephonyProvider> providers, IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, EventInbox inbox, EventSorter sorter, Clocks clocks,
    ILogger<Reconciliation> log)
{
    /// <summary>Domain time from the end of a run to the next one.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>
    /// A run looks back this far behind where the last one came: a provider lists a call of up to four hours by its beginning,
    /// and its recording some time after its end.
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(4.5);

    /// <summary>The first run of all looks back a day: far enough for a server that is set up while calls are made already.</summary>
    public static readonly TimeSpan FirstLookBack = TimeSpan.FromDays(1);

    /// <summary>No provider lets a call go on for longer; what still seems to is not waited for.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromDays(1);

    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private const int BatchSize = 500;

    /// <summary>Runs until cancelled; a run that fails is logged and followed by the next one.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            var asked = TimeSpan.Zero;
            foreach (var provider in providers)
            {
                try
                {
                    await CompareAsync(provider, null, cancel);
                }
                catch (Exception failure) when (!cancel.IsCancellationRequested)
                {
                    log.LogWarning("The list of {Provider} could not be compared: {Reason}", provider.Name, Reason(failure));
                    if (failure is ListUnavailableException { After: { } after } && after > asked)
                        asked = after < LongestAsked ? after : LongestAsked;
                }
            }
            await Task.Delay(asked, clocks.Real, cancel);
            await Task.Delay(Interval, clocks.Domain, cancel);
        }
    }

    /// <summary>One run over every provider that keeps a list.</summary>
    /// <param name="since">Null to go on from where the last run came.</param>
    /// <exception cref="ListUnavailableException">A provider's list cannot be had; of the others, those before it are done.</exception>
    /// <exception cref="DbUpdateException">What is missing cannot be stored.</exception>
    public async Task<IReadOnlyList<Comparison>> CompareAsync(DateTimeOffset? since, CancellationToken cancel)
    {
        var comparisons = new List<Comparison>();
        foreach (var provider in providers)
            if (await CompareAsync(provider, since, cancel) is { } comparison)
                comparisons.Add(comparison);
        return comparisons;
    }

    private async Task<Comparison?> CompareAsync(ITelephonyProvider provider, DateTimeOffset? since, CancellationToken cancel)
    {
        var begin = clocks.Domain.GetUtcNow();
        var unbroken = await ReachAsync(provider, begin, cancel) - Overlap;
        var from = since ?? unbroken;
        if (provider.ListAsync(from, cancel) is not { } list)
            return null;
        try
        {
            var (comparison, unfinished) = await TakeInAsync(new(provider.Name, from, 0, 0, 0, 0), list, begin - LongestCall, cancel);
            // A run that began later than the last one reached leaves a gap, so it is no news about how far things are compared.
            await NoteAsync(provider, from <= unbroken ? Earlier(begin, unfinished) : null, null);
            if (comparison.TakenIn > 0)
                log.LogInformation(
                    "The list of {Provider} had {Legs} legs and {Recordings} recordings of which no webhook had told",
                    provider.Name, comparison.LegsTakenIn, comparison.RecordingsTakenIn);
            return comparison;
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            await NoteFailureAsync(provider, Reason(failure));
            throw;
        }
    }

    /// <returns>What was found, and when the first of those legs and recordings began that still go on.</returns>
    private async Task<(Comparison Found, DateTimeOffset? Unfinished)> TakeInAsync(
        Comparison found, IAsyncEnumerable<ListedEvent> list, DateTimeOffset oldest, CancellationToken cancel)
    {
        DateTimeOffset? unfinished = null;
        await foreach (var batch in list.Chunk(BatchSize).WithCancellation(cancel))
        {
            var missing = await MissingAsync(found.Provider, batch, cancel);
            var now = clocks.Domain.GetUtcNow();
            await Task.WhenAll(missing.Select(listed => inbox.StoreAsync(listed.Event with { ReceivedAt = now }, cancel)));
            await sorter.SortAsync(cancel);
            found = found with
            {
                Legs = found.Legs + batch.Count(listed => listed.Kind == ListedKind.Leg),
                Recordings = found.Recordings + batch.Count(listed => listed.Kind == ListedKind.Recording),
                LegsTakenIn = found.LegsTakenIn + missing.Count(listed => listed.Kind == ListedKind.Leg),
                RecordingsTakenIn = found.RecordingsTakenIn + missing.Count(listed => listed.Kind == ListedKind.Recording),
            };
            foreach (var listed in batch)
                if (listed.UnfinishedSince > oldest)
                    unfinished = Earlier(listed.UnfinishedSince.Value, unfinished);
        }
        return (found, unfinished);
    }

    private async Task<List<ListedEvent>> MissingAsync(string provider, IReadOnlyList<ListedEvent> batch, CancellationToken cancel)
    {
        // What is still in the inbox would look as if it were missing.
        await sorter.SortAsync(cancel);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var known = await KnownKeys.AmongAsync(
            db, provider, batch.SelectMany(listed => listed.KnownBy.SelectMany(part => part).Append(listed.Event.Key)), cancel);
        return
        [
            .. batch.Where(listed => !known.Contains(listed.Event.Key) && !listed.KnownBy.All(part => part.Any(known.Contains)))
                .DistinctBy(listed => listed.Event.Key),
        ];
    }

    /// <summary>How far the provider's list has been compared; not later than now, whatever the clock was before.</summary>
    private async Task<DateTimeOffset> ReachAsync(ITelephonyProvider provider, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var until = await db.Reconciliations.Where(r => r.Provider == provider.Name).Select(r => r.Until).SingleOrDefaultAsync(cancel);
        return Earlier(now, until ?? now - FirstLookBack);
    }

    /// <summary>Where nothing can be written the reason is in the log all the same.</summary>
    private async Task NoteFailureAsync(ITelephonyProvider provider, string reason)
    {
        try
        {
            await NoteAsync(provider, null, reason);
        }
        catch (SqliteException unwritten)
        {
            log.LogWarning("That the list of {Provider} could not be compared cannot be noted: {Reason}", provider.Name, unwritten.Message);
        }
    }

    private async Task NoteAsync(ITelephonyProvider provider, DateTimeOffset? until, string? error)
    {
        var now = clocks.Domain.GetUtcNow();
        await writer.WriteAsync(session => ValueTask.FromResult(session.Execute(
            """
            INSERT INTO Reconciliations (Provider, Until, LastRunAt, LastError) VALUES ($provider, $until, $now, $error)
            ON CONFLICT (Provider) DO UPDATE SET
              Until = coalesce(excluded.Until, Until), LastRunAt = excluded.LastRunAt, LastError = excluded.LastError
            """,
            ("$provider", provider.Name), ("$until", until?.ToUnixTimeMilliseconds()), ("$now", now.ToUnixTimeMilliseconds()), ("$error", error))));
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) => other < one ? other.Value : one;

    private static string Reason(Exception failure) => failure is ListUnavailableException ? failure.Message : RetryPolicy.Reason(failure);
}
