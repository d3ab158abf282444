using System.Text.RegularExpressions;

namespace CallCoach.EndToEnd.Tests.Department;

/// <summary>What a server's output must not have: secrets, passwords, full telephone numbers, and what a client said.</summary>
internal static partial class LogRules
{
    /// <param name="lines">Everything the server wrote.</param>
    /// <param name="forbidden">Secrets and sentences.</param>
    public static void Check(IReadOnlyList<string> lines, IReadOnlyList<string> forbidden)
    {
        // The contract's one exception: whoever starts the server the first time is shown the way in.
        var logged = lines.Where(line => !line.StartsWith("First administrator: ", StringComparison.Ordinal)).ToList();
        foreach (var secret in forbidden)
            logged.ShouldNotContain(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase), $"a log has: {secret}");
        logged.ShouldNotContain(line => TelephoneNumber().IsMatch(line));
    }

    [GeneratedRegex(@"(?:\+|%2B)[1-9][0-9]{6,14}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TelephoneNumber();
}
