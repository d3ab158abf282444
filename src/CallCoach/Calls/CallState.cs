using CallCoach.People;

namespace CallCoach.Calls;

/// <summary>
/// What a set of events says about a call. A pure function of the set: neither order nor repetition matters, because
/// every field is chosen by rank or by minimum, never by arrival.
/// </summary>
public sealed record CallState
{
    public CallDirection Direction { get; init; }

    public string Line { get; init; } = "";

    public string Client { get; init; } = "";

    public LegStatus Status { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public int? TalkSeconds { get; init; }

    public bool? Machine { get; init; }

    public bool Dial { get; init; }

    /// <summary>The stop list kept the number from being dialled, and no leg to it came about otherwise.</summary>
    public bool Refused { get; init; }

    public bool Connected { get; init; }

    public string? Language { get; init; }

    /// <summary>Null while the provider never said any.</summary>
    public Tags? Tags { get; init; }

    public RecordingChanged? Recording { get; init; }

    public TranscriptDelivered? Transcript { get; init; }

    /// <param name="events">Everything known about the call, at least one event.</param>
    /// <param name="isOwnLine">Whether a normalised address belongs to the department.</param>
    public static CallState Of(IReadOnlyCollection<CallEvent> events, Func<string, bool> isOwnLine)
    {
        var described = events.OfType<CallDescribed>()
            .OrderBy(e => Rank(e.Status)).ThenBy(e => e.At)
            .ThenBy(e => e.Direction).ThenBy(e => e.Line, StringComparer.Ordinal).ThenBy(e => e.Client, StringComparer.Ordinal)
            .LastOrDefault();
        var state = described is null ? OfLegs(events, isOwnLine) : OfDescription(described, [.. events.OfType<CallDescribed>()]);
        return state with
        {
            Recording = events.OfType<RecordingChanged>()
                .OrderBy(e => RecordingRank(e.Status)).ThenByDescending(e => e.At).ThenByDescending(e => e.RecordingId, StringComparer.Ordinal)
                .ThenBy(e => e.Address?.AbsoluteUri, StringComparer.Ordinal).ThenBy(e => e.ClientChannel).ThenBy(e => e.Reason, StringComparer.Ordinal)
                .LastOrDefault(),
            Transcript = events.OfType<TranscriptDelivered>()
                .OrderBy(e => e.At).ThenBy(e => e.Segments.Count).ThenBy(e => string.Concat(e.Segments), StringComparer.Ordinal)
                .LastOrDefault(),
        };
    }

    private static CallState OfDescription(CallDescribed last, CallDescribed[] all)
    {
        var answered = all.Min(e => e.AnsweredAt);
        var ended = all.Max(e => e.EndedAt);
        return new()
        {
            Direction = last.Direction,
            Line = LineAddress.Normalise(last.Line),
            Client = LineAddress.Normalise(last.Client),
            Status = last.Status,
            StartedAt = all.Min(e => e.StartedAt),
            AnsweredAt = answered,
            EndedAt = ended,
            TalkSeconds = answered is { } from && ended is { } to ? (int)Math.Max(0, (to - from).TotalSeconds) : null,
            Dial = last.Direction == CallDirection.Outbound,
            Connected = answered is not null,
            Language = all.OrderBy(e => e.At).ThenBy(e => e.Language, StringComparer.Ordinal).LastOrDefault(e => e.Language is not null)?.Language,
            Tags = all.Where(e => e.Tags is not null).OrderBy(e => e.At).ThenBy(e => e.Tags!.ToString(), StringComparer.Ordinal).LastOrDefault()?.Tags,
        };
    }

    private static CallState OfLegs(IReadOnlyCollection<CallEvent> events, Func<string, bool> isOwnLine)
    {
        var legs = events.OfType<LegChanged>().GroupBy(e => e.LegId).Select(Leg.Of)
            .OrderBy(leg => leg.StartedAt).ThenBy(leg => leg.LegId, StringComparer.Ordinal).ToList();
        if (legs.Count == 0)
            return new() { StartedAt = events.Min(e => e.At) };

        bool Own(string address) => isOwnLine(address) || LineAddress.IsOwnDevice(address);
        var parent = legs.Find(leg => leg.ParentLegId is null);
        var children = legs.Where(leg => leg.ParentLegId is not null).ToList();
        var agentDialled = parent is { ByApi: true } && Own(parent.To);
        var inbound = parent is null
            ? children.TrueForAll(child => Own(child.To))
            : !agentDialled && !Own(parent.From);

        Leg? client = inbound
            ? parent
            : children.Where(child => LineAddress.IsE164(child.To) && !Own(child.To)).OrderBy(child => Rank(child.Status)).LastOrDefault();
        var agent = inbound ? children.Where(child => Own(child.To)).OrderBy(child => Rank(child.Status)).LastOrDefault() : parent;
        var shown = client ?? parent ?? children[0];
        var answered = inbound ? agent?.AnsweredAt : client?.AnsweredAt;
        var ended = shown.EndedAt;
        var refused = !inbound && client is null && events.OfType<DialRefused>().Any();
        return new()
        {
            Direction = inbound ? CallDirection.Inbound : CallDirection.Outbound,
            Line = inbound ? agent?.To ?? "" : agentDialled ? parent!.To : agent?.From ?? "",
            Client = inbound ? parent?.From ?? "" : client?.To ?? (agentDialled ? null : LineAddress.Dialled(parent?.To ?? "")) ?? "",
            Status = refused ? LegStatus.Canceled : shown.Status,
            StartedAt = legs.Min(leg => leg.StartedAt),
            AnsweredAt = answered,
            EndedAt = ended,
            TalkSeconds = answered is null ? null
                : inbound ? agent!.Seconds ?? shown.Seconds
                : client!.Seconds,
            Machine = client?.Machine,
            Dial = !inbound && client is not null,
            Refused = refused,
            Connected = answered is not null,
        };
    }

    /// <summary>A later status outranks an earlier one; among last ones, an answered call outranks the others.</summary>
    private static int Rank(LegStatus status) => status switch
    {
        LegStatus.Initiated => 0,
        LegStatus.Ringing => 1,
        LegStatus.InProgress => 2,
        LegStatus.Canceled => 3,
        LegStatus.Failed => 4,
        LegStatus.NoAnswer => 5,
        LegStatus.Busy => 6,
        LegStatus.Completed => 7,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    private static int RecordingRank(RecordingStatus status) => status switch
    {
        RecordingStatus.InProgress => 0,
        RecordingStatus.Failed => 1,
        RecordingStatus.Absent => 2,
        RecordingStatus.Completed => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>One leg, from all its events.</summary>
    private sealed record Leg(
        string LegId, string? ParentLegId, string From, string To, bool ByApi, LegStatus Status,
        DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt, int? Seconds, bool? Machine)
    {
        public static Leg Of(IGrouping<string, LegChanged> events)
        {
            var last = events
                .OrderBy(e => Rank(e.Status)).ThenBy(e => e.At).ThenBy(e => e.Seconds ?? -1)
                .ThenBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal).Last();
            var ended = Rank(last.Status) > Rank(LegStatus.InProgress) ? last.At : (DateTimeOffset?)null;
            var answered = events.Where(e => e.Status == LegStatus.InProgress).Select(e => (DateTimeOffset?)e.At).Min();
            if (answered is null && last.Status == LegStatus.Completed)
                answered = last.At - TimeSpan.FromSeconds(last.Seconds ?? 0);
            return new(
                events.Key,
                events.Select(e => e.ParentLegId).Where(id => id is not null).Min(StringComparer.Ordinal),
                LineAddress.Normalise(last.From), LineAddress.Normalise(last.To), events.Any(e => e.ByApi), last.Status,
                events.Min(e => e.At), answered, ended,
                last.Seconds ?? (answered is { } from && ended is { } to ? (int)Math.Max(0, (to - from).TotalSeconds) : null),
                events.Any(e => e.Machine == true) ? true : events.Any(e => e.Machine == false) ? false : null);
        }
    }
}
