namespace CallCoach.Adapters.Speech.PocketSphinx;

/// <summary>The three parts of a PocketSphinx model, laid out as Debian's <c>pocketsphinx-en-us</c> does.</summary>
internal sealed record PocketSphinxModel(string Folder)
{
    /// <summary>The library ends the whole process when some of these are missing, so they are looked for first.</summary>
    private static readonly string[] AcousticFiles = ["mdef", "means", "variances", "transition_matrices", "feat.params"];

    public string Acoustic => Path.Combine(Folder, "en-us");

    public string LanguageModel => Path.Combine(Folder, "en-us.lm.bin");

    public string Dictionary => Path.Combine(Folder, "cmudict-en-us.dict");

    public bool IsWhole => File.Exists(LanguageModel)
        && File.Exists(Dictionary)
        && AcousticFiles.All(file => File.Exists(Path.Combine(Acoustic, file)))
        && (File.Exists(Path.Combine(Acoustic, "sendump")) || File.Exists(Path.Combine(Acoustic, "mixture_weights")));

    public static PocketSphinxModel? Find(IEnumerable<string> folders) =>
        folders.Select(folder => new PocketSphinxModel(folder)).FirstOrDefault(model => model.IsWhole);
}
