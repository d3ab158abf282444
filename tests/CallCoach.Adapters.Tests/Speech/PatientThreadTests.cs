using CallCoach.Adapters.Speech;

namespace CallCoach.Adapters.Tests.Speech;

public sealed class PatientThreadTests
{
    /// <summary>The field of /proc/PID/stat that holds the thread's niceness, counted after its name (proc(5): the 19th in all).</summary>
    private const int NiceField = 16;

    [Fact]
    public async Task Long_work_lets_everything_else_go_first_and_leaves_other_threads_alone()
    {
        var own = Nice();

        (await PatientThread.RunAsync(Nice)).ShouldBe(Math.Max(own, PatientThread.Niceness));

        Nice().ShouldBe(own);
    }

    [Fact]
    public async Task What_the_work_throws_comes_out() =>
        await Should.ThrowAsync<FormatException>(() => PatientThread.RunAsync<int>(() => throw new FormatException()));

    private static int Nice()
    {
        var stat = File.ReadAllText("/proc/thread-self/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[NiceField], System.Globalization.CultureInfo.InvariantCulture);
    }
}
