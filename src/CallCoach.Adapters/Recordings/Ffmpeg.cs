using System.Globalization;
using CallCoach.Recordings;

namespace CallCoach.Adapters.Recordings;

/// <summary>The audio program ffmpeg (https://ffmpeg.org), one run for each file.</summary>
public sealed class Ffmpeg(FfmpegSettings settings)
{
    /// <summary>Ended by SIGPIPE.</summary>
    private const int BrokenPipe = 128 + 13;

    private const string NoSpace = "No space left on device";

    private static readonly string[] Quietly = ["-nostdin", "-hide_banner", "-v", "error", "-threads", "1"];

    /// <summary>Nothing but the sound, and the same bytes for the same sound.</summary>
    private static readonly string[] OnlySound =
        ["-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-sample_fmt", "s16"];

    /// <summary>What the product is given.</summary>
    public AudioProgram Program => new(PackAsync, DecodeAsync);

    private async Task PackAsync(SoundFile original, string packed, CancellationToken cancel)
    {
        var (end, _) = await RunAsync(
            original,
            [
                "-c:a", "flac", "-compression_level", "8", "-metadata_header_padding", "0", .. Length(), "-fs", Text(settings.MostBytes),
                "-f", "flac", "-y", "-protocol_whitelist", "file", "file:" + Path.GetFullPath(packed),
            ],
            output => output.ReadByte(), cancel);
        RefuseFailed(end);
        if (new FileInfo(packed).Length >= settings.MostBytes - (settings.MostBytes / 100))
            throw new UnreadableRecordingException($"Decoded, it takes more than {settings.MostBytes / (1024 * 1024)} MiB.");
    }

    private async Task DecodeAsync(SoundFile file, Action<Stream> read, CancellationToken cancel)
    {
        var (end, refusal) = await RunAsync(
            file, ["-c:a", "pcm_s16le", .. Length(), "-f", "wav", "-protocol_whitelist", "pipe", "pipe:1"], output => RefusalOf(read, output), cancel);
        if (refusal is null || !IsLeftAlone(end))
            RefuseFailed(end);
        if (refusal is not null)
            throw refusal;
    }

    private static UnreadableRecordingException? RefusalOf(Action<Stream> read, Stream output)
    {
        try
        {
            read(output);
            return null;
        }
        catch (UnreadableRecordingException refusal)
        {
            return refusal;
        }
    }

    /// <summary>It failed because nobody reads on, which is no failure of its own.</summary>
    private static bool IsLeftAlone(RunEnd end) => end.ExitCode == BrokenPipe || end.Complaint.Contains("Broken pipe", StringComparison.Ordinal);

    private async Task<(RunEnd End, T Value)> RunAsync<T>(SoundFile file, IEnumerable<string> output, Func<Stream, T> read, CancellationToken cancel)
    {
        try
        {
            return await ConfinedRun.OfAsync(settings, [.. Quietly, .. FfmpegInput.ArgumentsFor(file), .. OnlySound, .. output], read, cancel);
        }
        catch (TimeoutException late)
        {
            throw new UnreadableRecordingException($"Decoding it takes longer than {settings.LongestRun.TotalMinutes:0.##} minutes.", late);
        }
    }

    private string[] Length() => ["-t", Text((long)settings.LongestSound.TotalSeconds)];

    private static void RefuseFailed(RunEnd end)
    {
        if (end.ExitCode == 0)
            return;
        if (end.Complaint.Contains(NoSpace, StringComparison.Ordinal))
            throw new IOException(NoSpace);
        throw Undecodable(end);
    }

    private static UnreadableRecordingException Undecodable(RunEnd end) => new($"Its sound cannot be decoded{ReasonIn(end.Complaint)}.");

    /// <summary>The end of the last line, without paths and without what a file's own bytes may have put there.</summary>
    private static string ReasonIn(string complaint)
    {
        var line = complaint.TrimEnd().Split('\n')[^1];
        var reason = line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 1)..].Trim();
        return reason.Length is > 0 and < 80 && reason.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or ',' or '\'') ? $": {reason}" : "";
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
