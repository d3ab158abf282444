using System.Globalization;

namespace CallCoach.EndToEnd.Tests.Processes;

/// <summary>A wall clock for one server alone that can be set while it runs: libfaketime, preloaded.</summary>
internal sealed class FakedClock
{
    private readonly string _file;

    /// <summary>Skips the test, visibly, where libfaketime is not installed.</summary>
    public FakedClock(ServerSettings settings)
    {
        var library = Directory.EnumerateDirectories("/usr/lib").Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(library is null, "libfaketime is not installed: apt-get install libfaketime");
        _file = Path.Combine(settings.Folder, "clock");
        Set("+0");
        Around = Surroundings.Preloaded(
            library!, ("FAKETIME_TIMESTAMP_FILE", _file), ("FAKETIME_CACHE_DURATION", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"));
    }

    public Surroundings Around { get; }

    /// <param name="setting"><c>+1h</c>, <c>-1h</c> or <c>+0</c>, from the machine's time.</param>
    public void Set(string setting)
    {
        File.WriteAllText(_file + ".new", setting + "\n");
        File.Move(_file + ".new", _file, overwrite: true);
    }

    /// <summary>Waits until the server's answers are dated by that clock.</summary>
    public static Task IsSetAsync(Uri server, string setting) => Eventually.HoldsAsync($"the server's clock is {setting}", async () =>
    {
        using var http = new HttpClient { BaseAddress = server };
        using var answer = await http.GetAsync(new Uri("health/live", UriKind.Relative));
        var hours = (answer.Headers.Date!.Value - TimeProvider.System.GetUtcNow()).TotalHours;
        return Math.Abs(hours - int.Parse(setting.TrimEnd('h'), CultureInfo.InvariantCulture)) < 0.1;
    });
}
