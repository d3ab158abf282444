using CallCoach.Adapters.Speech.PocketSphinx;

namespace CallCoach.Adapters.Tests.Speech;

public sealed class PocketSphinxReadinessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_installed_engine_is_ready_and_says_where_its_model_is()
    {
        var readiness = PocketSphinxReadiness.Check();
        readiness.IsReady.ShouldBeTrue(readiness.Message);
        readiness.Message.ShouldContain(readiness.ModelFolder!);
        readiness.Message.ShouldContain("libpocketsphinx");
    }

    [Fact]
    public void The_first_folder_that_holds_a_model_is_taken()
    {
        var installed = PocketSphinxReadiness.Check().ModelFolder!;
        PocketSphinxReadiness.Check(new PocketSphinxSettings { ModelFolders = [_folder.FullName, installed] }).ModelFolder.ShouldBe(installed);
    }

    [Theory]
    [InlineData("en-us.lm.bin")]
    [InlineData("cmudict-en-us.dict")]
    [InlineData("en-us/mdef")]
    [InlineData("en-us/sendump")]
    public void A_model_with_a_part_missing_is_none(string missing)
    {
        var settings = new PocketSphinxSettings { ModelFolders = [_folder.FullName] };
        LinkModel(PocketSphinxReadiness.Check().ModelFolder!);
        PocketSphinxReadiness.Check(settings).IsReady.ShouldBeTrue();

        File.Delete(Path.Combine(_folder.FullName, missing));
        var readiness = PocketSphinxReadiness.Check(settings);
        readiness.IsReady.ShouldBeFalse();
        readiness.Message.ShouldContain("apt-get install libpocketsphinx3 pocketsphinx-en-us");
    }

    private void LinkModel(string installed)
    {
        _folder.CreateSubdirectory("en-us");
        foreach (var file in Directory.EnumerateFiles(installed, "*", SearchOption.AllDirectories))
            File.CreateSymbolicLink(Path.Combine(_folder.FullName, Path.GetRelativePath(installed, file)), file);
    }
}
