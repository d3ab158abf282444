using System.Text;

namespace CallCoach.Csv;

/// <summary>
/// Reads a CSV file a record at a time, however long it is: never more than one record is held. What spoils a line spoils that
/// line alone, except a quotation mark that is never closed.
/// </summary>
public sealed class CsvReader(TextReader file)
{
    /// <summary>Characters of a record; no list has lines of this length, and a file that is none may have one without end.</summary>
    public const int LongestRecord = 64 * 1024;

    private const int End = -1;

    private static readonly char[] Delimiters = [',', ';', '\t'];

    private readonly char[] _buffer = new char[LongestRecord];
    private readonly StringBuilder _cell = new();
    private int _at;
    private int _end;
    private int _line = 1;
    private int _length;

    /// <summary>Records with commas, semicolons or tabs between their cells, whichever comes first; blank lines are left out.</summary>
    public IEnumerable<CsvRecord> Read()
    {
        Fill();
        var delimiter = DelimiterOf(_buffer.AsSpan(0, _end));
        while (Peek() != End)
        {
            var record = ReadRecord(delimiter);
            if (!record.IsClosed || record.IsTooLong || record.Cells.Any(cell => cell.Length > 0))
                yield return record;
            if (!record.IsClosed)
                yield break;
        }
    }

    private static char DelimiterOf(ReadOnlySpan<char> text)
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

    private CsvRecord ReadRecord(char delimiter)
    {
        var (cells, begin) = (new List<string>(), _line);
        _length = 0;
        while (true)
        {
            var (isLast, isClosed) = ReadCell(delimiter);
            cells.Add(_cell.ToString());
            if (!isClosed)
                return new(begin, cells, IsClosed: false);
            if (_length > LongestRecord)
            {
                SkipLine(isLast);
                return new(begin, cells, IsTooLong: true);
            }
            if (isLast)
                return new(begin, cells);
        }
    }

    /// <returns>Whether the record ends with this cell, and whether its quotation marks are closed.</returns>
    private (bool IsLast, bool IsClosed) ReadCell(char delimiter)
    {
        _cell.Clear();
        var isQuoted = Peek() == '"';
        if (isQuoted)
            Next();
        while (_length <= LongestRecord && Next() is var c && c != End)
        {
            if (isQuoted && c == '"')
            {
                isQuoted = Peek() == '"';
                if (!isQuoted)
                    continue;
                Next();
            }
            else if (!isQuoted && c == delimiter)
            {
                return (false, true);
            }

            var endsLine = EndsLine(c);
            if (endsLine)
                _line++;
            if (!isQuoted && endsLine)
                return (true, true);
            if (isQuoted || c != '\r' || Peek() != '\n')
                _cell.Append((char)c);
        }
        return (Peek() == End, !isQuoted);
    }

    private bool EndsLine(int c) => c == '\n' || (c == '\r' && Peek() != '\n');

    private void SkipLine(bool isOver)
    {
        while (!isOver && Next() is var c && c != End)
            isOver = EndsLine(c);
        _line++;
    }

    private int Peek() => _at < _end || Fill() ? _buffer[_at] : End;

    private int Next()
    {
        var next = Peek();
        if (next != End)
            (_at, _length) = (_at + 1, _length + 1);
        return next;
    }

    private bool Fill()
    {
        (_at, _end) = (0, file.ReadBlock(_buffer));
        return _end > 0;
    }
}
