using System.Text;
using CallCoach.Csv;

namespace CallCoach.Tests.Csv;

public sealed class CsvEncodingTests
{
    [Theory]
    [InlineData("Nazwa;Telefon\nŻółw Sp. z o.o.;600100200\nGęś i Łoś;600100201\n", "windows-1250")]
    [InlineData("Имя;Телефон\nООО «Стеллаж»;89161234567\nЁлкин;89161234568\n", "windows-1251")]
    [InlineData("Назва;Телефон\nТОВ «Їжак і Ґава»;0501234567\n", "windows-1251")]
    [InlineData("name,phone\nŻółw,600100200\nООО,1\n", "utf-8")]
    [InlineData("name,phone\nPlain,600100200\n", "windows-1250")]
    public void A_list_in_the_encodings_of_its_languages_is_read_as_it_was_written(string text, string encoding) =>
        Read(CodePagesEncodingProvider.Instance.GetEncoding(encoding) is { } page ? page.GetBytes(text) : Encoding.UTF8.GetBytes(text)).ShouldBe(text);

    [Fact]
    public void A_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
            Read([.. encoding.GetPreamble(), .. encoding.GetBytes("имя,phone")]).ShouldBe("имя,phone", encoding.WebName);
    }

    [Fact]
    public void A_letter_that_straddles_what_is_read_at_once_does_not_make_the_file_another_encoding()
    {
        var text = new string('a', (64 * 1024) - 1) + "ł and ź";

        Read(Encoding.UTF8.GetBytes(text)).ShouldBe(text);
    }

    [Fact]
    public void One_wrong_byte_far_behind_is_seen()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes(new string('a', 200_000)), 0xB3, (byte)'a'];

        Read(file).ShouldEndWith("ła");
    }

    [Theory]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 20, 0 })]
    [InlineData(new byte[] { (byte)'a', 0, (byte)'b', 0 })]
    public void A_spreadsheet_or_other_binary_is_refused(byte[] file) => Should.Throw<FormatException>(() => Read(file));

    private static string Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        using var text = CsvEncoding.Open(stream);
        return text.ReadToEnd();
    }
}
