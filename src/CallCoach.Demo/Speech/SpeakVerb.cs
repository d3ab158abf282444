using System.CommandLine;
using CallCoach.Demo.Scripts;

namespace CallCoach.Demo.Speech;

/// <summary><c>speak</c>: makes the recordings of the English scripts, once.</summary>
internal static class SpeakVerb
{
    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "Folder for the recordings", DefaultValueFactory = _ => SpeechLibrary.DefaultFolder };
        var verb = new Command("speak", "Synthesise the recordings of the English calls") { output };
        verb.SetAction(async (arguments, cancel) =>
        {
            var folder = arguments.GetValue(output)!;
            var made = await new SpeechLibrary(folder).PrepareAsync(ScriptLibrary.Load(), cancel);
            Console.WriteLine($"{made} recordings made in {folder}");
            return 0;
        });
        return verb;
    }
}
