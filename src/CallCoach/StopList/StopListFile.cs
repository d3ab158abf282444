using System.Text;
using CallCoach.Csv;

namespace CallCoach.StopList;

/// <summary>Why a line of a file puts no number on the list.</summary>
public enum LineProblem
{
    /// <summary>It holds neither a number in E.164 nor a SIP or <c>client:</c> address.</summary>
    NotANumber,

    /// <summary>Digits without a plus: the country cannot be known.</summary>
    NoCountry,

    NoteTooLong,

    /// <summary>The file says that the number was taken off the list.</summary>
    TakenOff,

    /// <summary>A quotation mark is not closed, so that what follows cannot be told apart; nothing from this line on was read.</summary>
    UnclosedQuote,
}

/// <summary>A line of a file.</summary>
/// <param name="Text">What stands where the number should.</param>
/// <param name="Wanted">Null when there is a problem.</param>
public sealed record ReadLine(int Line, string Text, WantedNumber? Wanted, LineProblem? Problem = null);

/// <summary>
/// The stop list as a CSV file. It is written in UTF-8 with a byte order mark, without which Excel takes it for another encoding.
/// Telephone numbers are written bare, for a plus and digits are no formula; every other cell is guarded against being one.
/// </summary>
public static class StopListFile
{
    private const string Number = "number";
    private const string Note = "note";
    private const string OffAt = "off_at";
    private const int LongestShown = 60;

    /// <summary>What <see cref="Write"/> writes, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        [Number, Note, "added_at", "added_by", "call", "second", "confirmed_by", OffAt, "off_by", "off_reason"];

    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The text of a file in UTF-8, with or without a byte order mark, or in UTF-16 with one.</summary>
    /// <exception cref="FormatException">It is in another encoding, or none.</exception>
    public static string TextOf(byte[] file)
    {
        try
        {
            Encoding encoding = file switch
            {
                [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
                _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            };
            return encoding.GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException failure)
        {
            throw new FormatException("The file is not in UTF-8.", failure);
        }
    }

    /// <summary>
    /// Reads lines with a number and a note. A first line that names its columns may name others too and put them in any order;
    /// without one, the number comes first and the note second.
    /// </summary>
    public static IReadOnlyList<ReadLine> Read(string text)
    {
        var (number, note, off) = (0, 1, -1);
        var lines = new List<ReadLine>();
        var isFirst = true;
        foreach (var record in CsvRecords.Read(text))
        {
            var cells = record.Cells.Select(cell => CsvRecords.Unguarded(cell).Trim()).ToList();
            var names = isFirst ? cells.ConvertAll(cell => cell.ToLowerInvariant()) : [];
            isFirst = false;
            if (names.Contains(Number))
                (number, note, off) = (names.IndexOf(Number), names.IndexOf(Note), names.IndexOf(OffAt));
            else
                lines.Add(Line(record, Cell(cells, number), Cell(cells, note), Cell(cells, off).Length > 0));
        }
        return lines;
    }

    private static string Cell(List<string> cells, int place) => place >= 0 && place < cells.Count ? cells[place] : "";

    private static ReadLine Line(CsvRecord record, string number, string note, bool isOff)
    {
        var shown = number.Length > LongestShown ? number[..LongestShown] : number;
        if (!record.IsClosed)
            return new(record.Line, shown, null, LineProblem.UnclosedQuote);
        if (StoppedNumber.NumberOf(number) is not { } known)
            return new(record.Line, shown, null, IsNational(number) ? LineProblem.NoCountry : LineProblem.NotANumber);
        if (note.Length > StoppedNumber.LongestNote)
            return new(record.Line, shown, null, LineProblem.NoteTooLong);
        return isOff
            ? new(record.Line, shown, null, LineProblem.TakenOff)
            : new(record.Line, shown, new(known, note.Length == 0 ? null : note));
    }

    private static bool IsNational(string number) =>
        number.Count(char.IsAsciiDigit) >= 7 && number.All(c => char.IsAsciiDigit(c) || " -().\u00a0".Contains(c));

    /// <summary>The first line, which names the columns.</summary>
    public static string Head(char delimiter) => CsvRecords.Write(Columns, delimiter);

    /// <summary>A line of the file.</summary>
    /// <param name="local">Turns an instant into the department's time.</param>
    /// <param name="showsCall">Whether who reads the file may see the call.</param>
    public static string Write(StoppedNumber entry, Func<DateTimeOffset, DateTimeOffset> local, bool showsCall, char delimiter)
    {
        static string? Invariant(IFormattable? value, string? format = null) => value?.ToString(format, System.Globalization.CultureInfo.InvariantCulture);

        string? Time(DateTimeOffset? instant) => instant is { } at ? Invariant(local(at), "yyyy-MM-dd'T'HH:mm:sszzz") : null;

        return CsvRecords.Write(
            [
                entry.Number, entry.Note, Time(entry.AddedAt), entry.AddedBy, Invariant(showsCall ? entry.CallId : null),
                Invariant(showsCall ? entry.Second : null), entry.ConfirmedBy, Time(entry.OffAt), entry.OffBy, entry.OffReason,
            ],
            delimiter,
            safe: People.LineAddress.IsE164(entry.Number) ? 1 : 0);
    }
}
