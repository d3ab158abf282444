using CallCoach.Recordings.Speech;

namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>Takes out of an answer what nobody said, and brings the rest back to the channel's time.</summary>
public static class PhantomText
{
    /// <param name="answer">To the window, in its time.</param>
    /// <param name="window">What was sent.</param>
    /// <param name="sampleRate">Of the recording.</param>
    /// <param name="padding">The silence that the detector left before and after speech.</param>
    /// <returns>What was said, in seconds of the channel.</returns>
    public static IReadOnlyList<HeardSegment> Without(WhisperAnswer answer, SpeechWindow window, int sampleRate, TimeSpan padding)
    {
        var likely = answer.Segments.Where(segment => !Doubt.IsNoSpeech(segment)).ToList();
        var unlooped = RepetitionLoop.Cut(likely).Select(segment => Uncoil(segment)).ToList();
        var loopsCut = unlooped.Sum(segment => segment.Text.Length) < likely.Sum(segment => segment.Text.Length);
        return
        [
            .. from segment in unlooped
               where !Doubt.IsTooRegular(segment, loopsCut)
               from back in window.Back(segment, sampleRate)
               where !PhantomPhrases.IsPhantom(back.Segment, SpeechUnder(back.Segment, back.Stretch, sampleRate, padding.TotalSeconds))
               select back.Segment,
        ];
    }

    private static HeardSegment Uncoil(HeardSegment segment)
    {
        var text = RepetitionLoop.Cut(segment.Text);
        return text.Length == segment.Text.Length ? segment : segment with { Text = text, WordTimes = [] };
    }

    private static double SpeechUnder(HeardSegment segment, SpeechStretch stretch, int sampleRate, double padding)
    {
        var start = Math.Max(segment.Start, ((double)stretch.Start / sampleRate) + padding);
        var end = Math.Min(segment.End, ((double)stretch.End / sampleRate) - padding);
        return Math.Max(0, end - start);
    }
}
