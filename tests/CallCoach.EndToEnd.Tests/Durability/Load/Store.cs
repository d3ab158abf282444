using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Recordings;
using Microsoft.Data.Sqlite;

namespace CallCoach.EndToEnd.Tests.Durability.Load;

/// <summary>What the server has stored, compared with what it promised.</summary>
/// <param name="database">The file.</param>
/// <param name="recordings">The folder of the recordings.</param>
internal sealed class Store(string database, string recordings)
{
    private readonly StoredRows _rows = new(database);

    public Store(ServerSettings settings)
        : this(Path.Combine(settings.DataDirectory, "callcoach.db"), Path.Combine(settings.DataDirectory, "recordings"))
    {
    }

    /// <summary>Waits until every job has come to its end; after a soak there are many.</summary>
    public Task DoneAsync() => Eventually.HoldsAsync(
        "every job is done", () => Unfinished().Count == 0, Eventually.LongPatience * LongTest.Count(reduced: 1, full: 5));

    /// <summary>What was acknowledged and is not there, is there twice, or had more or less than its one effect.</summary>
    public IReadOnlyList<string> Differences(IReadOnlyList<PlacedCall> placed) =>
        [.. Losses(placed), .. Unfinished().Select(job => "unfinished: " + job), .. CallsThatDiffer(placed), .. Totals(placed)];

    /// <summary>Acknowledged events that are not there, and events that are there more than once.</summary>
    public IReadOnlyList<string> Losses(IReadOnlyList<PlacedCall> placed)
    {
        var promised = placed.SelectMany(call => call.Entries).Where(entry => entry.Acknowledged > 0).Select(entry => entry.Mark).ToList();
        var stored = _rows.Read($"SELECT Body FROM {StoredRows.Events}", row => MarkOf(Encoding.UTF8.GetString((byte[])row[0]))).CountBy(mark => mark).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. promised.Where(mark => !stored.ContainsKey(mark)).Select(mark => "lost: " + mark),
            .. stored.Where(mark => mark.Value > 1).Select(mark => "stored twice: " + mark.Key),
        ];
    }

    private IReadOnlyList<string> Unfinished() => _rows.Read(
        """
        SELECT CallId, Stage, Attempts, LastError FROM Jobs WHERE Stage <> 'Done'
        UNION ALL SELECT Key, 'Inbox', 0, NULL FROM Inbox LIMIT 20
        """,
        row => string.Create(CultureInfo.InvariantCulture, $"call {row[0]} at {row[1]} after {row[2]} attempts: {row[3]}"));

    private IEnumerable<string> CallsThatDiffer(IReadOnlyList<PlacedCall> placed)
    {
        var stored = _rows.Read(
            """
            SELECT ProviderCallId, Connected,
              (SELECT count(*) FROM CountedCalls WHERE CallId = Calls.Id AND Dial = 1 AND CountedCalls.Connected = Calls.Connected),
              (SELECT count(*) FROM Utterances WHERE CallId = Calls.Id),
              (SELECT group_concat(Ordinal || Label, ' ') FROM (SELECT Ordinal, Label FROM Objections WHERE CallId = Calls.Id ORDER BY 1, 2)),
              (SELECT count(*) FROM Alerts WHERE CallId = Calls.Id AND Times = 1), (SELECT count(*) FROM Alerts WHERE CallId = Calls.Id),
              (SELECT File FROM Recordings WHERE CallId = Calls.Id AND State = 'Ready'),
              (SELECT OriginalHash FROM Recordings WHERE CallId = Calls.Id AND State = 'Ready')
            FROM Calls
            """,
            row => new StoredCall(
                row.GetString(0), row.GetBoolean(1), row.GetInt32(2), row.GetInt32(3), row[4] as string, row.GetInt32(5), row.GetInt32(6), row[7] as string, row[8] as string))
            .ToLookup(call => call.Id, StringComparer.Ordinal);
        var objections = stored.SelectMany(calls => calls).Where(call => call.Objections is not null).Select(call => call.Objections!).FirstOrDefault();
        foreach (var call in placed)
        {
            var kept = stored[call.Id].ToList();
            if (kept.Count != 1)
                yield return $"call {call.Id} is there {kept.Count} times";
            foreach (var same in kept.Where(same => same != Expected(call, objections, same)))
                yield return $"call {call.Id}: {same}";
            if (call.Recording is { } bytes && !kept.TrueForAll(same => IsKept(same, bytes)))
                yield return $"call {call.Id}: its recording is not there as it was sent";
        }
    }

    private static StoredCall Expected(PlacedCall call, string? objections, StoredCall stored) =>
        new(call.Id, call.Connected, Counted: 1, call.Utterances, call.Utterances > 0 ? objections : null, call.Alerts, call.Alerts, stored.File, stored.OriginalHash);

    /// <summary>Whether its hash is that of what was sent, and every sample that was sent is there.</summary>
    private bool IsKept(StoredCall call, byte[] bytes)
    {
        if (call.File is null || call.OriginalHash != Convert.ToHexStringLower(SHA256.HashData(bytes)))
            return false;
        var path = Path.Combine(recordings, call.File);
        return File.Exists(path) && (Path.GetExtension(path) == ".wav" ? File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes) : SamplesIn(bytes).SequenceEqual(SamplesOf(path)));
    }

    private static ReadOnlySpan<byte> SamplesIn(byte[] wave) => wave.AsSpan(TelephoneRecording.HeaderBytes);

    private static byte[] SamplesOf(string path)
    {
        var decoded = Path.GetTempFileName();
        try
        {
            ProgramRun.OfToolAsync("ffmpeg", ["-nostdin", "-v", "error", "-y", "-i", path, "-c:a", "pcm_s16le", "-f", "s16le", decoded], Path.GetTempPath()).GetAwaiter().GetResult();
            return File.ReadAllBytes(decoded);
        }
        finally
        {
            File.Delete(decoded);
        }
    }

    private IEnumerable<string> Totals(IReadOnlyList<PlacedCall> placed) =>
        from table in new[] { "Calls", "Jobs", "CountedCalls" }
        let rows = _rows.Read($"SELECT count(*) FROM {table}", row => row.GetInt32(0)).Single()
        where rows != placed.Count
        select $"{table} has {rows} rows for {placed.Count} calls";

    private static string MarkOf(string body)
    {
        if (!body.StartsWith('{'))
            return HttpUtility.ParseQueryString(body)["Mark"] ?? body;
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("call").GetProperty("id").GetString()!;
    }

    private sealed record StoredCall(string Id, bool Connected, int Counted, int Utterances, string? Objections, int AlertsOnce, int Alerts, string? File, string? OriginalHash);
}
