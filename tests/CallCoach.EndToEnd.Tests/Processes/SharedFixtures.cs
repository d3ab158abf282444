namespace CallCoach.EndToEnd.Tests.Processes;

/// <summary>Real things to test against, which lie beside the repository where they lie at all.</summary>
internal static class SharedFixtures
{
    /// <returns>Null when it is not there; the test is then skipped.</returns>
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "fixtures", name);
            if (File.Exists(file))
                return file;
        }
        return null;
    }
}
