using System.Diagnostics;
using System.Globalization;

namespace CallCoach.EndToEnd.Tests.Processes;

/// <summary>
/// A file system of a few megabytes below a server's data folder: a tmpfs in a mount namespace of the server's own, so that it
/// needs no rights on the machine and is gone with the server.
/// </summary>
internal sealed class SmallDisk
{
    private const string Mount = """mkdir -p "$1" && mount -t tmpfs -o size="$2"m callcoach "$1" && mount -o remount,"$3" "$1" && shift 3 && exec "$@" """;

    private static readonly string[] Namespace = Environment.IsPrivilegedProcess ? ["unshare", "--mount"] : ["unshare", "--map-root-user", "--mount"];

    private readonly string _folder;

    public SmallDisk(ServerSettings settings, int megabytes, bool readOnly = false)
    {
        _folder = settings.DataDirectory;
        Around = Surroundings.Plain with
        {
            Before = [.. Namespace, "sh", "-c", Mount, "sh", _folder, megabytes.ToString(CultureInfo.InvariantCulture), readOnly ? "ro" : "rw"],
        };
    }

    public Surroundings Around { get; }

    /// <summary>Skips the test, visibly, where no file system can be mounted.</summary>
    public static void Require()
    {
        try
        {
            using var mount = Process.Start(ProgramRun.Prepare(Namespace[0], [.. Namespace[1..], "mount", "-t", "tmpfs", "callcoach", "/mnt"], null))!;
            mount.WaitForExit();
            if (mount.ExitCode != 0)
                Assert.Skip($"no file system can be mounted here, not even in a namespace: {mount.StandardError.ReadToEnd().Trim()}");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            Assert.Skip($"unshare is not installed (apt-get install util-linux mount): {missing.Message}");
        }
    }

    /// <summary>The folder as the running server sees it.</summary>
    public string Seen(ServerProcess server) => string.Create(CultureInfo.InvariantCulture, $"/proc/{server.Id}/root{_folder}");

    /// <summary>Leaves no room at all.</summary>
    public void Fill(ServerProcess server)
    {
        using var ballast = new FileStream(Ballast(server), FileMode.Append);
        var bytes = new byte[4096];
        try
        {
            while (true)
            {
                ballast.Write(bytes);
                ballast.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Empty(ServerProcess server) => File.Delete(Ballast(server));

    /// <summary>Copies a file and what SQLite keeps beside it: SQLite itself finds no way into another namespace.</summary>
    public string CopyOut(ServerProcess server, string file)
    {
        var copy = Path.Combine(Directory.CreateDirectory(_folder + "-copy").FullName, file);
        foreach (var part in new[] { "", "-wal" })
            File.Copy(Path.Combine(Seen(server), file + part), copy + part, overwrite: true);
        return copy;
    }

    private string Ballast(ServerProcess server) => Path.Combine(Seen(server), "ballast");
}
