namespace CallCoach.Server.Hosting;

/// <summary>The folder that holds database, recordings and keys: for its owner only, and for one server at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

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
            return new(new FileStream(Path.Combine(path, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
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

    public void Dispose() => _lock.Dispose();
}
