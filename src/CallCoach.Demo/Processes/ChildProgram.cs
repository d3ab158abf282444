using System.Diagnostics;

namespace CallCoach.Demo.Processes;

internal static class ChildProgram
{
    /// <summary>How to start a .NET program, given as its library, with the runtime that runs this one.</summary>
    public static ProcessStartInfo Of(string library, IReadOnlyList<string> arguments)
    {
        var own = Environment.ProcessPath;
        var host = Path.GetFileNameWithoutExtension(own) == "dotnet" ? own! : "dotnet";
        return new(host, [library, .. arguments]) { UseShellExecute = false };
    }
}
