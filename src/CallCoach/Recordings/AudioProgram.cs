using CallCoach.Calls;

namespace CallCoach.Recordings;

/// <summary>A file of sound on the disk.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Format">Its form, as <see cref="SoundSignature"/> tells it.</param>
public sealed record SoundFile(string Path, SoundFormat Format);

/// <summary>Writes a file's sound anew as FLAC, without what else is in it.</summary>
/// <param name="original">What is read; nothing else is.</param>
/// <param name="packed">The file that is overwritten.</param>
/// <param name="cancel">Ends it early.</param>
/// <exception cref="UnreadableRecordingException">Its sound cannot be decoded, or only with more time, memory or room than it may take.</exception>
/// <exception cref="AudioProgramException">The program is missing or cannot be started.</exception>
/// <exception cref="IOException">The disk does not take it.</exception>
public delegate Task PackSound(SoundFile original, string packed, CancellationToken cancel);

/// <summary>Decodes a file's sound.</summary>
/// <param name="file">What is read; nothing else is.</param>
/// <param name="read">Reads the sound to its end, as a WAV file that comes piece by piece.</param>
/// <param name="cancel">Ends it early.</param>
/// <exception cref="UnreadableRecordingException">As with <see cref="PackSound"/>, or more than two channels or four hours.</exception>
/// <exception cref="AudioProgramException">The program is missing or cannot be started.</exception>
public delegate Task DecodeSound(SoundFile file, Action<Stream> read, CancellationToken cancel);

/// <summary>The program that reads the forms of sound this product does not read itself, and packs what is kept.</summary>
public sealed record AudioProgram(PackSound Pack, DecodeSound Decode);

/// <summary>The audio program is missing or cannot be started; a recording waits for it.</summary>
/// <param name="reason">In words for a person.</param>
public sealed class AudioProgramException(string reason, Exception? inner = null) : Exception(reason, inner);
