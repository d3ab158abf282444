using System.Collections.Concurrent;
using System.Text;
using CallCoach.Demo.Day;

namespace CallCoach.Demo.StandIn;

/// <summary>What the provider knows of the account: who may ask, and every leg and recording of the calls placed.</summary>
internal sealed class Account(StandInSettings settings)
{
    private readonly string _credentials =
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthToken}"));

    private readonly ConcurrentDictionary<string, PlacedLeg> _legs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PlacedRecording> _recordings = new(StringComparer.Ordinal);

    /// <summary>The legs there are by now, the newest first.</summary>
    public IEnumerable<PlacedLeg> Legs(DateTimeOffset now) => _legs.Values
        .Where(leg => leg.StartsAt <= now).OrderByDescending(leg => leg.StartsAt).ThenBy(leg => leg.Sid, StringComparer.Ordinal);

    /// <summary>The recordings there are by now, the newest first.</summary>
    public IEnumerable<PlacedRecording> Recordings(DateTimeOffset now) => _recordings.Values
        .Where(recording => recording.StartsAt <= now).OrderByDescending(recording => recording.StartsAt).ThenBy(recording => recording.Sid, StringComparer.Ordinal);

    public void Add(PlacedLeg leg) => _legs.TryAdd(leg.Sid, leg);

    public void Add(PlacedRecording recording) => _recordings.TryAdd(recording.Sid, recording);

    /// <summary>A call of an earlier day, which an earlier stand-in has placed.</summary>
    public void AddEarlier(PlannedCall call)
    {
        var course = new CallCourse(call, settings);
        Add(course.Parent);
        Add(course.Child(call.Direction == Scripts.Direction.Outbound ? call.Client : call.Manager.Softphone, reached: true, detected: false));
        if (course.Recording is { } recording)
            Add(recording);
    }

    public bool MayAsk(HttpRequest request) => request.Headers.Authorization == _credentials;

    public static IResult Unauthorized(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
        return Problem(401, 20003, "Authenticate");
    }

    public static IResult NotFound(HttpRequest request) => Problem(404, 20404, $"The requested resource {request.Path} was not found");

    public static IResult Problem(int status, int code, string message) => Results.Json(
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["code"] = code,
            ["message"] = message,
            ["more_info"] = $"https://www.twilio.com/docs/errors/{code}",
            ["status"] = status,
        },
        statusCode: status);
}
