using System.Globalization;
using System.Text;
using CallCoach.Calls;

namespace CallCoach.Norms;

/// <summary>
/// Tells from what was said whether a person answered, where both sides are told apart. A machine speaks before it has heard much, in
/// set phrases, and answers to nothing: where the manager had introduced himself before, or the client goes on speaking, it is a person
/// who merely mentions a mailbox or a menu. In doubt it is a person.
/// </summary>
internal static class AnsweringMachine
{
    /// <summary>A greeting with its welcome, its request and its farewell; a person says more than this sooner or later.</summary>
    private const int MostBefore = 3;

    private const int MostAfter = 1;

    /// <summary>Words of the manager: "good morning, hello, do you hear me" is no conversation yet.</summary>
    private const int MostWordsBefore = 8;

    /// <summary>Nobody talks to a menu; a message for a mailbox may be long.</summary>
    private const int MostWordsToRobot = 20;

    public static CallKind KindOf(IReadOnlyList<SaidPart> said)
    {
        if (said.Any(part => part.Speaker == Speaker.Unknown))
            return CallKind.Person;
        if (IsMachine(said, MachinePhrases.Voicemail))
            return CallKind.Voicemail;
        return IsMachine(said, MachinePhrases.Robot) && WordsOfManager(said) <= MostWordsToRobot ? CallKind.Robot : CallKind.Person;
    }

    private static bool IsMachine(IReadOnlyList<SaidPart> said, IReadOnlyList<string> phrases)
    {
        var client = said.Where(part => part.Speaker == Speaker.Client).OrderBy(part => part.Start)
            .Select(part => (part.Start, IsSet: Says(Plain(part.Text), phrases))).ToList();
        var first = client.FindIndex(part => part.IsSet);
        return first >= 0 && first <= MostBefore
            && client.Count - 1 - client.FindLastIndex(part => part.IsSet) <= MostAfter
            && WordsOfManager(said.Where(part => part.Start < client[first].Start)) <= MostWordsBefore;
    }

    private static bool Says(string plain, IReadOnlyList<string> phrases) =>
        phrases.Any(phrase => plain.Contains($" {phrase} ", StringComparison.Ordinal));

    private static int WordsOfManager(IEnumerable<SaidPart> said) => said.Where(part => part.Speaker == Speaker.Manager)
        .Sum(part => Plain(part.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);

    /// <summary>Words in lower case without accents, a space before and after each.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(" ", text.Length + 2);
        foreach (var letter in text.ToLowerInvariant())
        {
            var one = letter switch
            {
                'ё' => 'е',
                'ł' => 'l',
                < '\u0250' and > '\u007f' => letter.ToString().Normalize(NormalizationForm.FormD)[0],
                _ => letter,
            };
            if (char.GetUnicodeCategory(one) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(one))
                plain.Append(one);
            else if (plain[^1] != ' ')
                plain.Append(' ');
        }
        return plain[^1] == ' ' ? plain.ToString() : plain.Append(' ').ToString();
    }
}
