using System.Text;

namespace CallCoach.Csv;

/// <summary>
/// Which encoding a file is in that does not say so: what is valid UTF-8 is UTF-8, for text of another encoding hardly ever
/// is; the rest is what spreadsheets of the languages spoken here write, windows-1250 (Polish) or windows-1251 (Russian, Ukrainian).
/// </summary>
public static class CsvEncoding
{
    private static readonly Encoding CentralEuropean = CodePagesEncodingProvider.Instance.GetEncoding(1250)!;
    private static readonly Encoding Cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Looks at all of it and goes back to where it was.</summary>
    /// <exception cref="FormatException">It is no text.</exception>
    public static Encoding Of(Stream file)
    {
        var begin = file.Position;
        var buffer = new byte[64 * 1024];
        var decoder = Utf8.GetDecoder();
        var (isUtf8, isFirst, high, besides, wasHigh) = (true, true, 0L, 0L, false);
        int read;
        while ((read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0)
        {
            var bytes = buffer.AsSpan(0, read);
            if (isFirst && Marked(bytes) is { } marked)
            {
                file.Position = begin;
                return marked;
            }
            if (bytes.Contains((byte)0) || (isFirst && bytes.StartsWith("PK\u0003\u0004"u8)))
                throw new FormatException("This is no text. A spreadsheet has to be saved as CSV first.");
            isFirst = false;
            isUtf8 = isUtf8 && IsUtf8(decoder, bytes, isLast: false);
            foreach (var one in bytes)
            {
                var isHigh = one >= 0x80;
                high += isHigh ? 1 : 0;
                besides += isHigh && wasHigh ? 1 : 0;
                wasHigh = isHigh;
            }
        }
        file.Position = begin;
        if (isUtf8 && IsUtf8(decoder, [], isLast: true))
            return Utf8;
        // Words in Cyrillic letters are high bytes throughout; in Polish ones they stand alone among Latin letters.
        return besides * 2 > high ? Cyrillic : CentralEuropean;
    }

    /// <summary>A reader of the file's text, without a byte order mark.</summary>
    /// <exception cref="FormatException">It is no text.</exception>
    public static StreamReader Open(Stream file) => new(file, Of(file), detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);

    private static Encoding? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static bool IsUtf8(Decoder decoder, ReadOnlySpan<byte> bytes, bool isLast)
    {
        try
        {
            var characters = new char[Utf8.GetMaxCharCount(bytes.Length)];
            decoder.GetChars(bytes, characters, isLast);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
