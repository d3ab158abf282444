using CallCoach.Calls;

namespace CallCoach.Tests.Calls;

/// <summary>What a provider says about one call, in seconds from its beginning; a test names only what it is about.</summary>
internal static class Said
{
    public const string Line = "client:olga";
    public const string Client = "+48600100200";
    public const string Parent = "PARENT";
    public const string Child = "CHILD";

    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(int seconds) => Start.AddSeconds(seconds);

    public static LegChanged ParentLeg(
        LegStatus status, int at, int? seconds = null, string from = Line, string to = Client, bool byApi = false) =>
        new(Parent, null, At(at), status, from, to, byApi, seconds, null);

    public static LegChanged ChildLeg(
        LegStatus status, int at, int? seconds = null, string from = "+48221112233", string to = Client, bool? machine = null, string leg = Child) =>
        new(leg, Parent, At(at), status, from, to, ByApi: false, seconds, machine);

    public static CallDescribed Described(
        LegStatus status, int at, int? answered = null, int? ended = null, CallDirection direction = CallDirection.Outbound,
        string line = Line, string client = Client, string? language = null) =>
        new(Parent, At(at), direction, line, client, status, Start, answered is { } a ? At(a) : null, ended is { } e ? At(e) : null, language);

    public static RecordingChanged Recorded(
        RecordingStatus status, int at, string id = "RE1", int? clientChannel = null, string? reason = null) =>
        new(Parent, At(at), id, status, null, clientChannel, reason);

    public static TranscriptDelivered Transcribed(int at, params string[] clientSaid) =>
        new(Parent, At(at), [.. clientSaid.Select((text, i) => new SpokenSegment(Speaker.Client, i, i + 1, text, null))]);

    /// <summary>What the events say together, in a department whose registered lines are given.</summary>
    public static CallState Together(IEnumerable<CallEvent> events, params string[] ownLines) => CallState.Of([.. events], ownLines.Contains);
}
