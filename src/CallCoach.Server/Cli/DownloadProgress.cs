namespace CallCoach.Server.Cli;

/// <summary>Says on standard error how far a download is: one line that changes on a terminal, else a line for each tenth.</summary>
internal sealed class DownloadProgress(string name) : IProgress<(long Bytes, long Total)>
{
    private long _told = -1;

    public void Report((long Bytes, long Total) value)
    {
        var percent = value.Total == 0 ? 100 : 100 * value.Bytes / value.Total;
        var step = Console.IsErrorRedirected ? percent / 10 : percent;
        if (step == _told)
            return;
        _told = step;
        var line = $"{name}: {value.Bytes >> 20} of {value.Total >> 20} MiB, {percent} %";
        if (Console.IsErrorRedirected)
            Console.Error.WriteLine(line);
        else
            Console.Error.Write($"\r{line}");
    }

    /// <summary>Leaves the line that changes.</summary>
    public void End()
    {
        if (_told >= 0 && !Console.IsErrorRedirected)
            Console.Error.WriteLine();
    }
}
