using System.Buffers;
using System.Globalization;
using System.Text;

namespace CallCoach.Objections.Features;

/// <summary>
/// The words of an utterance as the classifier sees them: lower case, Unicode NFKC, no punctuation and no apostrophes,
/// any digits as one number word. A buffer that is read into again and again.
/// </summary>
internal sealed class UtteranceWords
{
    private const char NumberWord = '0';

    /// <summary>Characters of ordinary texts, which NFKC leaves as they are when no other stands among them; of the ellipsis it makes dots, which end a word just so.</summary>
    private static readonly SearchValues<char> Normalized = SearchValues.Create(
        [.. Between(' ', '~'), '\t', '\n', '\r', .. Between('À', 'ı'), .. Between('Ł', 'ň'), .. Between('Ŋ', 'ž'), .. Between('Ѐ', 'ӿ'),
        '’', 'ʼ', '‘', '–', '—', '«', '»', '„', '“', '”', '€', '£', '…']);

    /// <summary>The characters up to the signs of money, for asking the platform about each takes longer than all the rest of reading.</summary>
    private static readonly Sign[] Signs = [.. Enumerable.Range(0, '€' + 1).Select(code => SignOf((char)code))];

    private Word[] _words = new Word[256];
    private char[] _spelled = new char[256];
    private char[] _folded = new char[256];
    private FeatureHash[] _hashes = new FeatureHash[256];

    public int Count { get; private set; }

    /// <summary>The word with Polish diacritics folded to plain letters.</summary>
    public ReadOnlySpan<char> Folded(int index) => _folded.AsSpan(_words[index].Start, _words[index].Length);

    /// <summary>The word as it was spelled.</summary>
    public ReadOnlySpan<char> Spelled(int index) => _spelled.AsSpan(_words[index].Start, _words[index].Length);

    /// <summary>Whether the word is spelled with letters that were folded.</summary>
    public bool IsFolded(int index) => _words[index].IsFolded;

    /// <summary>For each letter of the folded word the hash of the word up to there, the last one being that of the word.</summary>
    public ReadOnlySpan<FeatureHash> Hashes(int index) => _hashes.AsSpan(_words[index].Start, _words[index].Length);

    public void Read(string text)
    {
        if (!TryRead(text, normalized: false))
            TryRead(Normal(text), normalized: true);
    }

    /// <summary>Reads in one pass, for texts whose characters are all as NFKC has them; stops at the first that may not be.</summary>
    private bool TryRead(string text, bool normalized)
    {
        Count = 0;
        if (_spelled.Length < text.Length)
            Grow(text.Length);
        Span<char> spelled = _spelled, folded = _folded;
        Span<FeatureHash> hashes = _hashes;
        ReadOnlySpan<Sign> signs = Signs;
        var (start, length, open) = (0, 0, SignKind.Between);
        var (hash, isFolded) = (FeatureHash.Word, false);
        foreach (var character in text)
        {
            var sign = character < signs.Length ? signs[character] : SignOf(character);
            if (!sign.IsNormalized && !normalized)
                return false;
            if (sign.Kind == SignKind.Apostrophe || (sign.Kind == SignKind.Digit && open == SignKind.Digit))
                continue;
            if (open != SignKind.Between && (open != SignKind.Letter || sign.Kind != SignKind.Letter))
            {
                _words[Count++] = new(start, length - start, isFolded);
                (start, hash, isFolded) = (length, FeatureHash.Word, false);
            }
            open = sign.Kind;
            if (open == SignKind.Between)
                continue;
            spelled[length] = sign.Spelled;
            folded[length] = sign.Folded;
            hashes[length++] = hash = hash.Then(sign.Folded);
            isFolded |= sign.Spelled != sign.Folded;
        }
        if (length > start)
            _words[Count++] = new(start, length - start, isFolded);
        return true;
    }

    private void Grow(int length) =>
        (_spelled, _folded, _hashes, _words) = (new char[length], new char[length], new FeatureHash[length], new Word[length]);

    private static string Normal(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') >= 0)
            text = new string([.. text.Select(character => char.IsSurrogate(character) ? ' ' : character)]);
        return text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);
    }

    private static IEnumerable<char> Between(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);

    private static Sign SignOf(char character)
    {
        var isNormalized = Normalized.Contains(character);
        if (character is '\'' or '\u2019' or '\u02bc' or '`' or '\u2018' or '\u00b4')
            return new(SignKind.Apostrophe, isNormalized, default, default);
        if (char.IsDigit(character))
            return new(SignKind.Digit, isNormalized, NumberWord, NumberWord);
        if (character is '€' or '$' or '£' or '%')
            return new(SignKind.Unit, isNormalized, character, character);
        var lower = char.ToLowerInvariant(character);
        if (!char.IsLetter(lower) && char.GetUnicodeCategory(lower) != UnicodeCategory.NonSpacingMark)
            return new(SignKind.Between, isNormalized, default, default);
        var spelled = lower == 'ё' ? 'е' : lower;
        return new(SignKind.Letter, isNormalized, spelled, Fold(spelled));
    }

    public static char Fold(char character) => character switch
    {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' or 'ż' => 'z',
        'é' => 'e',
        _ => character,
    };

    private enum SignKind : byte
    {
        /// <summary>No part of a word.</summary>
        Between,
        Letter,
        Digit,

        /// <summary>Of money or of a hundred: a word by itself.</summary>
        Unit,

        /// <summary>Left out of the word it stands in.</summary>
        Apostrophe,
    }

    /// <summary>A character as the words see it.</summary>
    /// <param name="IsNormalized">Whether NFKC leaves it as it is.</param>
    private readonly record struct Sign(SignKind Kind, bool IsNormalized, char Spelled, char Folded);

    private readonly record struct Word(int Start, int Length, bool IsFolded);
}
