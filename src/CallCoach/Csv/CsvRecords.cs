using System.Buffers;

namespace CallCoach.Csv;

/// <summary>A record of a CSV file.</summary>
/// <param name="Line">The line of the file it begins in, from 1.</param>
/// <param name="IsClosed">False when a quotation mark was opened and never closed: what follows cannot be told apart, and is not read.</param>
/// <param name="IsTooLong">It is longer than <see cref="CsvReader.LongestRecord"/>; its cells end there.</param>
public sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, bool IsClosed = true, bool IsTooLong = false);

/// <summary>Records as RFC 4180 writes them.</summary>
public static class CsvRecords
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",;\t\r\n");

    /// <summary>Spreadsheets take a cell that begins so for a formula (some also in full width); the apostrophe marks a guarded one.</summary>
    private const string Formulas = "=+-@\t\r\n＝＋－＠'";

    /// <summary>Writes a record with its line end. A cell that a spreadsheet would run is guarded by an apostrophe before it.</summary>
    /// <param name="safe">How many first cells are known to be harmless and are written as they are.</param>
    public static string Write(IEnumerable<string?> cells, char delimiter, int safe = 0) =>
        string.Join(delimiter, cells.Select((cell, place) => Quoted(place < safe ? cell ?? "" : Guarded(cell ?? "")))) + "\r\n";

    /// <summary>Reads records with commas, semicolons or tabs between their cells, whichever comes first; blank lines are left out.</summary>
    public static IEnumerable<CsvRecord> Read(string text)
    {
        foreach (var record in new CsvReader(new StringReader(text)).Read())
            yield return record;
    }

    /// <summary>The cell without its guard.</summary>
    public static string Unguarded(string cell) => cell.Length > 1 && cell[0] == '\'' && Formulas.Contains(cell[1]) ? cell[1..] : cell;

    private static string Guarded(string cell) => cell.Length > 0 && Formulas.Contains(cell[0]) ? "'" + cell : cell;

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
