namespace CallCoach.Calls;

/// <summary>The forms of sound that are read, told by their first bytes. Stored by name.</summary>
public enum SoundFormat
{
    /// <summary>RIFF/WAVE with any codec.</summary>
    Wav,

    Mp3,

    /// <summary>Ogg with Opus, Vorbis, Speex or FLAC in it.</summary>
    Ogg,

    Flac,

    /// <summary>MP4 and its kin (M4A, 3GP) with AAC, ALAC or AMR in it.</summary>
    M4a,

    /// <summary>AMR, narrow or wide band.</summary>
    Amr,

    /// <summary>Bare frames of GSM 06.10.</summary>
    Gsm,
}
