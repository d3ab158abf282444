namespace CallCoach.Competitors.Prices;

/// <summary>Units of numbers: percent, and money by its ISO 4217 code.</summary>
internal static class CurrencyWords
{
    private static readonly (string Stem, string Code)[] Stems =
    [
        ("рубл", "RUB"), ("rubl", "RUB"), ("гривн", "UAH"), ("гривен", "UAH"), ("hrywn", "UAH"), ("hryvn", "UAH"), ("злот", "PLN"), ("zlot", "PLN"),
        ("доллар", "USD"), ("долар", "USD"), ("dolar", "USD"), ("dollar", "USD"), ("бакс", "USD"), ("buck", "USD"), ("фунт", "GBP"), ("funt", "GBP"),
        ("pound", "GBP"), ("евро", "EUR"), ("євро", "EUR"), ("euro", "EUR"), ("тенге", "KZT"),
    ];

    private static readonly WordForms<string> Words = new(
        ("RUB", "руб р rub ₽"), ("UAH", "грн uah ₴"), ("PLN", "zl pln зл"), ("USD", "usd $"), ("GBP", "gbp quid £"), ("EUR", "eur €"));

    private static readonly string[] Percents = ["процент", "відсот", "procent", "percent"];

    private static readonly WordForms<bool> ShortPercents = new((true, "% проц pct proc"));

    /// <returns>Null where the word is no currency.</returns>
    public static string? CodeOf(ReadOnlySpan<char> word)
    {
        if (Words.TryGet(word, out var code))
            return code;
        foreach (var (stem, known) in Stems)
            if (word.StartsWith(stem, StringComparison.Ordinal))
                return known;
        return null;
    }

    public static bool IsPercent(ReadOnlySpan<char> word)
    {
        if (ShortPercents.Has(word))
            return true;
        foreach (var stem in Percents)
            if (word.StartsWith(stem, StringComparison.Ordinal))
                return true;
        return false;
    }
}
