using System.Collections.Concurrent;
using CallCoach.Demo.Day;

namespace CallCoach.Demo.StandIn;

/// <summary>Twilio's recording media: two-channel WAV under the account.</summary>
internal sealed class Recordings(IEnumerable<PlannedCall> calls)
{
    /// <summary>A recording that is missing at first appears this long after it was first asked for.</summary>
    private static readonly TimeSpan AppearsAfter = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, PlannedRecording> _recordings = calls
        .Select(call => call.Recording).OfType<PlannedRecording>().Where(recording => recording.File is not null)
        .ToDictionary(recording => recording.Sid, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _firstAsked = new(StringComparer.Ordinal);

    public IResult Media(HttpRequest request, string sid)
    {
        if (!_recordings.TryGetValue(sid, out var recording) || IsMissing(recording))
            return Account.NotFound(request);
        return request.Query["RequestedChannels"] is [var channels, ..] && channels != "2"
            ? Account.Problem(400, 20001, $"The recording is not available with {channels} channels")
            : Results.File(recording.File!, "audio/x-wav", enableRangeProcessing: true);
    }

    private bool IsMissing(PlannedRecording recording)
    {
        var now = TimeProvider.System.GetUtcNow();
        return recording.MissingAtFirst && now - _firstAsked.GetOrAdd(recording.Sid, now) < AppearsAfter;
    }
}
