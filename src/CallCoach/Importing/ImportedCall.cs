using CallCoach.Calls;
using CallCoach.Outcomes;

namespace CallCoach.Importing;

/// <summary>Why a line of a list of calls is refused.</summary>
public enum CallLineProblem
{
    NoId,

    UnknownDirection,

    /// <summary>The client's number names no country, and the department has no country calling code set.</summary>
    NoCountry,

    /// <summary>A spreadsheet has rounded the client's number.</summary>
    RoundedNumber,

    /// <summary>No start, or a time that is none; also one that the clocks skip.</summary>
    WrongTime,

    /// <summary>It ends before it is answered, or is answered before it starts.</summary>
    TimesContradict,

    WrongSeconds,

    UnknownStatus,

    UnknownResult,

    ValueTooLong,

    LineTooLong,

    /// <summary>A quotation mark is not closed, so that what follows cannot be told apart; nothing from this line on was read.</summary>
    UnclosedQuote,
}

/// <summary>A call from before, as a list tells it.</summary>
/// <param name="Line">The manager's address, normalised.</param>
/// <param name="Client">The client's number in E.164 where it is one; empty where it was withheld.</param>
/// <param name="TalkSeconds">From answer to end; null when it was not answered.</param>
public sealed record ImportedCall(
    string Id, CallDirection Direction, string Line, string Client, DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt,
    int? TalkSeconds, LegStatus Status, Outcome? Result, Tags Tags);

/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Text">What is shown of a refused line.</param>
/// <param name="Call">Null when there is a problem.</param>
public sealed record ReadCall(int Line, string Text, ImportedCall? Call, CallLineProblem? Problem = null);
