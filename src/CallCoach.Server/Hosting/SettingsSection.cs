using System.Globalization;
using CallCoach.Adapters.Telephony;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.People;

namespace CallCoach.Server.Hosting;

/// <summary>Values of <c>CallCoach:*</c>, each read into its type or refused by its name. Blank means not set.</summary>
internal sealed class SettingsSection(IConfiguration configuration)
{
    public string? this[string key] => configuration[$"CallCoach:{key}"] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    public Uri? Url(string key)
    {
        if (this[key] is not { } value)
            return null;
        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length > 0)
            throw Wrong(key, "is not an http or https address");
        return url.AbsoluteUri.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
    }

    public TimeZoneInfo TimeZone(string key)
    {
        if (this[key] is not { } value)
            return TimeZoneInfo.Local;
        return TimeZoneInfo.TryFindSystemTimeZoneById(value, out var zone) ? zone : throw Wrong(key, $"{value} is not a time zone known here");
    }

    public string Language(string key)
    {
        var value = this[key] ?? "en";
        return Department.Languages.Contains(value) ? value : throw Wrong(key, $"must be one of {string.Join(", ", Department.Languages)}");
    }

    public byte[]? Secret(string key)
    {
        try
        {
            return this[key] is { } value ? StandardWebhook.ParseSecret(value) : null;
        }
        catch (FormatException)
        {
            throw Wrong(key, "must be base64 of 24 to 64 bytes, with or without whsec_ before it");
        }
    }

    public bool Flag(string key) => this[key] switch
    {
        null => false,
        var value when bool.TryParse(value, out var flag) => flag,
        _ => throw Wrong(key, "must be true or false"),
    };

    public DateTimeOffset Instant(string key) =>
        DateTimeOffset.TryParse(this[key], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw Wrong(key, "is not a time in ISO 8601");

    public double Number(string key) =>
        double.TryParse(this[key], CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw Wrong(key, "is not a number above 0");

    /// <summary>A comma-separated value, or the values below the key.</summary>
    public IReadOnlyList<string> List(string key) => this[key] is { } value
        ? value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [.. configuration.GetSection($"CallCoach:{key}").GetChildren().Select(child => child.Value).OfType<string>()];

    /// <summary>Hosts, each with a port where it is not the standard one.</summary>
    public IReadOnlyList<string> Hosts(string key)
    {
        var hosts = List(key);
        try
        {
            _ = new ProviderHosts(hosts);
            return hosts;
        }
        catch (FormatException failure)
        {
            throw Wrong(key, $"lists hosts, such as recordings.example or 127.0.0.1:8080; {failure.Message}");
        }
    }

    public IReadOnlyDictionary<string, string?> Pairs(string key) =>
        configuration.GetSection($"CallCoach:{key}").GetChildren().ToDictionary(child => child.Key, child => child.Value, StringComparer.Ordinal);

    private static SettingsException Wrong(string key, string what) => new($"CallCoach:{key} {what}.");
}
