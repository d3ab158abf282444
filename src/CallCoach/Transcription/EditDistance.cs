namespace CallCoach.Transcription;

/// <summary>How many insertions, deletions and substitutions turn one sequence into another (Levenshtein).</summary>
internal static class EditDistance
{
    private const int Short = 64;

    /// <summary>An edit counts in the upper half; one that changes the length counts in the lower half as well, so that of equal ways the one with the most substitutions is taken.</summary>
    private const long Substitution = 1L << 32;
    private const long LengthChange = Substitution | 1;

    public static int Between<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other)
        where T : IEquatable<T> => (int)(Cost(one, other) >> 32);

    /// <summary>The edits by kind.</summary>
    public static (int Substituted, int Deleted, int Inserted) Edits<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other)
        where T : IEquatable<T>
    {
        var cost = Cost(one, other);
        var (edits, lengthChanges, longer) = ((int)(cost >> 32), (int)cost, other.Length - one.Length);
        return (edits - lengthChanges, (lengthChanges - longer) / 2, (lengthChanges + longer) / 2);
    }

    private static long Cost<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other)
        where T : IEquatable<T>
    {
        Span<long> row = other.Length < Short ? stackalloc long[other.Length + 1] : new long[other.Length + 1];
        for (var column = 0; column <= other.Length; column++)
            row[column] = column * LengthChange;
        for (var line = 1; line <= one.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line * LengthChange;
            for (var column = 1; column <= other.Length; column++)
            {
                var substituted = diagonal + (one[line - 1].Equals(other[column - 1]) ? 0 : Substitution);
                diagonal = row[column];
                row[column] = Math.Min(substituted, LengthChange + Math.Min(row[column], row[column - 1]));
            }
        }
        return row[other.Length];
    }
}
