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

    /// <summary>The characters up to the Cyrillic ones, for asking the platform about each takes longer than all the rest of reading.</summary>
    private static readonly Sign[] Signs = [.. Enumerable.Range(0, 'ӿ' + 1).Select(code => SignOf((char)code))];

    private readonly List<Range> _words = [];
    private char[] _spelled = new char[256];
    private char[] _folded = new char[256];
    private int _length;
    private int _wordStart;

    public int Count => _words.Count;

    /// <summary>The word with Polish diacritics folded to plain letters.</summary>
    public ReadOnlySpan<char> Folded(int index) => _folded.AsSpan(_words[index]);

    /// <summary>The word as it was spelled.</summary>
    public ReadOnlySpan<char> Spelled(int index) => _spelled.AsSpan(_words[index]);

    public void Read(string text)
    {
        _words.Clear();
        _length = 0;
        _wordStart = 0;
        var normal = Normal(text);
        if (_spelled.Length < normal.Length)
        {
            _spelled = new char[normal.Length];
            _folded = new char[normal.Length];
        }
        foreach (var character in normal)
            Read(character < Signs.Length ? Signs[character] : SignOf(character));
        EndWord();
    }

    private void Read(Sign sign)
    {
        switch (sign.Kind)
        {
            case SignKind.Letter:
                if (_length > _wordStart && _spelled[_wordStart] == NumberWord)
                    EndWord();
                Append(sign);
                break;
            case SignKind.Digit:
                if (_length > _wordStart && _spelled[_length - 1] == NumberWord)
                    break;
                EndWord();
                Append(sign);
                break;
            case SignKind.Unit:
                EndWord();
                Append(sign);
                EndWord();
                break;
            case SignKind.Between:
                EndWord();
                break;
        }
    }

    private void Append(Sign sign)
    {
        _spelled[_length] = sign.Spelled;
        _folded[_length++] = sign.Folded;
    }

    private void EndWord()
    {
        if (_length > _wordStart)
            _words.Add(_wordStart.._length);
        _wordStart = _length;
    }

    private static string Normal(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Normalized))
            return text;
        if (text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') >= 0)
            text = new string([.. text.Select(character => char.IsSurrogate(character) ? ' ' : character)]);
        return text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);
    }

    private static IEnumerable<char> Between(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);

    private static Sign SignOf(char character)
    {
        if (character is '\'' or '\u2019' or '\u02bc' or '`' or '\u2018' or '\u00b4')
            return new(SignKind.Apostrophe, default, default);
        if (char.IsDigit(character))
            return new(SignKind.Digit, NumberWord, NumberWord);
        if (character is '€' or '$' or '£' or '%')
            return new(SignKind.Unit, character, character);
        var lower = char.ToLowerInvariant(character);
        if (!char.IsLetter(lower) && char.GetUnicodeCategory(lower) != UnicodeCategory.NonSpacingMark)
            return new(SignKind.Between, default, default);
        var spelled = lower == 'ё' ? 'е' : lower;
        return new(SignKind.Letter, spelled, Fold(spelled));
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
    private readonly record struct Sign(SignKind Kind, char Spelled, char Folded);
}
