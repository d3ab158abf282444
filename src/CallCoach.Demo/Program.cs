using System.CommandLine;
using CallCoach.Demo;
using CallCoach.Demo.Running;
using CallCoach.Demo.Speech;
using CallCoach.Demo.StandIn;

var root = new RootCommand("The demo department: a day of calls through the server's front door")
{
    RunVerb.Create(),
    StandInVerb.Create(),
    SpeakVerb.Create(),
};
var arguments = root.Parse(args);
// Long enough for the server to end its work when the demo is interrupted.
var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };
try
{
    var exit = await arguments.InvokeAsync(invocation);
    return arguments.Errors.Count > 0 ? 2 : exit;
}
catch (MissingException missing)
{
    await Console.Error.WriteLineAsync(missing.Message);
    return 2;
}
catch (DemoFailedException failed)
{
    await Console.Error.WriteLineAsync(failed.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 1;
}
