using System.Globalization;
using CallCoach.Transcription;

namespace CallCoach.Benchmarks.Speech;

/// <summary>A recording, and what is said in it: <c>NAME.txt</c> for all of it, or <c>NAME.0.txt</c> and <c>NAME.1.txt</c> for its channels.</summary>
/// <param name="Audio">The recording's file.</param>
/// <param name="Channels">What each channel says, by its number; null where the text is of the whole.</param>
/// <param name="Whole">What is said in all; null where each channel has a text.</param>
internal sealed record ReferenceText(string Audio, IReadOnlyDictionary<int, string>? Channels, string? Whole)
{
    public string Name => Path.GetFileName(Audio);

    /// <summary>The recordings of a folder that have a text, by name; texts of channels go before one of the whole.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<ReferenceText> In(string folder)
    {
        var files = Directory.GetFiles(folder).Where(file => Path.GetExtension(file) is not (".txt" or "")).Order(StringComparer.Ordinal);
        return [.. files.Select(Of).OfType<ReferenceText>()];
    }

    /// <summary>How what was heard in the recording differs from what is said in it.</summary>
    public WordErrorCount ErrorsOf(Transcript transcript) => Channels is null
        ? WordErrorCount.Between(Whole!, Joined(transcript.Segments))
        : Channels.Aggregate(default(WordErrorCount), (sum, channel) =>
            sum + WordErrorCount.Between(channel.Value, Joined(transcript.Segments.Where(segment => segment.Channel == channel.Key))));

    private static ReferenceText? Of(string audio)
    {
        var name = Path.ChangeExtension(audio, null);
        var channels = new[] { 0, 1 }
            .Select(channel => (channel, file: string.Create(CultureInfo.InvariantCulture, $"{name}.{channel}.txt")))
            .Where(text => File.Exists(text.file)).ToDictionary(text => text.channel, text => File.ReadAllText(text.file));
        return channels.Count > 0 ? new(audio, channels, null)
            : File.Exists(name + ".txt") ? new(audio, null, File.ReadAllText(name + ".txt"))
            : null;
    }

    private static string Joined(IEnumerable<TranscriptSegment> segments) => string.Join(' ', segments.OrderBy(segment => segment.Start).Select(segment => segment.Text));
}
