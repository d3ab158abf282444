using CallCoach.Competitors.Names;

namespace CallCoach.Competitors;

/// <summary>
/// The words of a text with their places in it: runs of letters, runs of digits, and signs of percent and money. A buffer that
/// is read into again and again.
/// </summary>
internal sealed class SpokenWords
{
    private const string Signs = "%€$£₴₽";
    private const string Apostrophes = "'’‘ʼ`´";

    private Word[] _words = new Word[64];
    private char[] _plain = new char[256];
    private int _plainLength;
    private string _text = "";

    public int Count { get; private set; }

    public ref readonly Word this[int index] => ref _words[index];

    /// <summary>Lower case without apostrophes, Polish letters without their marks, Cyrillic е for ё.</summary>
    public ReadOnlySpan<char> Plain(int index) => _plain.AsSpan(_words[index].PlainStart, _words[index].PlainLength);

    /// <summary>As it stands in the text.</summary>
    public ReadOnlySpan<char> Written(int index) => _text.AsSpan(_words[index].Start, _words[index].Length);

    public void Read(string text)
    {
        (_text, Count, _plainLength) = (text, 0, 0);
        if (_plain.Length < text.Length)
            _plain = new char[text.Length];
        var isApart = false;
        for (var at = 0; at < text.Length;)
        {
            var kind = KindOf(text[at]);
            if (kind == WordKind.None)
            {
                isApart |= text[at] is ',' or '.' or ';' or ':' or '!' or '?' or '—' or '–';
                at++;
                continue;
            }
            var end = at + 1;
            while (kind != WordKind.Sign && end < text.Length && GoesOn(text, end, kind))
                end++;
            Add(at, end, kind, isApart);
            (at, isApart) = (end, false);
        }
    }

    private void Add(int start, int end, WordKind kind, bool isApart)
    {
        var plainStart = _plainLength;
        for (var i = start; i < end; i++)
            if (kind != WordKind.Letters || char.IsLetter(_text[i]))
                _plain[_plainLength++] = PlainLetter.Of(_text[i]);
        if (Count == _words.Length)
            Array.Resize(ref _words, Count * 2);
        _words[Count++] = new(start, end - start, plainStart, _plainLength - plainStart, kind, isApart);
    }

    private static bool GoesOn(string text, int at, WordKind kind)
    {
        var character = text[at];
        var isInside = at + 1 < text.Length && KindOf(text[at + 1]) == kind;
        return kind == WordKind.Letters
            ? char.IsLetter(character) || IsMark(character) || (isInside && Apostrophes.Contains(character))
            : char.IsAsciiDigit(character) || (isInside && (character is '.' or ','));
    }

    private static WordKind KindOf(char character) =>
        char.IsLetter(character) ? WordKind.Letters
        : char.IsAsciiDigit(character) ? WordKind.Digits
        : Signs.Contains(character) ? WordKind.Sign
        : WordKind.None;

    private static bool IsMark(char character) => character is >= '\u0300' and <= '\u036f';
}

internal enum WordKind
{
    None,
    Letters,
    Digits,
    Sign,
}

/// <param name="IsApart">Punctuation stands before it.</param>
internal readonly record struct Word(int Start, int Length, int PlainStart, int PlainLength, WordKind Kind, bool IsApart)
{
    public int End => Start + Length;
}
