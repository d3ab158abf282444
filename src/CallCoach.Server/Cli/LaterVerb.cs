using System.CommandLine;

namespace CallCoach.Server.Cli;

/// <summary>Verbs that are promised and not there yet: they say so and exit 2.</summary>
internal static class LaterVerb
{
    private static readonly string[] Names = ["soak"];

    public static IEnumerable<Command> All() => Names.Select(name =>
    {
        var verb = new Command(name, "Comes in a later version.") { TreatUnmatchedTokensAsErrors = false };
        verb.SetAction(_ =>
        {
            Console.Error.WriteLine($"callcoach {name} comes in a later version.");
            return 2;
        });
        return verb;
    });
}
