using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Durability.PowerCut;

/// <summary>
/// A disk below a server's data folder that can be cut off: <c>unsynced.c</c>, preloaded into the server, keeps what is needed to
/// take back everything that was not synced. It can also refuse every change for a while.
/// </summary>
internal sealed class UnsyncedDisk
{
    private readonly string _folder;
    private readonly string _journal;
    private readonly string _refusal;

    /// <param name="syncs">False for a disk that takes no notice of a sync, as with SQLite's <c>synchronous=OFF</c> nobody asks for one.</param>
    public UnsyncedDisk(ServerSettings settings, bool syncs = true)
    {
        _folder = settings.DataDirectory;
        _journal = Directory.CreateDirectory(Path.Combine(settings.Folder, "unsynced")).FullName;
        _refusal = Path.Combine(settings.Folder, "refusal");
        (string, string)[] told = [("UNSYNCED_FOLDER", _folder), ("UNSYNCED_JOURNAL", _journal), ("UNSYNCED_REFUSE", _refusal)];
        Around = Surroundings.Preloaded(Library.Value, syncs ? told : [.. told, ("UNSYNCED_IGNORE", "1")]);
    }

    public Surroundings Around { get; }

    /// <summary>Writes and syncs below the folder since the last cut.</summary>
    public (int Writes, int Syncs) Seen =>
        File.Exists(Counts) && File.ReadAllBytes(Counts) is var counts ? (counts.Count(c => c == 'w'), counts.Count(c => c == 's')) : (0, 0);

    private string Counts => Path.Combine(_journal, "counts");

    private string Names => Path.Combine(_journal, "names");

    private static Lazy<string> Library { get; } = new(Compile);

    /// <summary>From now on every change fails with an error number of Linux's.</summary>
    public void Refuse(int error) => File.WriteAllText(_refusal, error.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void Accept() => File.Delete(_refusal);

    /// <summary>What is left on the disk after the power was cut; the server must be dead.</summary>
    /// <param name="random">Which of the changes reached the disk unasked, page by page; null when none did.</param>
    /// <returns>How many changes were taken back in whole or in part.</returns>
    public int Cut(Random? random)
    {
        foreach (var memory in Directory.EnumerateFiles(_folder, "*-shm", SearchOption.AllDirectories))
            File.Delete(memory);
        var taken = Directory.EnumerateFiles(_journal, "*.undo").Order(StringComparer.Ordinal).ToList()
            .Sum(undo => UnsyncedWrites.Read(undo).TakeBack(Path.ChangeExtension(undo, "file"), random));
        taken += TakeBackNames(random);
        foreach (var file in Directory.EnumerateFiles(_journal))
            File.Delete(file);
        return taken;
    }

    private int TakeBackNames(Random? random)
    {
        var changes = File.Exists(Names) ? File.ReadAllLines(Names) : [];
        var kept = random?.Next(changes.Length + 1) ?? 0;
        foreach (var change in changes.Skip(kept).Reverse())
        {
            if (change.Split('\t') is not [var kind, var first, var second, var aside])
                throw new InvalidDataException($"No change of names: {change}");
            TakeBack(kind, first, second, aside);
        }
        return changes.Length - kept;
    }

    /// <summary>A change that was noted and then not made, because the server was killed in between, is left alone.</summary>
    private static void TakeBack(string kind, string first, string second, string aside)
    {
        switch (kind)
        {
            case "create":
                File.Delete(first);
                break;
            case "mkdir" when Directory.Exists(first):
                Directory.Delete(first);
                break;
            case "unlink" when !File.Exists(first):
                File.Move(aside, first);
                break;
            case "rename" when !File.Exists(first):
                File.Move(second, first);
                if (aside.Length > 0)
                    File.Move(aside, second);
                break;
        }
    }

    private static string Compile()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Durability", "PowerCut", "unsynced.c");
        var library = Path.ChangeExtension(source, "so");
        var compiler = ProgramRun.OfToolAsync(
            "gcc", ["-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o", library, source, "-ldl"], Path.GetTempPath()).GetAwaiter().GetResult();
        compiler.ExitCode.ShouldBe(0, $"a power cut needs a C compiler (apt-get install gcc libc6-dev): {compiler}");
        return library;
    }
}
