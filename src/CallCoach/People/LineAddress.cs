namespace CallCoach.People;

/// <summary>How addresses of legs are written so that two spellings of one line are equal.</summary>
public static class LineAddress
{
    /// <summary>
    /// E.164 numbers lose spaces and punctuation; a SIP address loses port, parameters and case (RFC 3261, 19.1.4);
    /// anything else is trimmed.
    /// </summary>
    public static string Normalise(string address)
    {
        var text = address.Trim();
        if (text.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("sips:", StringComparison.OrdinalIgnoreCase))
            return NormaliseSip(text);
        if (text.StartsWith("client:", StringComparison.OrdinalIgnoreCase))
            return "client:" + text["client:".Length..];
        var number = string.Concat(text.Where(c => !" -().\u00a0".Contains(c)));
        return IsE164(number) ? number : text;
    }

    /// <summary>Whether this is a telephone number as ITU-T E.164 writes it: a plus and 7 to 15 digits.</summary>
    public static bool IsE164(string address) =>
        address.Length is >= 8 and <= 16 && address[0] == '+' && address[1] is >= '1' and <= '9' && address.Skip(1).All(char.IsAsciiDigit);

    /// <summary>Whether this can only be an own softphone or desk phone, never a client's number.</summary>
    public static bool IsOwnDevice(string address) =>
        address.StartsWith("client:", StringComparison.Ordinal) || address.StartsWith("sip:", StringComparison.Ordinal);

    /// <summary>The number somebody dialled: a number as it is, or the user part of the SIP address a desk telephone makes of it.</summary>
    /// <returns>Null when no number in E.164 was dialled.</returns>
    public static string? Dialled(string address)
    {
        var text = Normalise(address);
        if (text.StartsWith("sip:", StringComparison.Ordinal))
            text = text["sip:".Length..].Split('@')[0];
        return IsE164(text) ? text : null;
    }

    /// <summary>The number as a page and a log may show it: country and last three digits.</summary>
    public static string Mask(string address) =>
        IsE164(address) ? $"{address[..3]} *** *** {address[^3..]}" : address.Length == 0 ? "" : "***";

    private static string NormaliseSip(string text)
    {
        var end = text.IndexOfAny([';', '?']);
        var bare = (end < 0 ? text : text[..end]).ToLowerInvariant();
        var user = bare[(bare.IndexOf(':') + 1)..];
        var host = Math.Max(user.LastIndexOf('@'), user.LastIndexOf(']'));
        var port = user.IndexOf(':', Math.Max(host, 0));
        return "sip:" + (port < 0 ? user : user[..port]);
    }
}
