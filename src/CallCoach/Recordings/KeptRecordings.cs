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
        Audio? whole = null;
        await ReadAsync(recording, wave => whole = WaveFile.Read(wave, expected), cancel);
        return whole!;
    }

    /// <summary>Decodes a recording piece by piece, so that memory does not grow with its length.</summary>
    /// <param name="recording">One that is <see cref="RecordingState.Ready"/>.</param>
    /// <param name="take">Is handed pieces of a second or two, in order.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="UnreadableRecordingException">The file is gone or damaged; some pieces may have been handed over.</exception>
    /// <exception cref="AudioProgramException">It can be read only by the audio program, which is missing.</exception>
    public Task ReadBlocksAsync(Recording recording, Action<Audio> take, CancellationToken cancel) => ReadAsync(
        recording,
        wave =>
        {
            foreach (var piece in WaveFile.ReadBlocks(wave))
            {
                cancel.ThrowIfCancellationRequested();
                take(piece);
            }
        },
        cancel);

    /// <summary>Decodes a file of any form that is read.</summary>
    /// <exception cref="UnreadableRecordingException">Not audio that is read.</exception>
    /// <exception cref="AudioProgramException">It can be read only by the audio program, which is missing.</exception>
    public static async Task<Audio> ReadAsync(string path, AudioProgram audio, CancellationToken cancel)
    {
        Audio? whole = null;
        await ReadAsync(path, audio, wave => whole = WaveFile.Read(wave), cancel);
        return whole!;
    }

    private async Task ReadAsync(Recording recording, Action<Stream> read, CancellationToken cancel)
    {
        try
        {
            await ReadAsync(files.PathOf(recording.File!), audio, read, cancel);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnreadableRecordingException("its file is gone.", missing);
        }
    }

    private static async Task ReadAsync(string path, AudioProgram audio, Action<Stream> read, CancellationToken cancel)
    {
        SoundFormat format;
        await using (var file = File.OpenRead(path))
        {
            format = SoundSignature.Of(file);
            file.Position = 0;
            try
            {
                if (format == SoundFormat.Wav)
                {
                    read(file);
                    return;
                }
            }
            catch (UnknownCodecException)
            {
                // The audio program may know the codec.
            }
        }
        await audio.Decode(new(path, format), read, cancel);
    }
}
