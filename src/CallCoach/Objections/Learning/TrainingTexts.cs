using System.Security.Cryptography;
using System.Text;
using CallCoach.Objections.Features;

namespace CallCoach.Objections.Learning;

/// <summary>All that a model is trained from: the texts of the four languages and the concept lexicon, in one folder.</summary>
public sealed class TrainingTexts
{
    private TrainingTexts(IReadOnlyList<TrainingText> texts, ConceptLexicon lexicon, string hash)
    {
        Texts = texts;
        Lexicon = lexicon;
        Hash = hash;
    }

    public IReadOnlyList<TrainingText> Texts { get; }

    /// <summary>SHA-256 over the files, in hexadecimal.</summary>
    public string Hash { get; }

    internal ConceptLexicon Lexicon { get; }

    /// <summary>
    /// Reads <c>LANGUAGE.tsv</c> and every <c>LANGUAGE.HAND.tsv</c> of each language, and <c>concepts.tsv</c>.
    /// </summary>
    /// <exception cref="IOException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file breaks a rule; the message names it and the line.</exception>
    public static TrainingTexts Read(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var texts = new List<TrainingText>();
        foreach (var language in ObjectionModel.Languages)
        {
            Add(Path.Combine(folder, $"{language}.tsv"), TrainingText.First);
            foreach (var path in Directory.GetFiles(folder, $"{language}.*.tsv").Order(StringComparer.Ordinal))
                Add(path, Path.GetFileName(path).Split('.')[1]);

            void Add(string path, string hand)
            {
                hash.AppendData(File.ReadAllBytes(path));
                texts.AddRange(TextFile.Read(path, language, hand));
            }
        }
        var lexicon = Path.Combine(folder, "concepts.tsv");
        hash.AppendData(File.ReadAllBytes(lexicon));
        return new(texts, ConceptLexicon.Parse(File.ReadAllText(lexicon)), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>These texts and others, which are never held out.</summary>
    public TrainingTexts With(IReadOnlyList<TrainingText> corrected)
    {
        if (corrected.Count == 0)
            return this;
        var lines = corrected.Select(text => $"{text.Language}\t{string.Join('+', text.Labels.Select(LabelName.Of))}\t{text.Trade}\t{text.Before}\t{text.Text}\n");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Hash + "\n" + string.Concat(lines)));
        return new([.. Texts, .. corrected], Lexicon, Convert.ToHexStringLower(hash));
    }

    /// <summary>The same lexicon over some of the texts.</summary>
    public TrainingTexts Only(Func<TrainingText, bool> condition) => new([.. Texts.Where(condition)], Lexicon, Hash);
}
