namespace CallCoach.Demo.Scripts;

public enum Direction
{
    Outbound,
    Inbound,
}

/// <summary>How a call attempt ends.</summary>
public enum Ending
{
    /// <summary>Somebody answers.</summary>
    Answered,
    Voicemail,
    NoAnswer,
    Busy,
    Failed,

    /// <summary>The manager hangs up while it rings.</summary>
    Canceled,
}

/// <summary>What is special about the recording.</summary>
public enum RecordingTrait
{
    None,
    MissingAtFirst,
    MuLaw,
}

public enum Speaker
{
    Client,
    Manager,
}

/// <summary>Something one side says.</summary>
/// <param name="Labels">The objections this line holds, by their published names.</param>
public sealed record Line(Speaker Speaker, string Text, IReadOnlyList<string> Labels);

/// <summary>One call of the demo day, as written in its text file.</summary>
/// <param name="Key">The file's name.</param>
/// <param name="At">When the day's call starts, in the department's zone.</param>
/// <param name="By">The manager's key.</param>
/// <param name="Client">The client's number; its last three digits are unique in the day.</param>
/// <param name="RealPace">The call takes as long as its sound, however much the day is compressed, so that it can be heard while it is on.</param>
public sealed record ScriptedCall(
    string Key, TimeOnly At, string By, string Client, string Language, Direction Direction, Ending Ending,
    RecordingTrait Recording, bool RepeatedWebhook, bool RealPace, IReadOnlyList<Line> Lines)
{
    /// <summary>English calls are real speech through Twilio; the others bring their transcript through the generic webhook.</summary>
    public bool Spoken => Language == "en";

    /// <summary>Each objection the client makes in this call, once.</summary>
    public IReadOnlyList<string> Objections => [.. Lines.SelectMany(line => line.Labels).Distinct()];
}
