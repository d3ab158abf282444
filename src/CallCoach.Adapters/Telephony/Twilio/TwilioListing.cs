using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Telephony.Twilio;

/// <summary>
/// The account's lists of calls and recordings, page after page, as Twilio's REST API of 2010-04-01 documents them.
/// </summary>
/// <param name="pages">Fetches one page at a time.</param>
public sealed class TwilioListing(TwilioSettings settings, TwilioPages pages)
{
    /// <summary>The most that Twilio gives on a page.</summary>
    private const int PageSize = 1000;

    /// <summary>
    /// Legs that started, and recordings that were created, at an instant or later. Only this bound is sent: Twilio documents
    /// its filters in whole days, and by day an upper bound would leave out today.
    /// </summary>
    public async IAsyncEnumerable<ListedEvent> ListAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var leg in EachAsync("Calls.json", "calls", "StartTime>", since, cancel))
            yield return Taken(() => TwilioResource.TakeLeg(leg, settings.AccountSid, since));
        await foreach (var recording in EachAsync("Recordings.json", "recordings", "DateCreated>", since, cancel))
            if (Taken(() => TwilioResource.TakeRecording(recording, settings.AccountSid, since)) is { } listed)
                yield return listed;
    }

    private static T Taken<T>(Func<T> take)
    {
        try
        {
            return take();
        }
        catch (FormatException malformed)
        {
            throw new ListUnavailableException($"Twilio's list is not as documented: {malformed.Message}", inner: malformed);
        }
    }

    private async IAsyncEnumerable<JsonElement> EachAsync(
        string list, string name, string filter, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancel)
    {
        var address = new Uri(settings.ApiBaseUrl, $"2010-04-01/Accounts/{settings.AccountSid}/{list}");
        var from = since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var query = $"?{Uri.EscapeDataString(filter)}={Uri.EscapeDataString(from)}&PageSize={PageSize}";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (query is not null)
        {
            if (!seen.Add(query))
                throw new ListUnavailableException($"Twilio's pages of {list} go round in a circle.");
            using var page = await pages.GetAsync(new UriBuilder(address) { Query = query }.Uri, cancel);
            if (page.RootElement is not { ValueKind: JsonValueKind.Object } root
                || !root.TryGetProperty(name, out var entries) || entries.ValueKind != JsonValueKind.Array)
                throw new ListUnavailableException($"Twilio's answer has no list of {name}.");
            foreach (var entry in entries.EnumerateArray())
                yield return entry;
            query = NextQuery(root, address, list);
        }
    }

    /// <summary>Of the address of the next page only the query is used, and only when it is an address of this list here.</summary>
    private string? NextQuery(JsonElement page, Uri address, string list)
    {
        if (!page.TryGetProperty("next_page_uri", out var given) || given.ValueKind == JsonValueKind.Null)
            return null;
        if (given.ValueKind == JsonValueKind.String && Uri.TryCreate(settings.ApiBaseUrl, given.GetString(), out var next)
            && next.GetLeftPart(UriPartial.Authority) == address.GetLeftPart(UriPartial.Authority)
            && next.AbsolutePath.EndsWith($"/2010-04-01/Accounts/{settings.AccountSid}/{list}", StringComparison.Ordinal))
            return next.Query;
        throw new ListUnavailableException("Twilio names a next page that is none of this list.");
    }
}
