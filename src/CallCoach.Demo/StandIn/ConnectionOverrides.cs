using System.Globalization;

namespace CallCoach.Demo.StandIn;

/// <summary>Why a webhook was not delivered, in the words of Twilio's retry policies.</summary>
public enum DeliveryFailure
{
    /// <summary>No connection was made (<c>ct</c>).</summary>
    Connection,

    /// <summary>No whole answer came (<c>rt</c>).</summary>
    Read,

    /// <summary>Answered 4xx, or anything else that is no success.</summary>
    Refused,

    /// <summary>Answered 5xx.</summary>
    ServerError,
}

/// <summary>
/// How often Twilio repeats a webhook: the fragment of its address, as "Webhooks: connection overrides" documents it. By
/// default once, only when no connection was made, and within 15 seconds in all.
/// </summary>
/// <param name="Retries"><c>rc</c>, up to 5.</param>
/// <param name="Policy"><c>rp</c>: which failures count.</param>
/// <param name="ReadTimeout"><c>rt</c></param>
/// <param name="Total"><c>tt</c>: the time of all attempts together.</param>
public sealed record ConnectionOverrides(int Retries, IReadOnlySet<DeliveryFailure> Policy, TimeSpan ReadTimeout, TimeSpan Total)
{
    private const int MostRetries = 5;
    private const int LongestTimeout = 15_000;

    /// <exception cref="FormatException">Twilio would refuse the fragment (errors 11240 and following).</exception>
    public static ConnectionOverrides Of(Uri address)
    {
        var given = address.Fragment.TrimStart('#').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "", StringComparer.Ordinal);
        return new(
            Number(given, "rc", 1, 0, MostRetries),
            given.GetValueOrDefault("rp", "ct").Split(',').SelectMany(Failures).ToHashSet(),
            TimeSpan.FromMilliseconds(Number(given, "rt", LongestTimeout, 100, LongestTimeout)),
            TimeSpan.FromMilliseconds(Number(given, "tt", LongestTimeout, 100, LongestTimeout)));
    }

    /// <param name="repeated">How often it was repeated already.</param>
    public bool Repeats(DeliveryFailure failure, int repeated) => repeated < Retries && Policy.Contains(failure);

    /// <summary>How long the next attempt may take.</summary>
    public TimeSpan TimeOfAttempt(TimeSpan elapsed)
    {
        var left = Total > elapsed ? Total - elapsed : TimeSpan.Zero;
        return left < ReadTimeout ? left : ReadTimeout;
    }

    private static DeliveryFailure[] Failures(string policy) => policy switch
    {
        "ct" => [DeliveryFailure.Connection],
        "rt" => [DeliveryFailure.Read],
        "4xx" => [DeliveryFailure.Refused],
        "5xx" => [DeliveryFailure.ServerError],
        "all" => Enum.GetValues<DeliveryFailure>(),
        _ => throw new FormatException($"rp={policy} is no retry policy"),
    };

    private static int Number(Dictionary<string, string> given, string name, int otherwise, int least, int most)
    {
        if (!given.TryGetValue(name, out var text))
            return otherwise;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new FormatException($"{name}={text} is not between {least} and {most}");
    }
}
