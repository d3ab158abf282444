using System.Globalization;

namespace CallCoach.Demo.StandIn;

/// <summary>Something in a list.</summary>
internal sealed record Listed(string Sid, Func<object> Entry);

/// <summary>A page of a list as Twilio answers it, with the addresses of the pages around it.</summary>
internal static class ListPage
{
    /// <param name="path">The list's own.</param>
    /// <param name="name">Of the field that holds the entries.</param>
    public static Dictionary<string, object?> Of(string path, ListQuery asked, string name, IReadOnlyList<Listed> all)
    {
        var (size, number) = (asked.PageSize, asked.Page);
        var first = First(asked, all);
        var page = all.Skip(first).Take(size).ToList();
        var start = number * size;
        return new(StringComparer.Ordinal)
        {
            ["end"] = Math.Max(start, start + page.Count - 1),
            ["first_page_uri"] = Address(path, asked, 0, null),
            ["next_page_uri"] = page.Count > 0 && first + page.Count < all.Count ? Address(path, asked, number + 1, "PA" + page[^1].Sid) : null,
            ["page"] = number,
            ["page_size"] = size,
            ["previous_page_uri"] = page.Count > 0 && first > 0 && number > 0 ? Address(path, asked, number - 1, "PB" + page[0].Sid) : null,
            [name] = page.Select(listed => listed.Entry()),
            ["start"] = start,
            ["uri"] = Address(path, asked, number, asked.PageToken),
        };
    }

    private static int First(ListQuery asked, IReadOnlyList<Listed> all)
    {
        if (asked.PageToken is not { Length: > 2 } token)
            return asked.Page * asked.PageSize;
        var at = all.TakeWhile(listed => listed.Sid != token[2..]).Count();
        return at == all.Count ? throw new FormatException("PageToken is of no page of this list")
            : token.StartsWith("PA", StringComparison.Ordinal) ? at + 1
            : Math.Max(0, at - asked.PageSize);
    }

    private static string Address(string path, ListQuery asked, int number, string? token)
    {
        var query = new QueryString();
        foreach (var (name, value) in asked.Filters)
            query = query.Add(name, value ?? "");
        query = query.Add("PageSize", asked.PageSize.ToString(CultureInfo.InvariantCulture)).Add("Page", number.ToString(CultureInfo.InvariantCulture));
        return path + (token is null ? query : query.Add("PageToken", token));
    }
}
