using CallCoach.Csv;

namespace CallCoach.Tests.Csv;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2", "a|b", "1|2")]
    [InlineData("a;b\r\n1;2\r\n", "a|b", "1|2")]
    [InlineData("a\tb\r1\t2\r", "a|b", "1|2")]
    [InlineData("\"a,1\";b\n\"x\"\"y\"\n", "a,1|b", "x\"y")]
    [InlineData("a,b\n\n,\n1,2", "a|b", "1|2")]
    public void Separators_quotes_and_line_ends_of_every_kind_are_read(string text, string first, string second) =>
        CsvRecords.Read(text).Select(record => string.Join('|', record.Cells)).ShouldBe([first, second]);

    [Fact]
    public void A_record_knows_the_line_it_begins_in_also_after_cells_of_several_lines() =>
        CsvRecords.Read("a,b\n\"one\r\ntwo\nthree\",x\n\nlast,y").Select(record => (record.Line, record.Cells[0]))
            .ShouldBe([(1, "a"), (2, "one\r\ntwo\nthree"), (6, "last")]);

    [Fact]
    public void A_quotation_mark_that_is_never_closed_ends_the_file_there()
    {
        var records = CsvRecords.Read("a,b\n1,2\n3,\"four\n5,6\n7,8\n").ToList();

        records.Select(record => (record.Line, record.IsClosed)).ShouldBe([(1, true), (2, true), (3, false)]);
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_does_not_take_the_rest_of_a_long_file_into_memory()
    {
        var file = new EndlessText("a,b\n\"", "x,y\n");

        new CsvReader(file).Read().Last().IsClosed.ShouldBeFalse();

        file.Taken.ShouldBeLessThan(4 * CsvReader.LongestRecord);
    }

    [Fact]
    public void A_line_that_is_too_long_is_told_and_the_next_one_is_read()
    {
        var records = CsvRecords.Read($"a,b\n{new string('x', 3 * CsvReader.LongestRecord)},y\nc,d\n").ToList();

        records.Select(record => (record.Line, record.IsTooLong)).ShouldBe([(1, false), (2, true), (3, false)]);
        records[1].Cells.Sum(cell => cell.Length).ShouldBeLessThanOrEqualTo(CsvReader.LongestRecord + 1);
        records[2].Cells.ShouldBe(["c", "d"]);
    }

    [Fact]
    public void A_line_of_nothing_but_separators_costs_no_more_than_a_line_may()
    {
        var records = CsvRecords.Read($"a,b\n{new string(',', 10 * CsvReader.LongestRecord)}\nc,d").ToList();

        records.Select(record => (record.Line, record.IsTooLong)).ShouldBe([(1, false), (2, true), (3, false)]);
        records[1].Cells.Count.ShouldBeLessThanOrEqualTo(CsvReader.LongestRecord + 2);
    }

    [Fact]
    public void A_million_lines_are_read_one_at_a_time()
    {
        var file = new EndlessText("a,b\n", "+48600100200,\"Kowalski; sons\"\n");

        new CsvReader(file).Read().Skip(1).Take(1_000_000).Count(record => record.Cells[1] == "Kowalski; sons").ShouldBe(1_000_000);
    }

    [Fact]
    public void Records_that_straddle_the_readers_buffer_are_whole()
    {
        var lines = Enumerable.Range(0, 20_000).Select(i => $"{i},\"{new string('y', i % 13)}\"\r\n");

        CsvRecords.Read("n,text\r\n" + string.Concat(lines)).Skip(1).Select(record => (record.Line, record.Cells[0], record.Cells[1].Length))
            .ShouldBe(Enumerable.Range(0, 20_000).Select(i => (i + 2, i.ToString(System.Globalization.CultureInfo.InvariantCulture), i % 13)));
    }

    /// <summary>A beginning, and then the same again and again.</summary>
    private sealed class EndlessText(string beginning, string again) : TextReader
    {
        public long Taken { get; private set; }

        public override int ReadBlock(Span<char> buffer)
        {
            for (var i = 0; i < buffer.Length; i++, Taken++)
                buffer[i] = Taken < beginning.Length ? beginning[(int)Taken] : again[(int)((Taken - beginning.Length) % again.Length)];
            return buffer.Length;
        }
    }
}
