using System.IO.Compression;
using System.Text;

namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>The signs by which Whisper's own transcribing program tells a failed decoding, with its limits.</summary>
public static class Doubt
{
    private const double NoSpeech = 0.6;
    private const double LogProbability = -1;
    private const double Compression = 2.4;

    /// <summary>The model thinks that nobody speaks, and is not sure of the words either.</summary>
    public static bool IsNoSpeech(HeardSegment segment) =>
        segment.NoSpeechProbability > NoSpeech && segment.AverageLogProbability < LogProbability;

    /// <summary>The text shrinks more than speech does.</summary>
    /// <param name="segment">What was understood.</param>
    /// <param name="loopsCut">The server's own figure is of a text whose loops have been cut since: it counts no longer.</param>
    public static bool IsTooRegular(HeardSegment segment, bool loopsCut) =>
        (!loopsCut && segment.CompressionRatio > Compression) || CompressionRatio(segment.Text) > Compression;

    /// <summary>Bytes of a text in UTF-8 to a byte of it in zlib's form.</summary>
    public static double CompressionRatio(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(plain);
        return (double)plain.Length / packed.Length;
    }
}
