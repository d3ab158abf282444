using CallCoach.Recordings;

namespace CallCoach.Adapters.Tests.Speech;

/// <summary>A two-channel call made of synthesised turns: the client, voice rms, in the first channel, the manager, voice awb, in the second.</summary>
internal static class TelephoneCall
{
    public const int Client = 0;
    public const int Manager = 1;

    private const double PauseSeconds = 1;

    private static readonly string[] Voices = ["rms", "awb"];

    public static async Task<Audio> MakeAsync(params (int Channel, string Text)[] turns)
    {
        var channels = new List<short>[] { [], [] };
        foreach (var (channel, text) in turns)
        {
            var spoken = await FliteVoice.SayAsync(Voices[channel], text);
            channels[channel].AddRange(spoken);
            channels[1 - channel].AddRange(new short[spoken.Length]);
            foreach (var both in channels)
                both.AddRange(Sound.Silence(PauseSeconds, FliteVoice.TelephoneRate));
        }
        return new(FliteVoice.TelephoneRate, [.. channels.Select(samples => samples.ToArray())]);
    }
}
