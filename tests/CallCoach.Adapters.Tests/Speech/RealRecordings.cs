namespace CallCoach.Adapters.Tests.Speech;

/// <summary>Real audio beside the repository, in shared/fixtures/audio; a test that wants it is skipped where it is not.</summary>
internal static class RealRecordings
{
    public static Stream Open(string name)
    {
        for (var folder = new DirectoryInfo(SourceFolder()); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "fixtures", "audio", name);
            if (File.Exists(file))
                return File.OpenRead(file);
        }
        Assert.Skip($"shared/fixtures/audio/{name} is not beside this repository");
        throw new FileNotFoundException(name);
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
