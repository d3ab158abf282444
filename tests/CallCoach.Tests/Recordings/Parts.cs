using CallCoach.Recordings;

namespace CallCoach.Tests.Recordings;

/// <summary>Recordings that are in their place, however they came there.</summary>
internal static class Parts
{
    public static async Task KeepAsync(RecordingFiles files, string name, byte[] bytes)
    {
        using var part = files.Begin(name);
        await part.WriteAsync(file => file.WriteAsync(bytes).AsTask());
        part.Keep(name);
    }
}
