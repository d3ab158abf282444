using System.Buffers;
using System.Text;

namespace CallCoach.StopList;

/// <summary>A record of a CSV file.</summary>
/// <param name="Line">The line of the file it begins in, from 1.</param>
/// <param name="IsClosed">False when a quotation mark was opened and never closed: it then reaches to the end of the file.</param>
public sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, bool IsClosed = true);

/// <summary>Records as RFC 4180 writes them.</summary>
public static class CsvRecords
{
    private static readonly char[] Delimiters = [',', ';', '\t'];

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
        var delimiter = DelimiterOf(text);
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var cells = new List<string>();
            var begin = line;
            bool isClosed;
            while (!ReadCell(text, delimiter, cells, ref at, ref line, out isClosed))
                continue;
            if (!isClosed || cells.Exists(cell => cell.Length > 0))
                yield return new(begin, cells, isClosed);
        }
    }

    /// <summary>The cell without its guard.</summary>
    public static string Unguarded(string cell) => cell.Length > 1 && cell[0] == '\'' && Formulas.Contains(cell[1]) ? cell[1..] : cell;

    private static string Guarded(string cell) => cell.Length > 0 && Formulas.Contains(cell[0]) ? "'" + cell : cell;

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static char DelimiterOf(string text)
    {
        var isQuoted = false;
        foreach (var c in text)
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && Delimiters.Contains(c))
                return c;
            else if (!isQuoted && c is '\r' or '\n')
                break;
        }
        return Delimiters[0];
    }

    /// <returns>Whether the record ends with this cell.</returns>
    private static bool ReadCell(string text, char delimiter, List<string> cells, ref int at, ref int line, out bool isClosed)
    {
        var cell = new StringBuilder();
        var isQuoted = at < text.Length && text[at] == '"';
        if (isQuoted)
            at++;
        while (at < text.Length)
        {
            var c = text[at++];
            if (isQuoted && c == '"')
            {
                isQuoted = at < text.Length && text[at] == '"';
                if (!isQuoted)
                    continue;
                at++;
            }
            else if (!isQuoted && c == delimiter)
            {
                return End(isLast: false, out isClosed);
            }

            var endsLine = c == '\n' || (c == '\r' && (at == text.Length || text[at] != '\n'));
            if (endsLine)
                line++;
            if (!isQuoted && endsLine)
                return End(isLast: true, out isClosed);
            if (isQuoted || c != '\r' || at == text.Length || text[at] != '\n')
                cell.Append(c);
        }
        return End(isLast: true, out isClosed);

        bool End(bool isLast, out bool closed)
        {
            cells.Add(cell.ToString());
            closed = !isQuoted;
            return isLast;
        }
    }
}
