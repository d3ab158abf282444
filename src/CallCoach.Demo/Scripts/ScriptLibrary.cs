using System.Reflection;
using CallCoach.Demo.Company;

namespace CallCoach.Demo.Scripts;

/// <summary>All scripts of the demo, read from the files built into this program.</summary>
/// <param name="Day">The day's calls, by time.</param>
/// <param name="Cold">Short answered cold calls that lead nowhere, used between the others.</param>
public sealed record ScriptLibrary(IReadOnlyList<ScriptedCall> Day, IReadOnlyList<ScriptedCall> Cold)
{
    /// <summary>Scripted clients end in 900 to 999, cold ones below, so that three shown digits tell which call is meant.</summary>
    public const int FirstScriptedSuffix = 900;

    /// <exception cref="FormatException">A script is malformed or contradicts another.</exception>
    public static ScriptLibrary Load()
    {
        var day = Read("day/").OrderBy(call => call.At).ThenBy(call => call.Key, StringComparer.Ordinal).ToList();
        foreach (var call in day)
        {
            Cast.ManagerOf(call.By);
            if (call.Client.Length < 8 || call.At < Cast.WorkdayStart || call.At >= Cast.WorkdayEnd)
                throw new FormatException($"script {call.Key}: needs a client's number and a time within the working day");
            if (call.Lines.Count == 0 && call.Ending is Ending.Answered or Ending.Voicemail)
                throw new FormatException($"script {call.Key}: somebody answers, but nothing is said");
        }
        if (day.GroupBy(Suffix).FirstOrDefault(same => same.Count() > 1 || same.Key < FirstScriptedSuffix) is { } wrong)
            throw new FormatException($"script {wrong.First().Key}: the client's last three digits are taken or below {FirstScriptedSuffix}");
        return new(day, Read("cold/"));
    }

    public static int Suffix(ScriptedCall call) => int.Parse(call.Client[^3..], System.Globalization.CultureInfo.InvariantCulture);

    private static List<ScriptedCall> Read(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return ScriptReader.Read(name[folder.Length..], reader.ReadToEnd());
            })];
    }
}
