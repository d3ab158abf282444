namespace CallCoach.Objections.Learning;

/// <summary>How many insertions, deletions and substitutions turn one sequence into another (Levenshtein).</summary>
internal static class EditDistance
{
    private const int Short = 64;

    public static int Between<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other)
        where T : IEquatable<T>
    {
        Span<int> row = other.Length < Short ? stackalloc int[other.Length + 1] : new int[other.Length + 1];
        for (var column = 0; column <= other.Length; column++)
            row[column] = column;
        for (var line = 1; line <= one.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= other.Length; column++)
            {
                var substituted = diagonal + (one[line - 1].Equals(other[column - 1]) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(substituted, 1 + Math.Min(row[column], row[column - 1]));
            }
        }
        return row[other.Length];
    }
}
