using System.Security.Cryptography;
using CallCoach.Objections;
using CallCoach.Objections.Features;

namespace CallCoach.Outcomes.Learning;

/// <summary>
/// All that the outcome model is trained from: dialogues and single wishes not to be called in the four languages, and the
/// concept lexicon.
/// </summary>
public sealed class OutcomeTexts
{
    private OutcomeTexts(IReadOnlyList<Dialogue> dialogues, IReadOnlyList<DoNotCallText> wishes, ConceptLexicon lexicon, string hash) =>
        (Dialogues, Wishes, Lexicon, Hash) = (dialogues, wishes, lexicon, hash);

    public IReadOnlyList<Dialogue> Dialogues { get; }

    /// <summary>What clients say who ask never to be called again, and what only sounds like it.</summary>
    public IReadOnlyList<DoNotCallText> Wishes { get; }

    /// <summary>SHA-256 over the files of texts, in hexadecimal; the concepts go into the model itself.</summary>
    public string Hash { get; }

    internal ConceptLexicon Lexicon { get; }

    /// <summary>Reads <c>LANGUAGE.txt</c> and <c>LANGUAGE.donotcall.tsv</c> for each language, and <c>concepts.tsv</c>.</summary>
    /// <param name="lexicon">The concept lexicon of the objection model, to which the own concepts are added.</param>
    /// <exception cref="IOException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file breaks a rule; the message names it and the line.</exception>
    public static OutcomeTexts Read(string folder, string lexicon)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var dialogues = new List<Dialogue>();
        var wishes = new List<DoNotCallText>();
        foreach (var language in ObjectionModel.Languages)
        {
            var calls = Path.Combine(folder, $"{language}.txt");
            hash.AppendData(File.ReadAllBytes(calls));
            dialogues.AddRange(DialogueFile.Read(calls, language));
            var lines = Path.Combine(folder, $"{language}.donotcall.tsv");
            hash.AppendData(File.ReadAllBytes(lines));
            wishes.AddRange(DoNotCallFile.Read(lines, language));
        }
        return new(dialogues, wishes, ConceptTables.Read(lexicon, Path.Combine(folder, "concepts.tsv")), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The same lexicon over some of the dialogues and wishes.</summary>
    public OutcomeTexts Only(Func<Dialogue, bool> dialogues, Func<DoNotCallText, bool> wishes) =>
        new([.. Dialogues.Where(dialogues)], [.. Wishes.Where(wishes)], Lexicon, Hash);
}
