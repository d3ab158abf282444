using System.Text.Json;
using CallCoach.Storage;

namespace CallCoach.Importing;

/// <summary>What a list holds.</summary>
public enum ImportKind
{
    Clients,
    Calls,
}

/// <summary>A list that was taken in, or is being.</summary>
public sealed class Import
{
    public long Id { get; set; }

    public ImportKind Kind { get; set; }

    /// <summary>Of the file's content and of what else decides how it is read.</summary>
    public required string Hash { get; set; }

    /// <summary>Null at the command line.</summary>
    public string? By { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Null while it is under way, or was broken off.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The last line that is dealt with.</summary>
    public int Line { get; set; }

    public int Taken { get; set; }

    /// <summary>Lines that tell nothing new.</summary>
    public int Known { get; set; }

    public int Refused { get; set; }
}

/// <summary>A line that was refused.</summary>
public sealed class ImportRefusal
{
    public long ImportId { get; set; }

    public int Line { get; set; }

    /// <summary>As much of the line as is shown.</summary>
    public required string Text { get; set; }

    /// <summary>The reason's name in snake_case.</summary>
    public required string Problem { get; set; }

    internal static void Write(WriteSession session, long import, int line, string text, Enum problem) => session.Execute(
        "INSERT OR REPLACE INTO ImportRefusals (ImportId, Line, Text, Problem) VALUES ($import, $line, $text, $problem)",
        ("$import", import), ("$line", line), ("$text", text), ("$problem", JsonNamingPolicy.SnakeCaseLower.ConvertName(problem.ToString())));
}
