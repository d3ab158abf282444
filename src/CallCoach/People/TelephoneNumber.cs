namespace CallCoach.People;

/// <summary>Why a text is no telephone number that could be called from anywhere.</summary>
public enum NumberProblem
{
    NotANumber,

    /// <summary>It names no country, and the department has none set.</summary>
    NoCountry,

    /// <summary>A spreadsheet has rounded it: 4.86E+10.</summary>
    Rounded,
}

/// <summary>Telephone numbers as people write them in lists.</summary>
public static class TelephoneNumber
{
    private const string Punctuation = " -().\u00a0\u202f\u2011\u2013/'\t";

    /// <summary>
    /// How long a national number is and what is dialled before it inside its country, for countries where it matters
    /// (ITU-T E.129, national numbering plans); elsewhere a 0 is dialled before it.
    /// </summary>
    private static readonly Dictionary<string, (string Trunk, int Least, int Most)> Plans = new(StringComparer.Ordinal)
    {
        ["1"] = ("1", 10, 10),
        ["7"] = ("8", 10, 10),
        ["34"] = ("", 9, 9),
        ["39"] = ("", 6, 11),
        ["44"] = ("0", 9, 10),
        ["48"] = ("0", 9, 9),
        ["370"] = ("0", 8, 8),
        ["371"] = ("", 8, 8),
        ["372"] = ("", 7, 8),
        ["373"] = ("0", 8, 8),
        ["375"] = ("80", 9, 9),
        ["380"] = ("0", 9, 9),
        ["420"] = ("", 9, 9),
        ["421"] = ("0", 9, 9),
    };

    /// <summary>Reads a number into E.164: with a plus or 00 as it is, without one as a number of the department's country.</summary>
    /// <param name="countryCode">The department's country calling code in digits, such as 48; null when numbers without a country are refused.</param>
    public static (string? Number, NumberProblem? Problem) Read(string text, string? countryCode)
    {
        var written = string.Concat(text.Where(c => !Punctuation.Contains(c)));
        if (IsRounded(text))
            return (null, NumberProblem.Rounded);
        var digits = written.TrimStart('+');
        if (digits.Length == 0 || written.Length - digits.Length > 1 || !digits.All(char.IsAsciiDigit))
            return (null, NumberProblem.NotANumber);
        if (written[0] == '+')
            return International(digits);
        if (digits.StartsWith("00", StringComparison.Ordinal))
            return International(digits[2..]);
        if (countryCode is null)
            return (null, digits.Length >= 7 ? NumberProblem.NoCountry : NumberProblem.NotANumber);
        return National(digits, countryCode) is { } national ? International(countryCode + national) : (null, NumberProblem.NotANumber);
    }

    private static string? National(string digits, string countryCode)
    {
        var (trunk, least, most) = Plans.GetValueOrDefault(countryCode, ("0", 6, 12));
        bool Fits(string number) => number.Length >= least && number.Length <= most;

        string? After(string beginning) =>
            beginning.Length > 0 && digits.StartsWith(beginning, StringComparison.Ordinal) && Fits(digits[beginning.Length..]) ? digits[beginning.Length..] : null;

        // A country whose numbers vary in length leaves open which one is meant; a number that begins with its code is taken for whole.
        return least == most
            ? Fits(digits) ? digits : After(trunk) ?? After(countryCode)
            : After(countryCode) ?? After(trunk) ?? (Fits(digits) ? digits : null);
    }

    private static (string? Number, NumberProblem? Problem) International(string digits) =>
        LineAddress.IsE164("+" + digits) ? ("+" + digits, null) : (null, NumberProblem.NotANumber);

    /// <summary>Whether a spreadsheet took a number for a quantity and wrote it as 4.86E+10.</summary>
    public static bool IsRounded(string cell)
    {
        var text = cell.Trim();
        var e = text.IndexOfAny(['E', 'e']);
        return e > 0 && e < text.Length - 1 && char.IsAsciiDigit(text[0])
            && text[..e].All(c => char.IsAsciiDigit(c) || c is '.' or ',')
            && text[(e + 1)..].All(c => char.IsAsciiDigit(c) || c is '+');
    }
}
