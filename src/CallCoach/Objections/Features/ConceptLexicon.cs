namespace CallCoach.Objections.Features;

/// <summary>
/// Which words and expressions mean the same thing in the four languages ("cheaper", "taniej", "дешевле", "дешевше"), so that
/// what is learned from one language's texts serves the others. A table of concepts, one a line: its name and, for each language,
/// entries with blanks between them; <c>_</c> joins the words of an expression (<c>arm_and_a_leg</c>), and a word that ends in
/// <c>*</c> stands for all that begin so.
/// </summary>
internal sealed class ConceptLexicon
{
    private const int Columns = 5;

    private static readonly string[] Heading = ["concept", "en", "pl", "ru", "uk"];

    // Russian and Ukrainian share a script and, in mixed speech, a sentence: they share a list.
    private readonly ConceptEntries _english;
    private readonly ConceptEntries _polish;
    private readonly ConceptEntries _cyrillic;

    private ConceptLexicon(string table)
    {
        Table = table;
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || !lines[0].Split('\t').SequenceEqual(Heading))
            throw new InvalidDataException($"The concept lexicon must begin with the columns {string.Join(", ", Heading)}.");
        var rows = lines.Select(line => line.Split('\t')).ToList();
        if (rows.FindIndex(columns => columns.Length != Columns) is >= 0 and var wrong)
            throw new InvalidDataException($"Line {wrong + 1} of the concept lexicon has {rows[wrong].Length} columns instead of {Columns}.");
        _english = Entries(1);
        _polish = Entries(2);
        _cyrillic = Entries(3, 4);

        ConceptEntries Entries(params int[] columns) => new(rows.Index().Skip(1).SelectMany(row => columns.Select(column => (row.Item[column], row.Index))));
    }

    /// <summary>The table it was read from, as it goes into the model's file.</summary>
    public string Table { get; }

    /// <exception cref="InvalidDataException">The table has other columns than it should.</exception>
    public static ConceptLexicon Parse(string table) => new(table.ReplaceLineEndings("\n"));

    /// <summary>Finds the concepts of some words in a row and of the expressions they make.</summary>
    public void Find(UtteranceWords words, int first, int count, string language, ConceptMatches matches)
    {
        var entries = language switch
        {
            "en" => _english,
            "pl" => _polish,
            _ => _cyrillic,
        };
        entries.Find(words, first, count, matches);
    }
}
