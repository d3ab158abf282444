using System.Text;

namespace CallCoach.Adapters.Speech.Whisper.Local;

/// <summary>
/// A model in whisper.cpp's ggml format, by what stands at its head. whisper.cpp itself loads one that is cut off there without
/// a complaint, takes it for an empty one made for tests, and hears nothing in any call.
/// </summary>
/// <param name="EnglishOnly">Its vocabulary is the one of the models that know English alone.</param>
/// <param name="HasWeights">False for whisper.cpp's models for tests, which load and hear nothing.</param>
public sealed record WhisperModelFile(string Path, bool EnglishOnly, bool HasWeights)
{
    private const uint Magic = 0x67676d6c;
    private const int OtherParameters = 10;
    private const int MultilingualVocabulary = 51865;
    private const int LongestWord = 1024;

    /// <summary><c>base</c> for <c>ggml-base.bin</c>.</summary>
    public string Name
    {
        get
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(Path);
            return name.StartsWith("ggml-", StringComparison.Ordinal) ? name["ggml-".Length..] : name;
        }
    }

    /// <exception cref="InvalidDataException">It is none, or is cut off; the message names the file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static WhisperModelFile Read(string path)
    {
        using var file = File.OpenRead(path);
        using var head = new BinaryReader(file, Encoding.UTF8);
        try
        {
            if (head.ReadUInt32() != Magic)
                throw new InvalidDataException($"{path} is no Whisper model in whisper.cpp's ggml format.");
            var vocabulary = head.ReadInt32();
            Skip(file, OtherParameters * sizeof(int));
            Skip(file, (long)head.ReadInt32() * head.ReadInt32() * sizeof(float));
            var words = head.ReadInt32();
            for (var i = 0; i < words; i++)
            {
                if (head.ReadInt32() is var length && length is < 0 or > LongestWord)
                    throw new InvalidDataException($"{path} is damaged: its vocabulary cannot be read.");
                Skip(file, length);
            }
            return new(path, EnglishOnly: vocabulary < MultilingualVocabulary, HasWeights: file.Position < file.Length);
        }
        catch (EndOfStreamException end)
        {
            throw new InvalidDataException($"{path} is cut off: it ends within its head.", end);
        }
    }

    private static void Skip(FileStream file, long bytes)
    {
        if (bytes < 0 || file.Position + bytes > file.Length)
            throw new EndOfStreamException();
        file.Seek(bytes, SeekOrigin.Current);
    }
}
