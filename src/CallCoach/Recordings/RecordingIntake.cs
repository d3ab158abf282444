using System.Security.Cryptography;
using CallCoach.Calls;

namespace CallCoach.Recordings;

/// <summary>A recording in its place, and what came for it.</summary>
/// <param name="File">Path below the recordings folder.</param>
public sealed record KeptRecording(string File, int Channels, TimeSpan Duration, SoundFormat OriginalFormat, long OriginalBytes, string OriginalHash);

/// <summary>
/// Takes recordings in: what came is checked, packed as FLAC, which keeps every sample, and put in its place. A WAV file that
/// this product reads by itself is kept as it came where it cannot be packed, or would be no smaller.
/// </summary>
public sealed class RecordingIntake(RecordingFiles files, AudioProgram audio)
{
    /// <param name="nameWith">The recording's path below the folder, with an ending of <see cref="RecordingFiles"/>.</param>
    /// <param name="fetch">Writes the bytes as the provider has them.</param>
    /// <param name="cancel">Ends it early; nothing is kept.</param>
    /// <exception cref="UnreadableRecordingException">Not audio that is read.</exception>
    /// <exception cref="AudioProgramException">It can be read only by the audio program, which is missing.</exception>
    /// <exception cref="NoRoomException">Recordings may take no more.</exception>
    public async Task<KeptRecording> TakeAsync(Func<string, string> nameWith, Func<Stream, Task> fetch, CancellationToken cancel)
    {
        using var original = files.Begin(nameWith(RecordingFiles.WaveEnding));
        await original.WriteAsync(fetch);
        var (format, hash) = await LookAsync(original, cancel);
        var source = new SoundFile(original.Path, format);
        var kept = new KeptRecording("", 0, default, format, original.Length, hash);

        var wave = format == SoundFormat.Wav ? CheckWave(original) : null;
        using var packed = files.Begin(nameWith(RecordingFiles.PackedEnding));
        if (wave is null)
            await audio.Pack(source, packed.Path, cancel);
        else if (!await MakesSmallerAsync(source, wave, packed, cancel))
        {
            original.Keep(nameWith(RecordingFiles.WaveEnding));
            return kept with { File = nameWith(RecordingFiles.WaveEnding), Channels = wave.Channels, Duration = wave.PresentDuration };
        }

        var header = CheckPacked(packed);
        // Its room is free for what replaces it.
        original.Dispose();
        packed.ClaimLength();
        packed.Keep(nameWith(RecordingFiles.PackedEnding));
        return kept with { File = nameWith(RecordingFiles.PackedEnding), Channels = header.Channels, Duration = header.Duration };
    }

    private static async Task<(SoundFormat Format, string Hash)> LookAsync(RecordingPart part, CancellationToken cancel)
    {
        await using var file = part.Open();
        var format = SoundSignature.Of(file);
        file.Position = 0;
        return (format, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)));
    }

    /// <returns>Null for a codec that only the audio program reads.</returns>
    private static WaveHeader? CheckWave(RecordingPart part)
    {
        using var file = part.Open();
        try
        {
            return WaveFile.Check(file);
        }
        catch (UnknownCodecException)
        {
            return null;
        }
    }

    private async Task<bool> MakesSmallerAsync(SoundFile wave, WaveHeader header, RecordingPart packed, CancellationToken cancel)
    {
        try
        {
            await audio.Pack(wave, packed.Path, cancel);
            var made = CheckPacked(packed);
            return (made.Channels, made.SampleRate, made.Samples) == (header.Channels, header.SampleRate, header.PresentBytes / header.FrameBytes)
                && packed.Length < new FileInfo(wave.Path).Length;
        }
        catch (Exception failure) when (failure is AudioProgramException or UnreadableRecordingException or IOException)
        {
            return false;
        }
    }

    private static FlacHeader CheckPacked(RecordingPart part)
    {
        using var file = part.Open();
        return FlacHeader.Check(file);
    }
}
