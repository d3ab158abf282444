using System.CommandLine;
using CallCoach.Server.Cli;
using CallCoach.Server.Hosting;

var root = new RootCommand("CallCoach listens to a sales department's calls.")
{
    ServeVerb.Create(),
    ClassifyVerb.Create(),
    TranscribeVerb.Create(),
    ModelVerb.Create(),
    JobsVerb.Create(),
    CallsVerb.Create(),
    ReconcileVerb.Create(),
    NormsVerb.Create(),
    SpeechVerb.Create(),
    DoctorVerb.Create(),
};
foreach (var verb in LaterVerb.All())
    root.Add(verb);

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    await Console.Error.WriteLineAsync(string.Join(' ', parsed.Errors.Select(error => error.Message)));
    return 2;
}
try
{
    return await parsed.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        // The server's host listens for signals itself; any other verb simply ends.
        ProcessTerminationTimeout = null,
    });
}
catch (SettingsException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
