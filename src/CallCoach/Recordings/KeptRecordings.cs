using CallCoach.Calls;

namespace CallCoach.Recordings;

/// <summary>Kept recordings as sound, whatever form they lie in.</summary>
public sealed class KeptRecordings(RecordingFiles files, AudioProgram audio)
{
    /// <summary>Decodes a recording that is <see cref="RecordingState.Ready"/>.</summary>
    /// <exception cref="UnreadableRecordingException">The file is gone or damaged.</exception>
    /// <exception cref="AudioProgramException">It can be read only by the audio program, which is missing.</exception>
    public async Task<Audio> ReadAsync(Recording recording, CancellationToken cancel)
    {
        var expected = recording.DurationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        try
        {
            return await ReadAsync(files.PathOf(recording.File!), audio, cancel, expected);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnreadableRecordingException("its file is gone.", missing);
        }
    }

    /// <summary>Decodes a file of any form that is read.</summary>
    /// <exception cref="UnreadableRecordingException">Not audio that is read.</exception>
    /// <exception cref="AudioProgramException">It can be read only by the audio program, which is missing.</exception>
    public static async Task<Audio> ReadAsync(string path, AudioProgram audio, CancellationToken cancel, TimeSpan? expected = null)
    {
        SoundFormat format;
        await using (var file = File.OpenRead(path))
        {
            format = SoundSignature.Of(file);
            file.Position = 0;
            try
            {
                if (format == SoundFormat.Wav)
                    return WaveFile.Read(file);
            }
            catch (UnknownCodecException)
            {
                // The audio program may know the codec.
            }
        }
        return await audio.Decode(new(path, format), expected, cancel);
    }
}
