namespace CallCoach.Server.Cli.Models;

/// <summary>The table of concepts, which lies with the objection model's texts and serves all models.</summary>
internal static class SharedLexicon
{
    /// <param name="texts">The folder of another model's texts.</param>
    public static string Beside(string texts) => Path.GetFullPath(Path.Combine(texts, "..", "objections", "concepts.tsv"));
}
