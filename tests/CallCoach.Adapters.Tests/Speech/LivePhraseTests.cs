using CallCoach.Calls;
using CallCoach.Live;
using CallCoach.Recordings.Speech;

namespace CallCoach.Adapters.Tests.Speech;

public sealed class LivePhraseTests
{
    private const int Rate = FliteVoice.TelephoneRate;

    /// <summary>With the pause, the padding and the length of live phrases.</summary>
    private static readonly SpeechDetector Detector = new(new() { Pause = TimeSpan.FromSeconds(0.3), Longest = TimeSpan.FromSeconds(8) });

    [Theory]
    [InlineData("rms", 0)]
    [InlineData("awb", 100)]
    public async Task Phrases_heard_as_they_come_are_the_stretches_that_are_found_in_the_whole_recording(string voice, double noise)
    {
        var side = new List<short>(Sound.Silence(2.5, Rate));
        foreach (var text in new[] { "good morning", "your competitor is cheaper", "please call me back next week", "we have no budget for it" })
        {
            side.AddRange(await FliteVoice.SayAsync(voice, text));
            side.AddRange(Sound.Silence(0.8, Rate));
        }
        var heard = Sound.Mixed([.. side], Sound.Noise(noise, (double)side.Count / Rate, Rate));

        var live = Phrases(heard);

        var whole = Detector.Find(heard, Rate);
        live.Count.ShouldBe(whole.Count);
        foreach (var (phrase, stretch) in live.Zip(whole))
        {
            phrase.Start.ShouldBeInRange(stretch.Start - (Rate / 10), stretch.Start + (Rate / 10));
            phrase.End.ShouldBeInRange(stretch.End - (Rate / 10), stretch.End + (Rate / 10));
        }
    }

    private static List<LivePhrase> Phrases(short[] heard)
    {
        var phrases = new List<LivePhrase>();
        var segmenter = new LiveSegmenter(Speaker.Client, LiveSegmenter.Standard, phrases.Add);
        var place = 0;
        foreach (var block in heard.Chunk(160))
        {
            segmenter.Take(new(Speaker.Client, place, block, IsGap: false));
            place += block.Length;
        }
        segmenter.End();
        return phrases;
    }
}
