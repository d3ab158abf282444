using System.Globalization;
using CallCoach.Calls;
using CallCoach.Csv;
using CallCoach.Outcomes;
using CallCoach.People;

namespace CallCoach.Importing;

/// <summary>A list of calls from before as a CSV file, whose first line names its columns; read a call at a time.</summary>
public sealed class CallFile(Department department)
{
    private const int LongestId = 200;
    private const int LongestAddress = 255;
    private const int LongestShown = 60;

    private static readonly CallColumn[] Needed = [CallColumn.Id, CallColumn.Direction, CallColumn.Line, CallColumn.Client, CallColumn.Started];

    private static readonly string[] LocalTimes =
        ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm", "yyyy-MM-dd'T'HH:mm:ss.FFF"];

    private static readonly string[] TimesWithOffset =
        ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", "yyyy-MM-dd'T'HH:mmzzz"];

    /// <summary>Reads the calls; each line stands by itself.</summary>
    /// <exception cref="FormatException">It is no list of calls.</exception>
    public IEnumerable<ReadCall> Read(TextReader file)
    {
        int[]? places = null;
        foreach (var record in new CsvReader(file).Read())
        {
            if (places is not null)
                yield return Call(record, places);
            else if (!record.Cells[0].Equals("sep=", StringComparison.OrdinalIgnoreCase))
                places = Places(record);
        }
        if (places is null)
            throw new FormatException("The file is empty.");
    }

    private static int[] Places(CsvRecord head)
    {
        var names = head.Cells.Select(cell => CsvRecords.Unguarded(cell).Trim()).ToList();
        var places = Array.ConvertAll(Enum.GetNames<CallColumn>(), name => names.FindIndex(head => head.Equals(name, StringComparison.OrdinalIgnoreCase)));
        var missing = Array.FindAll(Needed, column => places[(int)column] < 0);
        return missing.Length == 0
            ? places
            : throw new FormatException($"The first line must name the columns; missing: {string.Join(", ", missing.Select(column => column.ToString().ToLowerInvariant()))}.");
    }

    private ReadCall Call(CsvRecord record, int[] places)
    {
        var id = Cell(CallColumn.Id);
        var shown = id.Length > LongestShown ? id[..LongestShown] : id;
        if (!record.IsClosed)
            return Refused(CallLineProblem.UnclosedQuote);
        if (record.IsTooLong)
            return Refused(CallLineProblem.LineTooLong);
        if (id.Length == 0)
            return Refused(CallLineProblem.NoId);
        var line = LineAddress.Normalise(Cell(CallColumn.Line));
        var tags = new Tags(Cell(CallColumn.Product), Cell(CallColumn.Channel), Cell(CallColumn.Audience), Cell(CallColumn.Region)).Trimmed();
        if (id.Length > LongestId || line.Length > LongestAddress || Cell(CallColumn.Client).Length > LongestAddress || tags.IsTooLong)
            return Refused(CallLineProblem.ValueTooLong);
        if (!TryName<CallDirection>(Cell(CallColumn.Direction), out var direction))
            return Refused(CallLineProblem.UnknownDirection);
        var (client, wrong) = Client(Cell(CallColumn.Client));
        if (wrong is { } problem)
            return Refused(problem);
        if (!TryTime(Cell(CallColumn.Started), out var started) || started is null
            || !TryTime(Cell(CallColumn.Answered), out var answered) || !TryTime(Cell(CallColumn.Ended), out var ended))
            return Refused(CallLineProblem.WrongTime);
        if (answered < started || ended < (answered ?? started))
            return Refused(CallLineProblem.TimesContradict);
        if (!TrySeconds(Cell(CallColumn.Seconds), out var seconds))
            return Refused(CallLineProblem.WrongSeconds);
        if (answered is null && seconds > 0)
            answered = ended is { } end && end.AddSeconds(-seconds.Value) is var from && from >= started ? from : started;
        var status = answered is null ? LegStatus.NoAnswer : LegStatus.Completed;
        if (Cell(CallColumn.Status) is { Length: > 0 } said && !TryName(said, out status))
            return Refused(CallLineProblem.UnknownStatus);
        var outcome = default(Outcome);
        var hasOutcome = Cell(CallColumn.Result) is { Length: > 0 } result;
        if (hasOutcome && !OutcomeName.TryParse(Cell(CallColumn.Result).ToLowerInvariant(), out outcome))
            return Refused(CallLineProblem.UnknownResult);
        return new(record.Line, shown, new(
            id, direction, line, client, started.Value, answered, ended, Talk(answered, ended, seconds), status, hasOutcome ? outcome : null, tags));

        string Cell(CallColumn column) =>
            places[(int)column] is >= 0 and var place && place < record.Cells.Count ? CsvRecords.Unguarded(record.Cells[place]).Trim() : "";

        ReadCall Refused(CallLineProblem reason) => new(record.Line, shown, null, reason);
    }

    private static int? Talk(DateTimeOffset? answered, DateTimeOffset? ended, int? seconds) =>
        answered is null ? null : seconds ?? (ended is { } end ? (int)(end - answered.Value).TotalSeconds : null);

    /// <summary>What is no number, such as an extension or a withheld number, is kept as it is.</summary>
    private (string Client, CallLineProblem? Problem) Client(string text)
    {
        var address = LineAddress.Normalise(text);
        if (LineAddress.IsOwnDevice(address))
            return (LineAddress.Dialled(address) ?? address, null);
        return TelephoneNumber.Read(text, department.CountryCode) switch
        {
            { Number: { } number } => (number, null),
            { Problem: NumberProblem.NoCountry } => ("", CallLineProblem.NoCountry),
            { Problem: NumberProblem.Rounded } => ("", CallLineProblem.RoundedNumber),
            _ => (address, null),
        };
    }

    private bool TryTime(string text, out DateTimeOffset? time)
    {
        time = null;
        if (text.Length == 0)
            return true;
        if (DateTime.TryParseExact(text, LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            if (department.TimeZone.IsInvalidTime(local))
                return false;
            time = new DateTimeOffset(local, department.TimeZone.GetUtcOffset(local));
            return true;
        }
        if (!DateTimeOffset.TryParseExact(text, TimesWithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return false;
        time = instant;
        return true;
    }

    private static bool TrySeconds(string text, out int? seconds)
    {
        seconds = null;
        if (text.Length == 0)
            return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 86_400)
            return false;
        seconds = number;
        return true;
    }

    /// <summary>Names as the rest of the product writes them, and with hyphens as providers do.</summary>
    private static bool TryName<T>(string text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text.Length > 0 && char.IsAsciiLetter(text[0])
            && Enum.TryParse(text.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out value)
            && Enum.IsDefined(value);
    }
}
