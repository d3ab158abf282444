using CallCoach.Recordings;
using CallCoach.Talk;
using CallCoach.Tests.House;

namespace CallCoach.Tests.Talk;

/// <summary>
/// A real call of four minutes, each side from a file of its own, against a plain measurement of energy: windows of 20 ms
/// louder than -50 dB of full scale, pauses of under 0.2 s filled in, what has less than 0.12 s of sound dropped as a click. The
/// two differ by where they cut soft first and last sounds, for the detector follows the noise (the caller's line hums at -60
/// dB) and measures in 10 ms: some 20 ms at each end of some 100 stretches a side. Hence 3 % of a side's talk, of which a point of
/// its share follows.
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
        figures.Sides[0].Seconds.ShouldBe(talkOfAgent, 0.03 * talkOfAgent);
        figures.Sides[1].Seconds.ShouldBe(talkOfCaller, 0.03 * talkOfCaller);
        (figures.Sides[0].Seconds / figures.Sides.Sum(side => side.Seconds)).ShouldBe(talkOfAgent / (talkOfAgent + talkOfCaller), 0.015);

        var quiet = plainAgent.Zip(plainCaller, (one, other) => !one && !other).ToArray();
        figures.Silence.ShouldBe(Seconds(quiet), 0.02 * figures.Duration);
        var (start, end) = LongestRun(quiet);
        figures.LongestSilence!.Value.Start.ShouldBe(start, 0.05);
        figures.LongestSilence!.Value.End.ShouldBe(end, 0.05);
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

    /// <summary>Windows with speech, pauses filled in, clicks left out.</summary>
    private static bool[] Loud(short[] samples)
    {
        const int pause = 10, fewest = 6;
        var windows = samples.Chunk(Window).Where(window => window.Length == Window).Select(window =>
        {
            var mean = window.Average(sample => sample);
            return 10 * Math.Log10(window.Average(sample => Math.Pow((sample - mean) / 32_768, 2)) + 1e-12) > -50;
        }).ToArray();
        var speech = new bool[windows.Length];
        var (first, last, count) = (0, -pause - 1, 0);
        for (var i = 0; i <= windows.Length; i++)
        {
            if (i < windows.Length && !windows[i])
                continue;
            if (i == windows.Length || i - last > pause)
            {
                if (count >= fewest)
                    Array.Fill(speech, true, first, last + 1 - first);
                (first, count) = (i, 0);
            }
            (last, count) = (i, count + 1);
        }
        return speech;
    }

    private static (double Start, double End) LongestRun(bool[] windows)
    {
        var (longest, run, end) = (0, 0, 0);
        for (var i = 0; i < windows.Length; i++)
        {
            run = windows[i] ? run + 1 : 0;
            if (run > longest)
                (longest, end) = (run, i + 1);
        }
        return ((double)(end - longest) * Window / Rate, (double)end * Window / Rate);
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
