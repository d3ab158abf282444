using System.Buffers.Binary;
using CallCoach.Calls;
using CallCoach.Recordings;

namespace CallCoach.Adapters.Recordings;

/// <summary>
/// What ffmpeg may do with a file: one demultiplexer chosen by the file's own first bytes, none of which opens other files,
/// only decoders of sound that belong into it, and only this file.
/// </summary>
internal static class FfmpegInput
{
    /// <summary>Both engines hear at 16 kHz; the nearest of these is taken.</summary>
    private const string KeptRates = "8000|11025|12000|16000";

    private const int OpusHeadAt = 28;
    private const int OpusRateAt = OpusHeadAt + 12;

    public static IEnumerable<string> ArgumentsFor(SoundFile file)
    {
        var (demuxer, decoders) = Of(file.Format);
        return
        [
            "-protocol_whitelist", "file", "-format_whitelist", demuxer, "-codec_whitelist", decoders,
            "-f", demuxer.Split(',')[0], .. file.Format == SoundFormat.M4a ? ["-enable_drefs", "0", "-use_absolute_path", "0"] : Array.Empty<string>(),
            "-i", "file:" + Path.GetFullPath(file.Path), "-map", "0:a:0",
            .. RatesOf(file) is { } rates ? ["-af", $"aformat=sample_rates={rates}"] : Array.Empty<string>(),
        ];
    }

    private static (string Demuxer, string Decoders) Of(SoundFormat format) => format switch
    {
        SoundFormat.Wav => ("wav",
            "pcm_u8,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le,pcm_f64le,pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav,adpcm_g722,adpcm_g726,g723_1,g729,gsm_ms,libgsm_ms,mp3float,mp3"),
        SoundFormat.Mp3 => ("mp3", "mp3float,mp3"),
        SoundFormat.Ogg => ("ogg", "opus,libopus,vorbis,libvorbis,speex,libspeex,flac"),
        SoundFormat.Flac => ("flac", "flac"),
        SoundFormat.M4a => ("mov,mp4,m4a,3gp,3g2,mj2", "aac,alac,amrnb,libopencore_amrnb,amrwb,libopencore_amrwb,mp3float,mp3,opus,flac"),
        SoundFormat.Amr => ("amr", "amrnb,libopencore_amrnb,amrwb,libopencore_amrwb"),
        SoundFormat.Gsm => ("gsm", "gsm,libgsm"),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <summary>What was kept or came uncompressed stays at its rate, sample for sample.</summary>
    private static string? RatesOf(SoundFile file) => file.Format switch
    {
        SoundFormat.Wav or SoundFormat.Flac => null,
        SoundFormat.Ogg => OpusRateOf(file.Path) ?? KeptRates,
        _ => KeptRates,
    };

    /// <summary>
    /// Opus always decodes to 48 kHz; its header tells the rate of what was coded (RFC 7845, 5.1). A telephone's 8 kHz must
    /// not be passed off as more, or PocketSphinx takes it for speech without its upper half.
    /// </summary>
    private static string? OpusRateOf(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[OpusRateAt + sizeof(uint)];
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head[OpusHeadAt..].StartsWith("OpusHead"u8)
            ? BinaryPrimitives.ReadUInt32LittleEndian(head[OpusRateAt..]) switch
            {
                8000 => "8000",
                12_000 => "12000",
                _ => null,
            }
            : null;
    }
}
