using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CallCoach.Demo.Company;
using CallCoach.Demo.Scripts;

namespace CallCoach.Demo.Day;

/// <summary>A recording the stand-in will offer.</summary>
/// <param name="File">Null when the provider says that there is nothing to hear.</param>
public sealed record PlannedRecording(string Sid, string? File, int Seconds, bool MissingAtFirst);

/// <summary>An utterance with its place in the call, seconds from the answer.</summary>
public sealed record TimedLine(Line Line, Span Span);

/// <summary>A call the stand-in is going to place.</summary>
/// <param name="Key">Unique within the day.</param>
/// <param name="Script">The script it follows; null for a cold dial.</param>
/// <param name="TalkSeconds">From answer to end; 0 when nobody answers.</param>
public sealed record PlannedCall(
    string Key, DateOnly Day, ScriptedCall? Script, Manager Manager, string Client, Direction Direction, DateTimeOffset StartsAt, int RingSeconds,
    Ending Ending, int TalkSeconds, IReadOnlyList<TimedLine> Lines, PlannedRecording? Recording)
{
    private const int ConversationSeconds = 30;
    private const double ClientSpeechSeconds = 5;

    /// <summary>Through Twilio; otherwise the department's own exchange reports it through the generic webhook.</summary>
    public bool ThroughTwilio => Script is null or { Spoken: true };

    public bool Dial => Direction == Direction.Outbound;

    public bool Connected => Ending is Ending.Answered or Ending.Voicemail;

    /// <summary>By what the client says where something is heard, otherwise by the leg's length.</summary>
    public bool Conversation => Ending == Ending.Answered
        && (Heard ? Lines.Where(said => said.Line.Speaker == Speaker.Client).Sum(said => said.Span.End - said.Span.Start) >= ClientSpeechSeconds : TalkSeconds >= ConversationSeconds);

    /// <summary>Something is said and should be found as a transcript.</summary>
    public bool Heard => Lines.Count > 0;

    /// <summary>A Twilio identifier of this call: the prefix and 32 hexadecimal digits.</summary>
    public string Sid(string prefix, string part) => Sid(prefix, Day, Key, part);

    public static string Sid(string prefix, DateOnly day, string key, string part)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{day:O}/{key}/{part}");
        return prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32];
    }
}
