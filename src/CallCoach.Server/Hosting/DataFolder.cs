namespace CallCoach.Server.Hosting;

/// <summary>The folder that holds database, recordings and keys: for its owner only, and for one server at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const string LockFile = "server.lock";

    private readonly FileStream _lock;

    private DataFolder(FileStream held) => _lock = held;

    /// <exception cref="SettingsException">It cannot be made or written, or another server holds it.</exception>
    public static DataFolder Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path, OwnerOnly);
            File.SetUnixFileMode(path, OwnerOnly);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"CallCoach:DataDirectory: {path} cannot be used: {failure.Message}");
        }
        try
        {
            return new(new FileStream(Path.Combine(path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new SettingsException($"CallCoach:DataDirectory: another server works on {path}.");
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new SettingsException($"CallCoach:DataDirectory: {path} cannot be written: {failure.Message}");
        }
    }

    /// <summary>Whether a server works on the folder.</summary>
    public static bool IsServed(string path)
    {
        var file = Path.Combine(path, LockFile);
        if (!File.Exists(file))
            return false;
        try
        {
            using var held = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => _lock.Dispose();
}
