using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CallCoach.Benchmarks;

/// <summary>A program beside the benchmark: a baseline's, or the server under load.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a program and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or failed.</exception>
    public static async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Started(start);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        var said = await errors;
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(FormattableString.Invariant($"{program} ended with {process.ExitCode}: {said}"));
    }

    /// <summary>Starts this program once more, with settings of the server.</summary>
    public static Process StartOwn(string[] arguments, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (key, value) in settings)
            start.Environment[$"CallCoach__{key}"] = value;
        return Started(start);
    }

    public static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{start.FileName} cannot be started: {missing.Message}", missing);
        }
    }
}
