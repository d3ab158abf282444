using System.Text;
using CallCoach.Csv;
using CallCoach.StopList;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.StopList;

public sealed class StopListFileTests
{
    private const string Number = "+48600100200";

    public static TheoryData<string> NastyNotes =>
    [
        "=HYPERLINK(\"http://evil.example\";\"x\")", "+48600100200", "-1+2", "@SUM(A1)", "＝1", "'=already guarded", "'tis", "''", "'",
        "a,b;c\td", "she said \"no\"", "\"", "two\r\nlines", "two\nlines", "one\rline", "Просил не звонить — «никогда»", "zażółć gęślą jaźń", "🙂",
        "number", "0048 600", "1e5",
    ];

    [Theory]
    [MemberData(nameof(NastyNotes))]
    public void A_note_comes_back_as_it_was_with_either_separator(string note)
    {
        foreach (var delimiter in new[] { ',', ';' })
        {
            var line = Read(StopListFile.Head(delimiter) + Written(note, delimiter)).ShouldHaveSingleItem();

            (line.Wanted, line.Line).ShouldBe((new WantedNumber(Number, note), 2));
        }
    }

    [Theory]
    [MemberData(nameof(NastyNotes))]
    public void No_cell_but_a_telephone_number_begins_as_a_formula_does(string note)
    {
        var record = CsvRecords.Read(Written(note, ',')).ShouldHaveSingleItem();

        record.Cells[0].ShouldBe(Number);
        record.Cells.Skip(1).Where(cell => cell.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(cell[0])).ShouldBeEmpty();
    }

    [Fact]
    public void The_file_is_in_the_form_of_RFC_4180_with_the_names_of_its_columns_first()
    {
        var file = StopListFile.Head(',') + StopListFile.Write(
            new()
            {
                Number = Number, AddedAt = Rows.Morning, CallId = 7, Ordinal = 3, Second = 12.5, Note = "said \"never\", twice",
                OffAt = Rows.Morning, OffBy = "Jan", OffReason = "mistake",
            },
            Rows.Warsaw.Local, showsCall: true, ',');

        file.ShouldBe(
            "number,note,added_at,added_by,call,second,confirmed_by,off_at,off_by,off_reason\r\n"
            + "+48600100200,\"said \"\"never\"\", twice\",2026-11-23T10:00:00+01:00,,7,12.5,,2026-11-23T10:00:00+01:00,Jan,mistake\r\n");
    }

    [Fact]
    public void A_call_that_the_reader_may_not_see_is_not_named() =>
        StopListFile.Write(new() { Number = Number, AddedAt = Rows.Morning, CallId = 7, Second = 12.5 }, Rows.Warsaw.Local, showsCall: false, ',')
            .ShouldBe("+48600100200,,2026-11-23T10:00:00+01:00,,,,,,,\r\n");

    [Fact]
    public void An_address_that_is_no_telephone_number_is_guarded_like_any_other_cell() =>
        StopListFile.Write(new() { Number = "+1+cmd", AddedAt = Rows.Morning }, Rows.Warsaw.Local, showsCall: false, ',').ShouldStartWith("'+1+cmd,");

    [Fact]
    public void Excel_is_told_the_encoding_by_a_byte_order_mark() => StopListFile.Encoding.GetPreamble().ShouldBe([0xEF, 0xBB, 0xBF]);

    [Fact]
    public void Each_bad_line_is_told_with_its_number_and_the_others_are_read()
    {
        var lines = Read($"""
            +48 600-100-200,first

            600100201,no country
            "a note
            of two lines",not a number
            +48600100203,"{new string('x', 501)}"
            sip:buyer@office.example
            4.86E+10,rounded by a spreadsheet
            +48600100204
            """);

        lines.Select(line => (line.Line, line.Wanted?.Number, line.Problem)).ShouldBe(
        [
            (1, Number, null), (3, null, LineProblem.NoCountry), (4, null, LineProblem.NotANumber), (6, null, LineProblem.NoteTooLong),
            (7, "sip:buyer@office.example", null), (8, null, LineProblem.NotANumber), (9, "+48600100204", null),
        ]);
        lines[1].Text.ShouldBe("600100201");
    }

    [Fact]
    public void What_a_file_says_was_taken_off_is_not_put_on_again() =>
        Read("number;off_at\n+48600100200;\n+48600100201;2026-11-23T10:00:00+01:00\n").Select(line => line.Problem).ShouldBe([null, LineProblem.TakenOff]);

    [Fact]
    public void Columns_may_stand_in_any_order_when_they_are_named() =>
        Read("who,Note,NUMBER\nJan,by letter,+48600100200\n").ShouldHaveSingleItem().Wanted.ShouldBe(new WantedNumber(Number, "by letter"));

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_told_and_what_came_before_it_is_read() =>
        Read("+48600100200,fine\n+48600100201,\"open\n+48600100202,swallowed\n").Select(line => (line.Line, line.Problem))
            .ShouldBe([(1, null), (2, LineProblem.UnclosedQuote)]);

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n,,\r\n")]
    [InlineData("number,note\r\n")]
    public void A_file_without_numbers_has_no_lines(string text) => Read(text).ShouldBeEmpty();

    [Fact]
    public void Text_is_read_in_the_encodings_that_spreadsheets_write()
    {
        const string text = "+48600100200,zażółć";

        foreach (var encoding in new Encoding[] { Encoding.UTF8, new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode })
            StopListFile.TextOf([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).ShouldBe(text);
        Should.Throw<FormatException>(() => StopListFile.TextOf([0x2B, 0x34, 0xB9, 0x20]));
    }

    private static string Written(string note, char delimiter) =>
        StopListFile.Write(new() { Number = Number, AddedAt = Rows.Morning, Note = note }, Rows.Warsaw.Local, showsCall: true, delimiter);

    private static IReadOnlyList<ReadLine> Read(string text) => StopListFile.Read(text);
}
