using System.Runtime.CompilerServices;
using CallCoach.Adapters.Speech.Models;

namespace CallCoach.Adapters.Tests.Speech.Models;

/// <summary>The list of models that ships, and which of those here is used.</summary>
public sealed class SpeechModelListTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("callcoach-models-");

    private static IReadOnlyList<SpeechModel> Shipped => SpeechModel.Load(Path.Combine(Tree(), "models", "speech.json"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_model_is_told_with_a_hash_and_an_address_by_https()
    {
        Shipped.Select(model => model.Name).ShouldBeUnique();
        Shipped.Select(model => model.Sha1).ShouldBeUnique();
        Shipped.ShouldAllBe(model => model.Sha1.Length == 40 && model.Sha1.All(char.IsAsciiHexDigitLower) && model.Licence == "MIT");
        Shipped.ShouldAllBe(model => model.Address.Scheme == "https" && model.Address.Segments.Last() == model.FileName);
        Shipped.ShouldAllBe(model => model.MostBytes > 70 << 20);
    }

    [Fact]
    public void It_says_what_whisper_cpp_publishes_and_nothing_else()
    {
        var published = WhisperCpp.EmptyModel("models.md");
        var rows = File.ReadAllLines(published).Where(line => line.Contains('`', StringComparison.Ordinal) && line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(cells => (cells[0], cells[1], cells[2].Trim('`')));

        Shipped.Select(model => (model.Name, model.Size, model.Sha1)).ShouldBe(rows);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("tiny.en", "tiny.en")]
    [InlineData("tiny medium.en", "tiny")] // many languages before one
    [InlineData("small tiny base", "small")]
    [InlineData("large-v3 large-v3-turbo-q5_0 medium", "large-v3-turbo-q5_0")]
    public void Of_those_here_the_best_is_used(string here, string? best)
    {
        var models = new SpeechModelFolder(_folder.FullName, Shipped);
        foreach (var name in here.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            File.WriteAllText(models.FileOf(Shipped.Single(model => model.Name == name)), "");
        File.WriteAllText(Path.Combine(_folder.FullName, "ggml-large-v3-turbo.bin.part"), "half");

        Path.GetFileName(models.Best()).ShouldBe(best is null ? null : $"ggml-{best}.bin");
    }

    [Fact]
    public void Names_tell_which_know_English_alone() =>
        Shipped.Where(model => model.EnglishOnly).Select(model => model.Name).ShouldBe(["tiny.en", "base.en", "small.en", "small.en-tdrz", "medium.en"]);

    private static string Tree([CallerFilePath] string thisFile = "")
    {
        var folder = new FileInfo(thisFile).Directory!;
        while (!File.Exists(Path.Combine(folder.FullName, "CallCoach.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
