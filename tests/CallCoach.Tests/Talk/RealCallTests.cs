using CallCoach.Recordings;
using CallCoach.Talk;
using CallCoach.Tests.House;

namespace CallCoach.Tests.Talk;

/// <summary>
/// A real call of four minutes, each side from a file of its own, against a plain measurement of energy: windows of 20 ms
/// louder than -50 dB of full scale, parted by pauses of at least 0.2 s. The two differ where the detector follows the noise
/// (the caller's line hums at -60 dB) and leaves out clicks; what that can come to is the tolerance: 5 % of a side's talk, 3
/// points of its share, half a second at the ends of a silence.
/// </summary>
public sealed class RealCallTests
{
    private const int Rate = 8000;
    private const int Window = Rate / 50;

    [Fact]
    public void Talk_share_and_silence_of_a_real_call_agree_with_its_plain_energy()
    {
        var (agent, caller) = (Samples("agent"), Samples("caller"));

        var measured = Spoken.Measured(agent, caller);

        var (plainAgent, plainCaller) = (Loud(agent), Loud(caller));
        var figures = measured.Figures;
        var (talkOfAgent, talkOfCaller) = (Seconds(plainAgent), Seconds(plainCaller));
        TestContext.Current.SendDiagnosticMessage($"agent {figures.Sides[0].Seconds:0.0} / {talkOfAgent:0.0} s, caller {figures.Sides[1].Seconds:0.0} / {talkOfCaller:0.0} s");
        figures.Sides[0].Seconds.ShouldBe(talkOfAgent, 0.05 * talkOfAgent);
        figures.Sides[1].Seconds.ShouldBe(talkOfCaller, 0.05 * talkOfCaller);
        (figures.Sides[0].Seconds / figures.Sides.Sum(side => side.Seconds)).ShouldBe(talkOfAgent / (talkOfAgent + talkOfCaller), 0.03);

        var quiet = plainAgent.Zip(plainCaller, (one, other) => !one && !other).ToArray();
        figures.Silence.ShouldBe(Seconds(quiet), 0.05 * figures.Duration);
        var (start, end) = LongestRun(quiet);
        figures.LongestSilence!.Value.Start.ShouldBe(start, 0.5);
        figures.LongestSilence!.Value.End.ShouldBe(end, 0.5);
    }

    [Fact]
    public void Swapped_channels_swap_the_sides_of_a_real_call()
    {
        var (agent, caller) = (Samples("agent"), Samples("caller"));

        var (one, other) = (Spoken.Measured(agent, caller).Figures, Spoken.Measured(caller, agent).Figures);

        other.Sides.ShouldBe(one.Sides.Reverse());
        (other.Silence, other.Overlap).ShouldBe((one.Silence, one.Overlap));
    }

    private static double Seconds(bool[] windows) => windows.Count(one => one) * Window / (double)Rate;

    /// <summary>Windows with speech, pauses of under 0.2 s filled in.</summary>
    private static bool[] Loud(short[] samples)
    {
        var loud = samples.Chunk(Window).Where(window => window.Length == Window).Select(window =>
        {
            var mean = window.Average(sample => sample);
            return 10 * Math.Log10(window.Average(sample => Math.Pow((sample - mean) / 32_768, 2)) + 1e-12) > -50;
        }).ToArray();
        var last = -1;
        for (var i = 0; i < loud.Length; i++)
        {
            if (!loud[i])
                continue;
            if (last >= 0 && i - last <= 10)
                Array.Fill(loud, true, last, i - last);
            last = i;
        }
        return loud;
    }

    private static (double Start, double End) LongestRun(bool[] windows)
    {
        var (longest, start) = ((0, 0), -1);
        for (var i = 0; i <= windows.Length; i++)
        {
            if (i < windows.Length && windows[i])
                start = start < 0 ? i : start;
            else if (start >= 0)
                (longest, start) = (i - start > longest.Item2 - longest.Item1 ? (start, i) : longest, -1);
        }
        return (longest.Item1 * 0.02, longest.Item2 * 0.02);
    }

    private static short[] Samples(string side)
    {
        var name = $"Auto_Repairs_40_UTC_{side}.wav";
        var folder = new DirectoryInfo(Repository.Root);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "shared", "fixtures", "audio", name)))
            folder = folder.Parent;
        Assert.SkipWhen(folder is null, $"shared/fixtures/audio/{name} is not beside this repository");
        using var file = File.OpenRead(Path.Combine(folder!.FullName, "shared", "fixtures", "audio", name));
        return WaveFile.Read(file).Channels.ShouldHaveSingleItem();
    }
}
