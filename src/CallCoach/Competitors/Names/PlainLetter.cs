namespace CallCoach.Competitors.Names;

/// <summary>Letters as word tables have them: lower case, Polish ones without their marks, Cyrillic е for ё.</summary>
internal static class PlainLetter
{
    public static char Of(char letter) => char.ToLowerInvariant(letter) switch
    {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' or 'ż' => 'z',
        'ё' => 'е',
        var other => other,
    };
}
