using System.Security.Cryptography;
using CallCoach.Objections;
using CallCoach.Objections.Features;

namespace CallCoach.Outcomes.Learning;

/// <summary>All that the answer model is trained from: the texts of the four languages and the concept lexicon.</summary>
public sealed class AnswerTexts
{
    private AnswerTexts(IReadOnlyList<AnswerText> texts, ConceptLexicon lexicon, string hash) => (Texts, Lexicon, Hash) = (texts, lexicon, hash);

    public IReadOnlyList<AnswerText> Texts { get; }

    /// <summary>SHA-256 over the files of texts, in hexadecimal; the concepts go into the model itself.</summary>
    public string Hash { get; }

    internal ConceptLexicon Lexicon { get; }

    /// <summary>Reads <c>LANGUAGE.tsv</c> for each language, and <c>concepts.tsv</c>.</summary>
    /// <param name="lexicon">The concept lexicon of the objection model, to which the own concepts are added.</param>
    /// <exception cref="IOException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file breaks a rule; the message names it and the line.</exception>
    public static AnswerTexts Read(string folder, string lexicon)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var texts = new List<AnswerText>();
        foreach (var language in ObjectionModel.Languages)
        {
            var path = Path.Combine(folder, $"{language}.tsv");
            hash.AppendData(File.ReadAllBytes(path));
            texts.AddRange(AnswerFile.Read(path, language));
        }
        return new(texts, ConceptTables.Read(lexicon, Path.Combine(folder, "concepts.tsv")), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The same lexicon over some of the texts.</summary>
    public AnswerTexts Only(Func<AnswerText, bool> condition) => new([.. Texts.Where(condition)], Lexicon, Hash);
}
