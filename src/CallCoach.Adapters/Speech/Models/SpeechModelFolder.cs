using System.Security.Cryptography;

namespace CallCoach.Adapters.Speech.Models;

/// <summary>The models that were fetched. A file with a model's name is whole: it got it only after its hash was checked.</summary>
/// <param name="path">The folder; it need not be there.</param>
/// <param name="known">All that can be fetched.</param>
public sealed class SpeechModelFolder(string path, IReadOnlyList<SpeechModel> known)
{
    public IReadOnlyList<SpeechModel> Known => known;

    public string Path => path;

    public string FileOf(SpeechModel model) => System.IO.Path.Combine(path, model.FileName);

    public bool Has(SpeechModel model) => File.Exists(FileOf(model));

    /// <summary>The file of the model to use: one of many languages before one of English alone, then the last in the list's order.</summary>
    /// <returns>Null when none is here.</returns>
    public string? Best() => known.Where(Has).OrderBy(model => !model.EnglishOnly).Select(FileOf).LastOrDefault();

    /// <summary>Whether a model's file is what was published. Reads all of it.</summary>
    public async Task<bool> IsIntactAsync(SpeechModel model, CancellationToken cancel)
    {
        await using var file = File.OpenRead(FileOf(model));
        return await IsIntactAsync(file, model, cancel);
    }

    internal static async Task<bool> IsIntactAsync(Stream content, SpeechModel model, CancellationToken cancel)
    {
#pragma warning disable CA5350 // The only hash that is published; it guards against damage, and https against forgery.
        var hash = await SHA1.HashDataAsync(content, cancel);
#pragma warning restore CA5350
        return Convert.ToHexString(hash).Equals(model.Sha1, StringComparison.OrdinalIgnoreCase);
    }
}
