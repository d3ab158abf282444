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

    /// <summary>Lower case of the letters up to the Cyrillic ones, for asking the platform takes longer than all the rest of reading.</summary>
    private static readonly char[] Lower = [.. Enumerable.Range(0, 'ӿ').Select(code => char.ToLowerInvariant((char)code))];

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
            Read(character < Lower.Length ? Lower[character] : char.ToLowerInvariant(character));
        EndWord();
    }

    private void Read(char character)
    {
        if (IsApostrophe(character))
            return;
        if (char.IsDigit(character))
        {
            if (_length == _wordStart || _spelled[_length - 1] != NumberWord)
            {
                EndWord();
                Append(NumberWord);
            }
            return;
        }
        if (_length > _wordStart && _spelled[_wordStart] == NumberWord)
            EndWord();
        if (char.IsLetter(character) || char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
        {
            Append(character == 'ё' ? 'е' : character);
            return;
        }
        EndWord();
        if (character is '€' or '$' or '£' or '%')
        {
            Append(character);
            EndWord();
        }
    }

    private void Append(char character)
    {
        _spelled[_length] = character;
        _folded[_length++] = Fold(character);
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

    private static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '\u02bc' or '`' or '\u2018' or '\u00b4';

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
}
