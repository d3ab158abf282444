using System.Text;
using CallCoach.Clients;

namespace CallCoach.Tests.Clients;

public sealed class ClientFileTests
{
    [Theory]
    [InlineData("id;Name;Phone;Region;Audience;Channel;Product;Owner")]
    [InlineData("Kod;Nazwa klienta;Nr telefonu;Województwo;Grupa docelowa;Źródło;Produkt;Opiekun")]
    [InlineData("Код;Клиент;Телефон;Регион;Целевая аудитория;Источник;Продукт;Менеджер")]
    [InlineData("Код;Назва;Телефон;Регіон;Цільова аудиторія;Джерело;Продукт;Відповідальний")]
    [InlineData("sep=;\nID;NAME;PHONE NUMBER;REGION;AUDIENCE;CHANNEL;PRODUCT;OWNER")]
    public void Columns_are_known_by_their_names_in_four_languages(string head)
    {
        var list = Read($"{head}\nK7;Regal;600100200;Mazowsze;Warehouses;Ads;Racks;Anna\n");

        list.Refused.ShouldBeEmpty();
        var client = list.Clients.ShouldHaveSingleItem();
        (client.Key, client.Facts).ShouldBe(("K7", new ClientFacts("Regal", "Racks", "Ads", "Warehouses", "Mazowsze", "Anna")));
        client.Lines.Single().Numbers.ShouldBe(["+48600100200"]);
    }

    [Fact]
    public void A_client_has_the_numbers_of_a_cell_of_several_columns_and_of_all_lines_with_its_key()
    {
        var list = Read("key,phone,phone 2,mobile\nK,600100200 | 600100201,600100202,\nL,600100209,,\nK,,,+48600100203\n");

        list.Refused.ShouldBeEmpty();
        list.Clients.Select(client => string.Join(' ', client.Lines.SelectMany(line => line.Numbers).Select(number => number[^1]))).ShouldBe(["0 1 2 3", "9"]);
    }

    [Theory]
    [InlineData("K,Regal,,", ClientProblem.NoNumber)]
    [InlineData("K,Regal,soon,", ClientProblem.NotANumber)]
    [InlineData("K,Regal,4.86E+10,", ClientProblem.RoundedNumber)]
    [InlineData("K,Regal,\"4,86E+10\",", ClientProblem.RoundedNumber)]
    [InlineData("K,Regal,600100200|soon,", ClientProblem.NotANumber)]
    [InlineData("K,=cmd|' /C calc'!A0,,", ClientProblem.NoNumber)]
    [InlineData("K,Regal,\"600100200", ClientProblem.UnclosedQuote)]
    [InlineData("A,Regal,600100299,", ClientProblem.NumberOfAnother)]
    [InlineData(",Regal,600100299,", ClientProblem.NumberOfAnother)]
    [InlineData("Z,Other name,600100298,", ClientProblem.Contradicts)]
    [InlineData("Z,First,600100299,", ClientProblem.Repeated)]
    public void A_line_that_cannot_be_taken_is_refused_with_its_number_and_the_reason(string line, ClientProblem problem)
    {
        var list = Read($"key,name,phone,region\nZ,First,600100299,North\n{line}");

        list.Refused.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            refused => refused.Line.ShouldBe(3), refused => refused.Problem.ShouldBe(problem));
        list.Clients.ShouldHaveSingleItem().Lines.Count.ShouldBe(1);
    }

    [Fact]
    public void Without_a_country_set_a_number_that_names_none_is_refused() =>
        Read("phone\n600100200\n+48600100201\n", country: null).ShouldSatisfyAllConditions(
            list => list.Refused.ShouldBe([new(2, "600100200", ClientProblem.NoCountry)]),
            list => list.Clients.Count.ShouldBe(1));

    [Fact]
    public void A_later_line_of_a_client_adds_what_earlier_ones_leave_open()
    {
        var list = Read("key,name,phone,region\nK,,600100200,\nK,Regal,600100200,\nK,,600100201,Mazowsze\n");

        list.Refused.ShouldBeEmpty();
        list.Clients.ShouldHaveSingleItem().Facts.ShouldBe(new("Regal", null, null, null, "Mazowsze", null));
    }

    [Fact]
    public void Too_long_values_too_many_numbers_and_too_long_lines_spoil_their_own_line_alone()
    {
        var list = Read(
            $"name,phone\n{new string('n', ClientFile.LongestValue + 1)},600100200\nmany,{string.Join('|', Enumerable.Range(100, 21).Select(i => $"600100{i}"))}\n"
            + $"{new string('x', 200_000)},1\nfine,600100201\n");

        list.Refused.Select(line => (line.Line, line.Problem)).ShouldBe(
            [(2, ClientProblem.ValueTooLong), (3, ClientProblem.TooManyNumbers), (4, ClientProblem.LineTooLong)]);
        list.Refused.ShouldAllBe(line => line.Text.Length <= 60);
        list.Clients.ShouldHaveSingleItem().Facts.Name.ShouldBe("fine");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("name,region\nRegal,Mazowsze\n")]
    [InlineData("600100200,Regal\n")]
    public void A_file_without_a_column_of_numbers_is_refused_whole(string text) => Should.Throw<FormatException>(() => Read(text));

    [Fact]
    public void A_million_lines_are_refused_before_they_are_all_read()
    {
        var file = new StringBuilder("phone\n");
        for (var i = 0; i < 1_000_000; i++)
            file.Append("+4860").Append(1_000_000 + i).Append('\n');

        Should.Throw<FormatException>(() => Read(file.ToString())).Message.ShouldContain("in parts");
    }

    [Fact]
    public void What_stands_in_columns_nobody_knows_is_left_out_and_told()
    {
        var list = Read("phone,shoe size,name,client\n600100200,=1+1,One,Two\n");

        list.Columns.ShouldBe([new("phone", ClientColumn.Number), new("shoe size", null), new("name", ClientColumn.Name), new("client", null)]);
        list.Clients.Single().Facts.Name.ShouldBe("One");
    }

    private static ClientList Read(string text, string? country = "48")
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ClientFile.Read(file, country);
    }
}
