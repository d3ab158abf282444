using System.Globalization;
using System.Text;

namespace CallCoach.Transcription;

/// <summary>How what was heard differs from what was said, in words.</summary>
/// <param name="Words">That were said.</param>
/// <param name="Substituted">Heard as another word.</param>
/// <param name="Deleted">Said and not heard.</param>
/// <param name="Inserted">Heard and not said.</param>
public readonly record struct WordErrorCount(int Words, int Substituted, int Deleted, int Inserted)
{
    public int Errors => Substituted + Deleted + Inserted;

    /// <summary>The word error rate, (S + D + I) / N; not a number where nothing was said.</summary>
    public double Rate => Words == 0 ? double.NaN : (double)Errors / Words;

    public static WordErrorCount operator +(WordErrorCount one, WordErrorCount other) => new(
        one.Words + other.Words, one.Substituted + other.Substituted, one.Deleted + other.Deleted, one.Inserted + other.Inserted);

    /// <summary>The fewest errors that make the one text of the other.</summary>
    public static WordErrorCount Between(string said, string heard)
    {
        var words = WordsOf(said);
        var (substituted, deleted, inserted) = EditDistance.Edits<string>(words, WordsOf(heard));
        return new(words.Length, substituted, deleted, inserted);
    }

    /// <summary>
    /// Lower case, without punctuation: runs of letters and digits, with apostrophes inside a word in one spelling. Numbers stay
    /// as they are written: <c>24</c> and <c>twenty-four</c> are different words.
    /// </summary>
    public static string[] WordsOf(string text)
    {
        var words = new StringBuilder();
        var normal = text.Normalize(NormalizationForm.FormC);
        for (var i = 0; i < normal.Length; i++)
            words.Append(normal[i] switch
            {
                var letter when IsInWord(letter) => char.ToLowerInvariant(letter),
                '\'' or '\u2019' or '\u02BC' when i > 0 && i + 1 < normal.Length && IsInWord(normal[i - 1]) && IsInWord(normal[i + 1]) => '\'',
                _ => ' ',
            });
        return words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool IsInWord(char character) =>
        character != '\u02BC' && (char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark);
}
