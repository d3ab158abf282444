using System.Globalization;
using CallCoach.Competitors;
using CallCoach.Competitors.Prices;

namespace CallCoach.Tests.Competitors;

public sealed class ComparedPricesTests
{
    private readonly MentionFinder _finder = new([new(1, ["Стеллаж-Про"]), new(2, ["Metalux"])]);

    [Theory]
    [InlineData("у стеллаж-про на десять процентов дешевле", "cheaper 10 percent")]
    [InlineData("стеллаж-про дешевле процентов на пятнадцать", "cheaper 15 percent")]
    [InlineData("у стеллаж-про дешевле на пятнадцать процентов", "cheaper 15 percent")]
    [InlineData("в стеллаж-про двадцатью процентами ниже", "cheaper 20 percent")]
    [InlineData("стеллаж-про отдаёт на двадцать пять процентов дешевле", "cheaper 25 percent")]
    [InlineData("у стеллаж-про на 12% дешевле", "cheaper 12 percent")]
    [InlineData("у стеллаж-про на 12,5 % дешевле", "cheaper 12.5 percent")]
    [InlineData("стеллаж-про скидку дали семь процентов", "cheaper 7 percent")]
    [InlineData("у стеллаж-про дороже на сорок процентов", "dearer 40 percent")]
    [InlineData("у стеллаж-про вдвое дешевле", "cheaper 0.5 factor")]
    [InlineData("у стеллаж-про в два раза дешевле", "cheaper 0.5 factor")]
    [InlineData("стеллаж-про втрое дороже", "dearer 3 factor")]
    [InlineData("стеллаж-про в полтора раза дороже", "dearer 1.5 factor")]
    [InlineData("у стеллаж-про на треть дешевле", "cheaper 0.6667 factor")]
    [InlineData("у стеллаж-про на четверть дороже", "dearer 1.25 factor")]
    [InlineData("у стеллаж-про дешевле наполовину", "cheaper 0.5 factor")]
    [InlineData("у стеллаж-про за полцены", "cheaper 0.5 factor")]
    [InlineData("у стеллаж-про на две тысячи рублей дешевле", "cheaper 2000 sum RUB")]
    [InlineData("у стеллаж-про на полторы тысячи дешевле", "cheaper 1500 sum")]
    [InlineData("у стеллаж-про на две с половиной тысячи рублей дешевле", "cheaper 2500 sum RUB")]
    [InlineData("у стеллаж-про дешевле на триста пятьдесят рублей", "cheaper 350 sum RUB")]
    [InlineData("у стеллаж-про дешевле на 1 500 руб", "cheaper 1500 sum RUB")]
    [InlineData("стеллаж-про скинули пять тысяч", "cheaper 5000 sum")]
    [InlineData("у стеллаж-про на полтысячи дешевле", "cheaper 500 sum")]
    [InlineData("у стеллаж-про на двести дешевле", "cheaper 200 sum")]
    [InlineData("стеллаж-про за девять тысяч рублей отдаёт", "9000 price RUB")]
    [InlineData("у стеллаж-про за сто двадцать евро", "120 price EUR")]
    [InlineData("стеллаж-про дешевле", "cheaper")]
    [InlineData("у стеллаж-про такая же цена", "same")]
    [InlineData("у стеллаж-про столько же стоит", "same")]
    [InlineData("у стеллаж-про не дешевле", "")]
    [InlineData("мы были в стеллаж-про двадцать пятого числа", "")]
    [InlineData("стеллаж-про на рынке двадцать лет", "")]
    [InlineData("у стеллаж-про девяносто процентов на складе", "")]
    public void In_Russian(string text, string expected) => Said(text).ShouldBe(expected);

    [Theory]
    [InlineData("w Metaluksie jest piętnaście procent taniej", "cheaper 15 percent")]
    [InlineData("Metalux jest o dziesięć procent tańszy", "cheaper 10 percent")]
    [InlineData("Metalux dał mi pięć procent rabatu", "cheaper 5 percent")]
    [InlineData("w Metaluxie taniej o dwadzieścia dwa procent", "cheaper 22 percent")]
    [InlineData("u Metaluksu o 8% drożej", "dearer 8 percent")]
    [InlineData("w Metaluksie o jedną trzecią taniej", "cheaper 0.6667 factor")]
    [InlineData("w Metaluksie o połowę taniej", "cheaper 0.5 factor")]
    [InlineData("w Metaluksie o ćwierć drożej", "dearer 1.25 factor")]
    [InlineData("Metalux jest dwa razy droższy", "dearer 2 factor")]
    [InlineData("Metalux jest dwukrotnie tańszy", "cheaper 0.5 factor")]
    [InlineData("w Metaluksie za pół ceny", "cheaper 0.5 factor")]
    [InlineData("Metalux jest tańszy o dwa tysiące złotych", "cheaper 2000 sum PLN")]
    [InlineData("w Metaluksie o półtora tysiąca taniej", "cheaper 1500 sum")]
    [InlineData("w Metaluxie dwieście euro taniej na kursie", "cheaper 200 sum EUR")]
    [InlineData("w Metaluksie o dwa i pół tysiąca mniej", "cheaper 2500 sum")]
    [InlineData("Metalux zszedł o pięćset złotych niżej", "cheaper 500 sum PLN")]
    [InlineData("Metalux bierze 1500 zł", "1500 price PLN")]
    [InlineData("w Metaluksie tyle samo", "same")]
    [InlineData("Metalux ma taką samą cenę", "same")]
    [InlineData("Metalux nie jest tańszy", "")]
    [InlineData("Metalux ma dwadzieścia oddziałów", "")]
    public void In_Polish(string text, string expected) => Said(text).ShouldBe(expected);

    [Theory]
    [InlineData("у Стелаж-Про на десять відсотків дешевше", "cheaper 10 percent")]
    [InlineData("у Стелаж-Про дешевше на п'ятнадцять відсотків", "cheaper 15 percent")]
    [InlineData("у Стелаж-Про на вісімнадцять відсотків нижча ціна", "cheaper 18 percent")]
    [InlineData("Стелаж-Про дорожчі на дев’ять відсотків", "dearer 9 percent")]
    [InlineData("у Стелаж-Про вдвічі дешевше", "cheaper 0.5 factor")]
    [InlineData("у Стелаж-Про втричі дорожче", "dearer 3 factor")]
    [InlineData("у Стелаж-Про на третину дешевше", "cheaper 0.6667 factor")]
    [InlineData("у Стелаж-Про на чверть менше", "cheaper 0.75 factor")]
    [InlineData("у Стелаж-Про в два рази дорожче", "dearer 2 factor")]
    [InlineData("у Стелаж-Про на півтори тисячі дешевше", "cheaper 1500 sum")]
    [InlineData("у Стелаж-Про на дві тисячі гривень дешевше", "cheaper 2000 sum UAH")]
    [InlineData("у Стелаж-Про дешевше на шістсот п'ятдесят гривень", "cheaper 650 sum UAH")]
    [InlineData("Стелаж-Про за двадцять дві тисячі гривень", "22000 price UAH")]
    [InlineData("у Стелаж-Про стільки ж", "same")]
    [InlineData("у Стелаж-Про така сама ціна", "same")]
    public void In_Ukrainian(string text, string expected) => Said(text).ShouldBe(expected);

    [Theory]
    [InlineData("metalux are ten percent cheaper", "cheaper 10 percent")]
    [InlineData("metalux came in twenty-five per cent lower", "cheaper 25 percent")]
    [InlineData("metalux gave us 15% off", "cheaper 15 percent")]
    [InlineData("metalux is two and a half grand cheaper", "cheaper 2500 sum")]
    [InlineData("metalux is a hundred and fifty pounds less", "cheaper 150 sum GBP")]
    [InlineData("metalux saves us three thousand dollars", "cheaper 3000 sum USD")]
    [InlineData("metalux was $200 cheaper", "cheaper 200 sum USD")]
    [InlineData("metalux is half the price", "cheaper 0.5 factor")]
    [InlineData("metalux is a third cheaper", "cheaper 0.6667 factor")]
    [InlineData("metalux is cheaper by half", "cheaper 0.5 factor")]
    [InlineData("metalux wants twice the price", "dearer 2 factor")]
    [InlineData("metalux is three times more expensive", "dearer 3 factor")]
    [InlineData("metalux is twenty percent more expensive", "dearer 20 percent")]
    [InlineData("metalux is ten percent less expensive", "cheaper 10 percent")]
    [InlineData("metalux do it for four hundred quid", "400 price GBP")]
    [InlineData("metalux charges the same price", "same")]
    [InlineData("metalux isn't cheaper", "")]
    [InlineData("metalux delivers more than ten pallets", "")]
    [InlineData("metalux have ninety five percent in stock", "")]
    public void In_English(string text, string expected) => Said(text).ShouldBe(expected);

    [Theory]
    [InlineData("вы на десять процентов дороже стеллаж-про", "cheaper 10 percent")]
    [InlineData("у вас дороже чем у стеллаж-про на двадцать процентов", "cheaper 20 percent")]
    [InlineData("у вас дешевле чем у стеллаж-про", "dearer")]
    [InlineData("стеллаж-про на десять процентов дешевле чем вы", "cheaper 10 percent")]
    [InlineData("у вас хорошо, а у стеллаж-про на пять процентов дешевле", "cheaper 5 percent")]
    [InlineData("jesteście dwa razy drożsi niż Metalux", "cheaper 0.5 factor")]
    [InlineData("you're ten percent dearer than metalux", "cheaper 10 percent")]
    [InlineData("ваша ціна вища на сім відсотків ніж у Стелаж-Про", "cheaper 7 percent")]
    [InlineData("metalux is cheaper than you are", "cheaper")]
    public void Our_price_against_theirs_is_turned_round(string text, string expected) => Said(text).ShouldBe(expected);

    [Theory]
    [InlineData("мы на пять процентов дешевле стеллаж-про", "dearer 5 percent")]
    [InlineData("we are ten percent cheaper than metalux", "dearer 10 percent")]
    [InlineData("Metalux jest tańszy od nas o pięć procent", "cheaper 5 percent")]
    public void A_managers_we_is_our_price(string text, string expected) => Said(text, ofManager: true).ShouldBe(expected);

    [Theory]
    [InlineData("стеллаж-про на десять процентов дешевле а metalux на пять дороже", "cheaper 10 percent | dearer")]
    [InlineData("у metalux дороже на двадцать процентов, зато у стеллаж-про дешевле на пять процентов", "dearer 20 percent | cheaper 5 percent")]
    public void Each_of_two_competitors_has_its_own_price(string text, string expected) => Said(text).ShouldBe(expected);

    [Theory]
    [InlineData("others give it ten percent cheaper", "cheaper 10 percent")]
    [InlineData("в другой конторе на двадцать процентов дешевле", "cheaper 20 percent")]
    [InlineData("вы на двадцать процентов дороже", "cheaper 20 percent")]
    [InlineData("gdzie indziej zapłacę o sto złotych mniej", "cheaper 100 sum PLN")]
    [InlineData("їм на третину дешевше рахують", "cheaper 0.6667 factor")]
    [InlineData("there it is half what you charge", "cheaper 0.5 factor")]
    [InlineData("twice what the market charges", "")]
    [InlineData("why are you three hundred more than the quote from the bank", "cheaper 300 sum")]
    [InlineData("та шо вы рассказуете нам селитру на пять тыщ дешевле везут", "cheaper 5000 sum")]
    [InlineData("ви загнули хлопче, на ринку на чверть дешевше", "cheaper 0.75 factor")]
    [InlineData("у конкурентов ваших рублей на тридцать дешевле", "cheaper 30 sum RUB")]
    [InlineData("другие дают вдвое больше показов", "")]
    [InlineData("does the same triple glazing for less", "")]
    [InlineData("your tender was the third cheapest", "")]
    [InlineData("там дешевле", "")]
    public void Without_a_name_an_amount_and_its_direction_count(string text, string expected) => Said(text, isComparison: true).ShouldBe(expected);

    [Fact]
    public void Without_a_name_nothing_counts_in_texts_that_compare_no_prices() =>
        Said("others give it ten percent cheaper").ShouldBe("");

    [Theory]
    [InlineData("")]
    [InlineData(" ,.!% ")]
    [InlineData("\ud800 стеллаж-про \udfff")]
    [InlineData("💸💸 metalux 💸")]
    [InlineData("مرحبا metalux 10% дешевле")]
    [InlineData("metalux 99999999999999999999999999999999 процентов дешевле")]
    [InlineData("на десять процентов дешевле на десять процентов дешевле")]
    public void Odd_texts_are_survived(string text) => Should.NotThrow(() => Said(text, isComparison: true));

    [Fact]
    public void A_text_of_ten_thousand_words_keeps_every_mention_where_it_stands()
    {
        var text = string.Concat(Enumerable.Repeat("слово ", 9_997)) + "у стеллаж-про дешевле";
        var found = Find(text, ofManager: false, isComparison: false).ShouldHaveSingleItem();

        text.Substring(found.Start, found.Length).ShouldBe("стеллаж-про");
        found.Direction.ShouldBe(PriceDirection.Cheaper);
    }

    [Fact]
    public void A_text_costs_no_memory_once_the_buffers_have_grown()
    {
        string[] texts = ["у стеллаж-про на десять процентов дешевле", "others give it two and a half grand cheaper", "w Metaluksie o jedną trzecią taniej", "добрый день"];
        var found = new List<FoundMention>();
        FindAll();
        found.Count.ShouldBe(3);

        var before = GC.GetAllocatedBytesForCurrentThread();
        FindAll();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void FindAll()
        {
            found.Clear();
            foreach (var text in texts)
                _finder.Find(text, ofManager: false, isComparison: true, found);
        }
    }

    private string Said(string text, bool ofManager = false, bool isComparison = false) =>
        string.Join(" | ", Find(text, ofManager, isComparison).Select(Told));

    private static string Told(FoundMention found) => string.Join(' ', new[]
    {
        found.Direction?.ToString().ToLowerInvariant(),
        found.Amount?.Value.ToString("0.####", CultureInfo.InvariantCulture),
        found.Amount?.Unit.ToString().ToLowerInvariant(),
        found.Amount?.Currency,
    }.Where(part => part is not null));

    private List<FoundMention> Find(string text, bool ofManager, bool isComparison)
    {
        var found = new List<FoundMention>();
        _finder.Find(text, ofManager, isComparison, found);
        return found;
    }
}
