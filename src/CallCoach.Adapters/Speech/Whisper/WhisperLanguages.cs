namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>The languages Whisper knows, by ISO 639-1 code where there is one, and by the English names it answers with.</summary>
internal static class WhisperLanguages
{
    private static readonly Dictionary<string, string> CodeOfName = Table.Rows("whisper-languages.tsv")
        .ToDictionary(row => row[1], row => row[0], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Codes = [.. CodeOfName.Values];

    public static bool Has(string code) => Codes.Contains(code);

    /// <summary>The code for what a server calls a language, by name or by code; null for what is none.</summary>
    public static string? CodeOf(string? said) => said is null ? null
        : CodeOfName.TryGetValue(said, out var code) ? code
        : Codes.TryGetValue(said, out var same) ? same
        : null;
}
