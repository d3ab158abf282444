using CallCoach.People;
using CallCoach.Storage;

namespace CallCoach.StopList;

/// <summary>
/// A client who asked never to be called again. A number may be put on the list and taken off it several times; every time is
/// a row of its own, and at most one of a number's is in force.
/// </summary>
public sealed class StoppedNumber
{
    /// <summary>Why an entry is taken off whose call is heard differently now.</summary>
    public const string NoLongerHeard = "no longer heard in the call";

    public const int LongestNote = 500;

    private const int LongestAddress = 255;

    public long Id { get; set; }

    /// <summary>As <see cref="NumberOf"/> writes it.</summary>
    public required string Number { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    /// <summary>Who put it on the list; null when it was heard in a call.</summary>
    public string? AddedBy { get; set; }

    public string? Note { get; set; }

    /// <summary>The call that proves it; null when a person put it there.</summary>
    public long? CallId { get; set; }

    /// <summary>The utterance that proves it.</summary>
    public int? Ordinal { get; set; }

    /// <summary>When that utterance begins, in seconds from the recording's beginning.</summary>
    public double? Second { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Who listened and agrees: such an entry outlives another verdict on its call.</summary>
    public string? ConfirmedBy { get; set; }

    /// <summary>Null while it is in force.</summary>
    public DateTimeOffset? OffAt { get; set; }

    /// <summary>Who took it off; null when the call is heard differently now.</summary>
    public string? OffBy { get; set; }

    public string? OffReason { get; set; }

    /// <summary>
    /// The number an address stands for: in E.164 where it is one or a SIP address made of one, otherwise the client's SIP or
    /// <c>client:</c> address.
    /// </summary>
    /// <returns>Null for what is neither, such as a caller who withheld the number.</returns>
    public static string? NumberOf(string address) =>
        LineAddress.Dialled(address) ?? (LineAddress.Normalise(address) is var text && LineAddress.IsOwnDevice(text) && !text.EndsWith(':') && text.Length <= LongestAddress
            ? text
            : null);

    /// <summary>The number's entry in force, found by its index.</summary>
    public static IQueryable<StoppedNumber> InForce(CallCoachDb db, string number) =>
        db.StopList.Where(entry => entry.Number == number && entry.OffAt == null);
}

/// <param name="LeastScore">How sure the outcome must be that puts a number on the list.</param>
public sealed record StopListSettings(double LeastScore)
{
    public static StopListSettings Default { get; } = new(0.8);
}
