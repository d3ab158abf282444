using System.Globalization;

namespace CallCoach.Demo.StandIn;

/// <summary>The query of a request for a list.</summary>
internal sealed class ListQuery(IQueryCollection query)
{
    private const int UsualPageSize = 50;
    private const int LargestPageSize = 1000;

    public int PageSize => Number("PageSize", UsualPageSize) is > 0 and <= LargestPageSize and var size
        ? size
        : throw new FormatException($"PageSize must be between 1 and {LargestPageSize}");

    public int Page => Number("Page", 0);

    /// <summary>PA and the last identifier of the page before, or PB and the first of the page after.</summary>
    public string? PageToken => query["PageToken"];

    /// <summary>Names and values of everything but the page.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Filters => query
        .Where(pair => pair.Key is not ("Page" or "PageToken" or "PageSize")).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value));

    public bool Is(string name, string? value) => query[name] is not [{ } wanted, ..] || wanted == value;

    /// <summary>Whether an instant passes the filters <c>name</c> (that day), <c>name&lt;</c> and <c>name&gt;</c> (on or after).</summary>
    public bool IsWithin(string name, DateTimeOffset? instant) =>
        (Wanted(name) is not { } on || instant?.UtcDateTime.Date == on.UtcDateTime.Date)
        && (Wanted(name + "<") is not { } before || instant < before)
        && (Wanted(name + ">") is not { } from || instant >= from);

    /// <summary>A day in UTC, or an instant.</summary>
    private DateTimeOffset? Wanted(string name) => query[name] is not [{ } text, ..]
        ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var wanted)
            ? wanted
            : throw new FormatException($"{name}{text} is no date");

    private int Number(string name, int otherwise) => query[name] is not [{ } text, ..]
        ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name} must be a number");
}
