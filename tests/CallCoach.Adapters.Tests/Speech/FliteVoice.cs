using System.ComponentModel;
using System.Diagnostics;
using CallCoach.Adapters.Speech;
using CallCoach.Recordings;

namespace CallCoach.Adapters.Tests.Speech;

/// <summary>Speech synthesised by flite, brought down to a telephone's 8 kHz.</summary>
internal static class FliteVoice
{
    public const int TelephoneRate = 8000;

    public static async Task<short[]> SayAsync(string voice, string text)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".wav");
        try
        {
            using var flite = Process.Start("flite", ["-voice", voice, "-t", text, "-o", file]);
            await flite.WaitForExitAsync();
            flite.ExitCode.ShouldBe(0);
            await using var stream = File.OpenRead(file);
            var spoken = WaveFile.Read(stream);
            return new Resampler(spoken.SampleRate, TelephoneRate).Resample(spoken.Channels[0]);
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("These tests speak with flite, which is missing: apt-get install flite", missing);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
