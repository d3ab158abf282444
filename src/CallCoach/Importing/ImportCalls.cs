using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CallCoach.Csv;
using CallCoach.People;
using CallCoach.Storage;

namespace CallCoach.Importing;

/// <summary>How far a list of calls is taken in.</summary>
/// <param name="Id">Of the import.</param>
/// <param name="Line">The last line that is dealt with.</param>
/// <param name="Taken">Calls there are because of this list.</param>
/// <param name="Known">Calls there were already.</param>
public sealed record CallImport(long Id, int Line, int Taken, int Known, int Refused);

/// <summary>
/// Takes in calls from before, batch by batch: each with everything that follows from it for counters and first calls, and with how
/// far the list is taken in, in one transaction. Broken off wherever it may be, it goes on there; a call is known by its provider's
/// identifier, and is never there twice.
/// </summary>
public sealed class ImportCalls(DatabaseWriter writer, Department department, Clocks clocks)
{
    /// <summary>Calls of one transaction where nobody else writes.</summary>
    public int LargestBatch { get; init; } = 20_000;

    /// <summary>
    /// Where a server works on the same database, batches are small, and after each it is left alone for as long as the batch took:
    /// what waits to write looks every tenth of a second whether it may.
    /// </summary>
    public Func<bool> IsServed { get; init; } = () => false;

    private const int ServedBatch = 500;

    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(120);

    /// <param name="provider">Whose identifiers the calls have.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <exception cref="FormatException">It is no list of calls.</exception>
    /// <exception cref="InvalidOperationException">The same list is being taken in by somebody else.</exception>
    public async Task<CallImport> ImportAsync(Stream file, string provider, Action<CallImport>? progress, CancellationToken cancel)
    {
        var hash = await HashAsync(file, provider, cancel);
        using var text = CsvEncoding.Open(file);
        using var calls = new CallFile(department).Read(text).GetEnumerator();
        // What is no list of calls at all is refused before anything is noted.
        var hasNext = calls.MoveNext();
        var state = await writer.WriteAsync(session => ValueTask.FromResult(Begin(session, hash)));
        while (hasNext && calls.Current.Line <= state.Line)
            hasNext = calls.MoveNext();
        var writing = Task.FromResult(state);
        while (hasNext)
        {
            var batch = new List<ReadCall>();
            var size = IsServed() ? ServedBatch : LargestBatch;
            for (; hasNext && batch.Count < size; hasNext = calls.MoveNext())
                batch.Add(calls.Current);
            // One batch is written while the next is read.
            state = await writing;
            progress?.Invoke(state);
            cancel.ThrowIfCancellationRequested();
            writing = WriteAsync(batch, state, provider, cancel);
        }
        state = await writing;
        await writer.WriteAsync(session => ValueTask.FromResult(session.Execute(
            "UPDATE Imports SET EndedAt = $now WHERE Id = $id", ("$now", clocks.Domain.GetUtcNow().ToUnixTimeMilliseconds()), ("$id", state.Id))));
        progress?.Invoke(state);
        return state;
    }

    private async Task<CallImport> WriteAsync(List<ReadCall> batch, CallImport state, string provider, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var next = await writer.WriteAsync(session => ValueTask.FromResult(new CallBatch(session, department, provider, clocks.Domain.GetUtcNow()).Take(batch, state)));
        if (IsServed())
            await Task.Delay(Stopwatch.GetElapsedTime(started) is var took && took > LeastPause ? took : LeastPause, clocks.Real, cancel);
        return next;
    }

    /// <summary>The import that was broken off, or a new one.</summary>
    private CallImport Begin(WriteSession session, string hash) => session.Row(
        "SELECT Id, Line, Taken, Known, Refused FROM Imports WHERE Kind = 'Calls' AND Hash = $hash AND EndedAt IS NULL",
        row => new CallImport(row.Number(0), (int)row.Number(1), (int)row.Number(2), (int)row.Number(3), (int)row.Number(4)), ("$hash", hash))
        ?? new(session.Number(
            "INSERT INTO Imports (Kind, Hash, StartedAt, Line, Taken, Known, Refused) VALUES ('Calls', $hash, $now, 0, 0, 0, 0) RETURNING Id",
            ("$hash", hash), ("$now", clocks.Domain.GetUtcNow().ToUnixTimeMilliseconds()))!.Value, 0, 0, 0, 0);

    /// <summary>Of the content and of what else decides how it is read: an answer to whether a list that was broken off is this one.</summary>
    private async Task<string> HashAsync(Stream file, string provider, CancellationToken cancel)
    {
        var content = await SHA256.HashDataAsync(file, cancel);
        file.Position = 0;
        var reading = string.Create(CultureInfo.InvariantCulture, $"{provider} {department.TimeZone.Id} {department.CountryCode}");
        return Convert.ToHexStringLower(SHA256.HashData([.. content, .. Encoding.UTF8.GetBytes(reading)]));
    }
}
