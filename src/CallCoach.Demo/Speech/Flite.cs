using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;

namespace CallCoach.Demo.Speech;

/// <summary>The flite command line: text in, 16 kHz speech out.</summary>
public static class Flite
{
    public const int SampleRate = 16000;

    private const int HeaderBytes = 44;

    /// <exception cref="MissingException">flite is missing or failed.</exception>
    public static async Task<short[]> SpeakAsync(string voice, string text, CancellationToken cancel)
    {
        var file = Path.GetTempFileName();
        try
        {
            await RunAsync(["-voice", voice, "-t", text, "-o", file], cancel);
            var bytes = await File.ReadAllBytesAsync(file, cancel);
            if (bytes.Length <= HeaderBytes || BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(24)) != SampleRate)
                throw new MissingException($"flite's voice {voice} did not give {SampleRate} Hz speech");
            var samples = new short[(bytes.Length - HeaderBytes) / 2];
            for (var i = 0; i < samples.Length; i++)
                samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(HeaderBytes + (2 * i)));
            return samples;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task RunAsync(IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        try
        {
            using var flite = Process.Start(new ProcessStartInfo("flite", arguments) { UseShellExecute = false, RedirectStandardError = true })
                ?? throw new MissingException("flite did not start");
            var complaint = await flite.StandardError.ReadToEndAsync(cancel);
            await flite.WaitForExitAsync(cancel);
            if (flite.ExitCode != 0)
                throw new MissingException($"flite failed: {complaint.Trim()}");
        }
        catch (Win32Exception missing)
        {
            throw new MissingException("flite is missing: install the package flite (apt-get install flite)", missing);
        }
    }
}
