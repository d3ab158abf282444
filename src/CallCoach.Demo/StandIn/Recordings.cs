using System.Collections.Concurrent;
using System.Text;
using CallCoach.Demo.Day;

namespace CallCoach.Demo.StandIn;

/// <summary>Twilio's recording media: two-channel WAV under the account, with the account's credentials.</summary>
internal sealed class Recordings(StandInSettings settings, IEnumerable<PlannedCall> calls)
{
    /// <summary>A recording that is missing at first appears this long after it was first asked for.</summary>
    private static readonly TimeSpan AppearsAfter = TimeSpan.FromSeconds(3);

    private readonly string _credentials =
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthToken}"));

    private readonly Dictionary<string, PlannedRecording> _recordings = calls
        .Select(call => call.Recording).OfType<PlannedRecording>().Where(recording => recording.File is not null)
        .ToDictionary(recording => recording.Sid, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _firstAsked = new(StringComparer.Ordinal);

    public bool MayAsk(HttpRequest request) => request.Headers.Authorization == _credentials;

    public IResult Media(HttpRequest request, string account, string sid)
    {
        if (account != settings.AccountSid || !_recordings.TryGetValue(sid, out var recording) || IsMissing(recording))
            return Problem(404, 20404, $"The requested resource {request.Path} was not found");
        return request.Query["RequestedChannels"] is [var channels, ..] && channels != "2"
            ? Problem(400, 20001, $"The recording is not available with {channels} channels")
            : Results.File(recording.File!, "audio/x-wav", enableRangeProcessing: true);
    }

    public static IResult Unauthorized(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
        return Problem(401, 20003, "Authenticate");
    }

    private bool IsMissing(PlannedRecording recording)
    {
        var now = TimeProvider.System.GetUtcNow();
        return recording.MissingAtFirst && now - _firstAsked.GetOrAdd(recording.Sid, now) < AppearsAfter;
    }

    private static IResult Problem(int status, int code, string message) => Results.Json(
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["code"] = code,
            ["message"] = message,
            ["more_info"] = $"https://www.twilio.com/docs/errors/{code}",
            ["status"] = status,
        },
        statusCode: status);
}
