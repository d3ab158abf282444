using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Funnel;

/// <summary>From dial to deal, over any period, for whom somebody may see.</summary>
public sealed class FunnelSlices(IDbContextFactory<CallCoachDb> databases)
{
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="teamId">Only calls of this team's managers.</param>
    public async Task<FunnelOfPeriod> OfAsync(FunnelSlice slice, DateOnly from, DateOnly to, long? teamId, Visibility visibility, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var people = (await db.People.AsNoTracking().ToListAsync(cancel))
            .Where(person => visibility.Shows(person) && (teamId is null || person.TeamId == teamId)).ToDictionary(person => person.Id, person => person.Name);
        var counts = await CountAsync(db, slice, from, to, people.Keys, teamId is null && visibility.Shows(null), cancel);
        var untagged = counts.Where(count => count.Key is null).Select(count => count.Figures).SingleOrDefault(FunnelFigures.None);
        var rows = counts.Where(count => count.Key is not null).Select(count => new FunnelRow(
            count.Key!, slice == FunnelSlice.Managers ? people.GetValueOrDefault(long.Parse(count.Key!, CultureInfo.InvariantCulture)) : null, count.Figures));
        if (slice is FunnelSlice.New or FunnelSlice.Existing)
        {
            var wanted = rows.Where(row => row.Key == (slice == FunnelSlice.New ? "new" : "existing")).ToList();
            return new(wanted, wanted.Select(row => row.Figures).SingleOrDefault(FunnelFigures.None), untagged);
        }
        return new(
            [.. rows.OrderByDescending(row => row.Figures.Dials).ThenByDescending(row => row.Figures.Connected).ThenBy(row => row.Name ?? row.Key, StringComparer.Ordinal)],
            counts.Select(count => count.Figures).Aggregate(FunnelFigures.None, (sum, figures) => sum + figures),
            untagged);
    }

    private static async Task<List<(string? Key, FunnelFigures Figures)>> CountAsync(
        CallCoachDb db, FunnelSlice slice, DateOnly from, DateOnly to, IEnumerable<long> people, bool unassigned, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            $"""
            SELECT {KeyOf(slice)} AS Slice, sum(c.Dial), sum(c.Connected), sum(c.Conversation), sum(c.Result IS 'MeetingAgreed'), sum(c.Result IS 'CallbackAgreed'),
              sum(c.Result IS 'DealAgreed'), sum(c.Result IN ('Refused', 'DoNotCall') IS TRUE), sum(c.Result IS 'DoNotCall')
            FROM CountedCalls c {TagsFor(slice)}
            WHERE c.Day BETWEEN $from AND $to AND c.Kind NOT IN ('Internal', 'RefusedDial')
              AND (c.PersonId IN (SELECT value FROM json_each($people)) OR ($unassigned AND c.PersonId IS NULL))
            GROUP BY Slice
            """;
        Add(command, "$from", from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(command, "$to", to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(command, "$people", JsonSerializer.Serialize(people));
        Add(command, "$unassigned", unassigned);
        var counts = new List<(string?, FunnelFigures)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            counts.Add((await reader.IsDBNullAsync(0, cancel) ? null : reader.GetString(0), new(
                reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7),
                reader.GetInt32(8))));
        return counts;
    }

    private static string KeyOf(FunnelSlice slice) => slice switch
    {
        FunnelSlice.New or FunnelSlice.Existing => "CASE WHEN c.ClientId IS NULL THEN NULL WHEN c.New THEN 'new' ELSE 'existing' END",
        FunnelSlice.Managers => "CAST(c.PersonId AS TEXT)",
        _ => $"coalesce(h.Value, p.Value, l.{ColumnOf(slice)})",
    };

    /// <summary>A tag set by hand goes before the provider's, and that before the client's own.</summary>
    private static string TagsFor(FunnelSlice slice) => slice is FunnelSlice.New or FunnelSlice.Existing or FunnelSlice.Managers
        ? ""
        : $"""
          LEFT JOIN CallTags h ON h.CallId = c.CallId AND h.Kind = '{ColumnOf(slice)}' AND h.Source = 'Hand'
          LEFT JOIN CallTags p ON p.CallId = c.CallId AND p.Kind = '{ColumnOf(slice)}' AND p.Source = 'Provider'
          LEFT JOIN Clients l ON l.Id = c.ClientId
          """;

    private static string ColumnOf(FunnelSlice slice) => slice switch
    {
        FunnelSlice.Products => "Product",
        FunnelSlice.Channels => "Channel",
        FunnelSlice.Audiences => "Audience",
        FunnelSlice.Regions => "Region",
        _ => throw new ArgumentOutOfRangeException(nameof(slice), slice, "It is no slice by tags."),
    };

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
