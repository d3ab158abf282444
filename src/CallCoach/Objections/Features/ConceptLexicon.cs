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
    private readonly ConceptEntries _english = new();
    private readonly ConceptEntries _polish = new();
    private readonly ConceptEntries _cyrillic = new();

    private ConceptLexicon(string table)
    {
        Table = table;
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || !lines[0].Split('\t').SequenceEqual(Heading))
            throw new InvalidDataException($"The concept lexicon must begin with the columns {string.Join(", ", Heading)}.");
        for (var line = 1; line < lines.Length; line++)
        {
            var columns = lines[line].Split('\t');
            if (columns.Length != Columns)
                throw new InvalidDataException($"Line {line + 1} of the concept lexicon has {columns.Length} columns instead of {Columns}.");
            _english.Add(columns[1], line);
            _polish.Add(columns[2], line);
            _cyrillic.Add(columns[3], line);
            _cyrillic.Add(columns[4], line);
        }
        _english.Close();
        _polish.Close();
        _cyrillic.Close();
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
