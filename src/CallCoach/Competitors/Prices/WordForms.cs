using System.Collections.Frozen;

namespace CallCoach.Competitors.Prices;

/// <summary>
/// Words in all their forms with what each means, written as <c>stem(ending ending)</c>; <c>-</c> is the bare stem. Words are
/// plain: without Polish marks, ё and apostrophes.
/// </summary>
internal sealed class WordForms<T>
{
    private readonly FrozenDictionary<string, T> _meanings;

    public WordForms(params IReadOnlyList<(T Meaning, string Forms)> rows) => _meanings = rows
        .SelectMany(row => Expanded(row.Forms).Select(form => KeyValuePair.Create(form, row.Meaning)))
        .DistinctBy(pair => pair.Key).ToFrozenDictionary(StringComparer.Ordinal);

    public bool TryGet(ReadOnlySpan<char> word, out T meaning) =>
        _meanings.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out meaning!);

    public bool Has(ReadOnlySpan<char> word) => TryGet(word, out _);

    private static IEnumerable<string> Expanded(string forms)
    {
        for (var at = 0; at < forms.Length;)
        {
            if (forms[at] is ' ' or '\n' or '\r')
            {
                at++;
                continue;
            }
            var end = forms.AsSpan(at).IndexOfAny(' ', '(', '\n');
            end = end < 0 ? forms.Length : at + end;
            var stem = forms[at..end];
            if (end == forms.Length || forms[end] != '(')
            {
                yield return stem;
                at = end;
                continue;
            }
            var close = forms.IndexOf(')', end);
            foreach (var ending in forms[(end + 1)..close].Split(' '))
                yield return ending == "-" ? stem : stem + ending;
            at = close + 1;
        }
    }
}
