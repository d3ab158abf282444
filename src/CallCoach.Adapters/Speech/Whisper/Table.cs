namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>Tables that are kept as files beside the code: fields parted by tabs, notes after <c>#</c> at a line's beginning.</summary>
internal static class Table
{
    public static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(Table).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Rows(reader.ReadToEnd().Split('\n'));
    }

    private static List<string[]> Rows(IEnumerable<string> lines) =>
        [.. lines.Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
}
