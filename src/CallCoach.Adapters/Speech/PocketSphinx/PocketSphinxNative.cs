using System.Runtime.InteropServices;

namespace CallCoach.Adapters.Speech.PocketSphinx;

/// <summary>The functions of PocketSphinx 5prealpha (the library's third ABI) that are used here; this file is the only native boundary of speech.</summary>
internal static partial class PocketSphinxNative
{
    public const string Library = "libpocketsphinx.so.3";
    public const string BaseLibrary = "libsphinxbase.so.3";

    /// <summary>The definitions of the options; owned by the library.</summary>
    [LibraryImport(Library, EntryPoint = "ps_args")]
    public static partial nint Options();

    /// <summary>Copies its arguments; the first one, the program's name, is passed over.</summary>
    [LibraryImport(BaseLibrary, EntryPoint = "cmd_ln_parse_r", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ParseOptions(nint previous, nint definitions, int count, string[] arguments, int strict);

    [LibraryImport(BaseLibrary, EntryPoint = "cmd_ln_free_r")]
    public static partial int FreeOptions(nint options);

    /// <summary>No file: the library's log goes nowhere.</summary>
    [LibraryImport(BaseLibrary, EntryPoint = "err_set_logfp")]
    public static partial void SetLog(nint file);

    /// <summary>Keeps a reference of its own to the options.</summary>
    [LibraryImport(Library, EntryPoint = "ps_init")]
    public static partial DecoderHandle CreateDecoder(nint options);

    [LibraryImport(Library, EntryPoint = "ps_free")]
    private static partial int FreeDecoder(nint decoder);

    /// <summary>Forgets the noise level of what came before.</summary>
    [LibraryImport(Library, EntryPoint = "ps_start_stream")]
    public static partial int StartStream(DecoderHandle decoder);

    [LibraryImport(Library, EntryPoint = "ps_start_utt")]
    public static partial int StartUtterance(DecoderHandle decoder);

    /// <returns>Frames searched, negative on failure.</returns>
    [LibraryImport(Library, EntryPoint = "ps_process_raw")]
    public static partial int Process(DecoderHandle decoder, ReadOnlySpan<short> samples, nuint count, int noSearch, int wholeUtterance);

    [LibraryImport(Library, EntryPoint = "ps_end_utt")]
    public static partial int EndUtterance(DecoderHandle decoder);

    /// <returns>UTF-8 text owned by the decoder; zero when nothing was understood.</returns>
    [LibraryImport(Library, EntryPoint = "ps_get_hyp")]
    public static partial nint Hypothesis(DecoderHandle decoder, out int score);

    [LibraryImport(Library, EntryPoint = "ps_get_logmath")]
    public static partial nint LogMath(DecoderHandle decoder);

    [LibraryImport(BaseLibrary, EntryPoint = "logmath_exp")]
    public static partial double Exp(nint logMath, int value);

    /// <returns>The first word; zero when there is none.</returns>
    [LibraryImport(Library, EntryPoint = "ps_seg_iter")]
    public static partial nint FirstWord(DecoderHandle decoder);

    /// <returns>The next word; at the end it frees the iterator and returns zero.</returns>
    [LibraryImport(Library, EntryPoint = "ps_seg_next")]
    public static partial nint NextWord(nint word);

    [LibraryImport(Library, EntryPoint = "ps_seg_word")]
    public static partial nint Spelling(nint word);

    /// <returns>Logarithm of the word's posterior probability.</returns>
    [LibraryImport(Library, EntryPoint = "ps_seg_prob")]
    public static partial int Posterior(nint word, out int acousticScore, out int languageScore, out int backoff);

    /// <summary>A decoder; freed with the handle.</summary>
    internal sealed class DecoderHandle() : SafeHandle(nint.Zero, ownsHandle: true)
    {
        public override bool IsInvalid => handle == nint.Zero;

        protected override bool ReleaseHandle() => FreeDecoder(handle) >= 0;
    }
}
