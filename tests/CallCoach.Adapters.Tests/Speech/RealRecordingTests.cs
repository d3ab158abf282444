using CallCoach.Adapters.Speech;
using CallCoach.Recordings;
using CallCoach.Recordings.Speech;

namespace CallCoach.Adapters.Tests.Speech;

public sealed class RealRecordingTests
{
    [Theory]
    [InlineData("Auto_Repairs_40_UTC_agent.wav", 1, 8000, 16, 245.4)]
    [InlineData("Auto_Repairs_40_UTC_caller.wav", 1, 8000, 16, 245.4)]
    [InlineData("pca_auto0_8bit_mono.wav", 1, 8000, 8, 277.7)]
    [InlineData("stereo_diarization.wav", 2, 16_000, 16, 5.0)]
    [InlineData("jfk.wav", 1, 16_000, 16, 11.0)]
    public void Its_header_and_its_sound_agree(string name, int channels, int rate, int bits, double seconds)
    {
        using var file = RealRecordings.Open(name);
        var header = WaveFile.ReadHeader(file);
        file.Position = 0;
        var audio = WaveFile.Read(file);
        (header.Channels, header.SampleRate, header.BitsPerSample).ShouldBe((channels, rate, bits));
        header.PresentDuration.ShouldBe(header.ClaimedDuration!.Value);
        audio.Duration.ShouldBe(header.PresentDuration);
        audio.Duration.TotalSeconds.ShouldBe(seconds, 0.1);
        audio.Channels.ShouldAllBe(samples => Math.Abs(samples.Average(sample => sample)) < 200);
    }

    [Fact]
    public void The_two_sides_of_a_real_call_hardly_speak_at_once()
    {
        var agent = Speech("Auto_Repairs_40_UTC_agent.wav");
        var caller = Speech("Auto_Repairs_40_UTC_caller.wav");
        var both = agent.Zip(caller, (a, c) => a && c).Count(at => at);
        var either = agent.Zip(caller, (a, c) => a || c).Count(at => at);
        ((double)both / either).ShouldBeLessThan(0.2);
        ((double)either / agent.Length).ShouldBeInRange(0.5, 1);
    }

    /// <summary>For every sample whether it is within speech.</summary>
    private static bool[] Speech(string name)
    {
        using var file = RealRecordings.Open(name);
        var audio = WaveFile.Read(file);
        var within = new bool[audio.Channels[0].Length];
        foreach (var stretch in new SpeechDetector(new SpeechDetectorSettings()).Find(audio.Channels[0], audio.SampleRate))
            within.AsSpan(stretch.Start, stretch.End - stretch.Start).Fill(true);
        return within;
    }
}
