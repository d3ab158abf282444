using System.Text.Json;

namespace CallCoach.EndToEnd.Tests.Demo;

/// <summary>Reads the provider's lists as a client of Twilio's REST API does.</summary>
internal static class TwilioApi
{
    public const string Calls = "Calls.json";
    public const string Recordings = "Recordings.json";

    public static Uri Address(string accountSid, string list, string query = "") => new($"/2010-04-01/Accounts/{accountSid}/{list}?{query}", UriKind.Relative);

    /// <summary>Every page from the first to the last.</summary>
    public static async Task<IReadOnlyList<JsonElement>> PagesAsync(HttpClient provider, string accountSid, string list, string query = "")
    {
        var pages = new List<JsonElement>();
        for (var next = Address(accountSid, list, query); next is not null; next = NextOf(pages[^1]))
            pages.Add(JsonElement.Parse(await provider.GetStringAsync(next)));
        return pages;
    }

    public static async Task<IReadOnlyList<JsonElement>> ListAsync(HttpClient provider, string accountSid, string list, string query = "PageSize=1000") =>
        [.. (await PagesAsync(provider, accountSid, list, query)).SelectMany(page => Entries(page, list))];

    public static IEnumerable<JsonElement> Entries(JsonElement page, string list) => page.GetProperty(list == Calls ? "calls" : "recordings").EnumerateArray();

    public static string Text(this JsonElement entry, string field) => entry.GetProperty(field).GetString()!;

    public static DateTimeOffset Time(this JsonElement entry, string field) =>
        DateTimeOffset.Parse(entry.Text(field), System.Globalization.CultureInfo.InvariantCulture);

    private static Uri? NextOf(JsonElement page) => page.GetProperty("next_page_uri").GetString() is { } next ? new Uri(next, UriKind.Relative) : null;
}
