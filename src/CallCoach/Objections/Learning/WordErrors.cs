using CallCoach.Objections.Features;
using CallCoach.Transcription;

namespace CallCoach.Objections.Learning;

/// <summary>
/// Puts errors into texts as a recogniser makes them. Each word is chosen or not; of the chosen ones half are heard as another
/// word, most often one that is spelled alike, a third are lost, and after the others a short word is heard that nobody said.
/// The same text and seed give the same errors, and those of a smaller share are among those of a larger one.
/// </summary>
/// <param name="texts">Their words are heard in place of others, each language for itself.</param>
internal sealed class WordErrors(IEnumerable<TrainingText> texts, int seed)
{
    private const double Substituted = 1.0 / 2;
    private const double Deleted = 1.0 / 3;

    private readonly Dictionary<string, Vocabulary> _vocabularies = texts.GroupBy(text => text.Language)
        .ToDictionary(group => group.Key, group => new Vocabulary(group.Key, group.Select(text => text.Text)));

    /// <summary>The text, and what the manager said before it, as they might be heard.</summary>
    /// <param name="share">Of the words that are chosen.</param>
    public TrainingText Mishear(TrainingText text, double share) => text with
    {
        Text = Mishear(text.Text, text.Language, share),
        Before = text.Before is { } before ? Mishear(before, text.Language, share) : null,
    };

    /// <summary>Words inserted, deleted and substituted, as a share of the words that were said.</summary>
    public static double Rate(IEnumerable<(TrainingText Said, TrainingText Heard)> texts)
    {
        int errors = 0, words = 0;
        foreach (var (said, heard) in texts)
        {
            Count(said.Text, heard.Text);
            Count(said.Before ?? "", heard.Before ?? "");
        }
        return words == 0 ? 0 : (double)errors / words;

        void Count(string said, string heard)
        {
            string[] reference = [.. WordSets.Words(said)];
            errors += EditDistance.Between<string>(reference, [.. WordSets.Words(heard)]);
            words += reference.Length;
        }
    }

    private string Mishear(string text, string language, double share)
    {
        var vocabulary = _vocabularies[language];
        var random = new SplitMix64(FeatureHash.Of('h').Then(text).Then(seed).State);
        var heard = new List<string>();
        foreach (var word in WordSets.Words(text))
        {
            // Three draws a word whatever comes of them, so that another share changes nothing but which words are chosen.
            var (choice, kind, draw) = (random.NextShare(), random.NextShare(), random.NextShare());
            if (choice >= share)
                heard.Add(word);
            else if (kind < Substituted)
                heard.Add(vocabulary.InPlaceOf(word, draw));
            else if (kind >= Substituted + Deleted)
                heard.AddRange(word, vocabulary.FromNothing(draw));
        }
        return string.Join(' ', heard);
    }
}
