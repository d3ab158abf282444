using CallCoach.Csv;
using CallCoach.People;

namespace CallCoach.Clients;

/// <summary>A client list as a CSV file, whose first line names its columns.</summary>
public static class ClientFile
{
    /// <summary>Lines of one list: what comes in together stands or falls together, and holds everybody else up meanwhile.</summary>
    public const int MostLines = 200_000;

    public const int LongestValue = 200;

    private const int MostNumbers = 20;
    private const int LongestShown = 60;

    /// <summary>Reads a list; each line stands by itself.</summary>
    /// <param name="countryCode">The country calling code of numbers that name no country; null when those are refused.</param>
    /// <exception cref="FormatException">It is no list of clients, or a longer one than is taken.</exception>
    public static ClientList Read(Stream file, string? countryCode)
    {
        using var text = CsvEncoding.Open(file);
        ClientList? list = null;
        var lines = 0;
        foreach (var record in new CsvReader(text).Read())
        {
            if (list is null)
            {
                if (!IsSeparatorLine(record))
                    list = new(Columns(record));
                continue;
            }
            if (++lines > MostLines)
                throw new FormatException($"A list has at most {MostLines} lines; a longer one can be taken in parts.");
            Take(list, record, countryCode);
        }
        return list ?? throw NoNumbers();
    }

    /// <summary>A spreadsheet's own way to tell the separator: sep=;</summary>
    private static bool IsSeparatorLine(CsvRecord record) => record.Cells[0].Equals("sep=", StringComparison.OrdinalIgnoreCase);

    private static List<FoundColumn> Columns(CsvRecord head)
    {
        var columns = new List<FoundColumn>();
        foreach (var cell in head.Cells.Select(cell => CsvRecords.Unguarded(cell).Trim()))
        {
            var column = ClientColumnNames.Of(cell);
            // Of two columns of one kind the first counts, unless they are numbers.
            var isTaken = column is not ClientColumn.Number && columns.Exists(one => one.Column == column);
            columns.Add(new(Shown(cell), isTaken ? null : column));
        }
        return columns.Exists(one => one.Column == ClientColumn.Number) ? columns : throw NoNumbers();
    }

    private static FormatException NoNumbers() => new("The first line must name the columns, and one of them the telephone numbers: phone, telefon, телефон.");

    private static void Take(ClientList list, CsvRecord record, string? countryCode)
    {
        var cells = record.Cells.Select((cell, place) => (Column: place < list.Columns.Count ? list.Columns[place].Column : null, Text: CsvRecords.Unguarded(cell).Trim()))
            .Where(cell => cell.Column is not null && cell.Text.Length > 0).ToList();
        var written = cells.Where(cell => cell.Column == ClientColumn.Number)
            .SelectMany(cell => Numbers(cell.Text)).ToList();
        var shown = Shown(string.Join(" | ", written.Take(MostNumbers)));
        if (ProblemOf(record, written.Count, cells) is { } problem)
        {
            list.Refuse(record.Line, shown, problem);
            return;
        }
        var numbers = new List<string>();
        foreach (var text in written)
        {
            var (number, wrong) = TelephoneNumber.Read(text, countryCode);
            if (number is null)
            {
                list.Refuse(record.Line, Shown(text), Problem(wrong));
                return;
            }
            if (!numbers.Contains(number))
                numbers.Add(number);
        }
        list.Add(new(record.Line, shown, Value(ClientColumn.Key), new(
            Value(ClientColumn.Name), Value(ClientColumn.Product), Value(ClientColumn.Channel), Value(ClientColumn.Audience), Value(ClientColumn.Region),
            Value(ClientColumn.Owner)), numbers));

        string? Value(ClientColumn column) => cells.Find(cell => cell.Column == column).Text;
    }

    private static string[] Numbers(string cell) => TelephoneNumber.IsRounded(cell)
        ? [cell]
        : cell.Split(['|', ';', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static ClientProblem? ProblemOf(CsvRecord record, int numbers, List<(ClientColumn? Column, string Text)> cells) => record switch
    {
        { IsClosed: false } => ClientProblem.UnclosedQuote,
        { IsTooLong: true } => ClientProblem.LineTooLong,
        _ when cells.Exists(cell => cell.Column != ClientColumn.Number && cell.Text.Length > LongestValue) => ClientProblem.ValueTooLong,
        _ when numbers == 0 => ClientProblem.NoNumber,
        _ when numbers > MostNumbers => ClientProblem.TooManyNumbers,
        _ => null,
    };

    private static ClientProblem Problem(NumberProblem? problem) => problem switch
    {
        NumberProblem.NoCountry => ClientProblem.NoCountry,
        NumberProblem.Rounded => ClientProblem.RoundedNumber,
        _ => ClientProblem.NotANumber,
    };

    private static string Shown(string text) => text.Length > LongestShown ? text[..LongestShown] : text;
}
