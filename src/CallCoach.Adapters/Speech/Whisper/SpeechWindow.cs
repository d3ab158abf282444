using CallCoach.Recordings.Speech;

namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>
/// Speech of one channel as one request carries it: stretch after stretch, with a little silence between instead of the
/// call's own. What is said of a time in the window is brought back to where it was in the channel.
/// </summary>
/// <param name="Channel">Zero-based channel of the recording.</param>
/// <param name="Stretches">In order, not overlapping; at least one.</param>
public sealed record SpeechWindow(int Channel, IReadOnlyList<SpeechStretch> Stretches)
{
    private const double GapSeconds = 0.3;

    /// <summary>The least length of a segment, where a server gives it none.</summary>
    private const double Least = 0.02;

    /// <summary>Packs a channel's speech into as few windows as its order allows.</summary>
    /// <param name="longest">No window is longer, unless a single stretch is.</param>
    public static IReadOnlyList<SpeechWindow> Pack(int channel, IEnumerable<SpeechStretch> speech, int sampleRate, TimeSpan longest)
    {
        var windows = new List<SpeechWindow>();
        var (packed, seconds) = (new List<SpeechStretch>(), 0.0);
        foreach (var stretch in speech)
        {
            var more = (double)(stretch.End - stretch.Start) / sampleRate;
            if (packed.Count > 0 && seconds + GapSeconds + more > longest.TotalSeconds)
            {
                windows.Add(new(channel, packed));
                (packed, seconds) = ([], 0);
            }
            seconds += (packed.Count > 0 ? GapSeconds : 0) + more;
            packed.Add(stretch);
        }
        if (packed.Count > 0)
            windows.Add(new(channel, packed));
        return windows;
    }

    public short[] Samples(short[] channel, int sampleRate)
    {
        var samples = new short[Places(sampleRate)[^1].End];
        foreach (var place in Places(sampleRate))
            channel.AsSpan(place.Stretch.Start, place.End - place.Start).CopyTo(samples.AsSpan(place.Start));
        return samples;
    }

    /// <summary>
    /// Brings a segment back. One that goes over a silence that was not sent is parted there by its words' times; without
    /// these it is said in the stretch that holds most of it.
    /// </summary>
    /// <returns>Segments in seconds of the channel, each inside its stretch.</returns>
    public IEnumerable<(HeardSegment Segment, SpeechStretch Stretch)> Back(HeardSegment heard, int sampleRate)
    {
        var places = Places(sampleRate);
        var words = heard.Text.Split(' ');
        if (heard.WordTimes.Count != words.Length)
        {
            var most = places.MaxBy(place => Overlap(place, heard, sampleRate))!;
            yield return (In(most, heard, sampleRate), most.Stretch);
            yield break;
        }
        var at = 0;
        for (var first = 0; first < words.Length;)
        {
            at = Math.Max(at, NearestTo(heard.WordTimes[first] * sampleRate, places));
            var after = first + 1;
            while (after < words.Length && NearestTo(heard.WordTimes[after] * sampleRate, places) <= at)
                after++;
            var part = heard with { Text = string.Join(' ', words[first..after]), WordTimes = [.. heard.WordTimes.Skip(first).Take(after - first)] };
            yield return (In(places[at], part, sampleRate), places[at].Stretch);
            first = after;
        }
    }

    private List<Place> Places(int sampleRate)
    {
        var gap = (int)(GapSeconds * sampleRate);
        var (places, end) = (new List<Place>(Stretches.Count), -gap);
        foreach (var stretch in Stretches)
        {
            var start = end + gap;
            end = start + stretch.End - stretch.Start;
            places.Add(new(start, end, stretch));
        }
        return places;
    }

    private static HeardSegment In(Place place, HeardSegment heard, int sampleRate)
    {
        var shift = (double)(place.Stretch.Start - place.Start) / sampleRate;
        var (from, to) = ((double)place.Stretch.Start / sampleRate, (double)place.Stretch.End / sampleRate);
        var least = Math.Min(Least, to - from);
        var start = Math.Clamp(heard.Start + shift, from, to - least);
        return heard with
        {
            Start = start,
            End = Math.Clamp(heard.End + shift, start + least, to),
            WordTimes = [.. heard.WordTimes.Select(time => Math.Clamp(time + shift, from, to))],
        };
    }

    private static double Overlap(Place place, HeardSegment heard, int sampleRate) =>
        Math.Min(place.End, heard.End * sampleRate) - Math.Max(place.Start, heard.Start * sampleRate);

    private static int NearestTo(double sample, List<Place> places)
    {
        var nearest = places.FindIndex(place => sample < place.End);
        return nearest switch
        {
            < 0 => places.Count - 1,
            > 0 when sample - places[nearest - 1].End < places[nearest].Start - sample => nearest - 1,
            _ => nearest,
        };
    }

    /// <summary>Where a stretch lies in the window, in samples.</summary>
    private sealed record Place(int Start, int End, SpeechStretch Stretch);
}
