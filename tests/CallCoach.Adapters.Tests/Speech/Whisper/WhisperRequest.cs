using System.Text;
using CallCoach.Recordings;

namespace CallCoach.Adapters.Tests.Speech.Whisper;

/// <summary>What a Whisper server was sent: the form's fields, and the sound.</summary>
internal sealed record WhisperRequest(string Path, ILookup<string, string> Fields, byte[] Wave)
{
    public Audio Audio => WaveFile.Read(new MemoryStream(Wave));

    public string this[string field] => Fields[field].ShouldHaveSingleItem();

    public static WhisperRequest Read(LoopbackRequest request)
    {
        var boundary = request.Head.Split("boundary=")[1].Split('\r')[0].Trim('"');
        var parts = Encoding.Latin1.GetString(request.Body).Split($"--{boundary}")[1..^1].Select(part => part[2..^2].Split("\r\n\r\n", 2)).ToList();
        return new(
            request.Path,
            parts.Where(part => !part[0].Contains("filename", StringComparison.Ordinal))
                .ToLookup(part => part[0].Split("name=\"")[1].Split('"')[0], part => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(part[1]))),
            Encoding.Latin1.GetBytes(parts.Single(part => part[0].Contains("name=\"file\"; filename=\"speech.wav\"", StringComparison.Ordinal))[1]));
    }
}
