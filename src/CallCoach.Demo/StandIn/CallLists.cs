namespace CallCoach.Demo.StandIn;

/// <summary>Twilio's lists of calls and recordings, with the filters it documents, the newest first.</summary>
internal sealed class CallLists(StandInSettings settings, Account account)
{
    public IResult Calls(HttpRequest request) => Answer(request, "calls", (now, asked) => account.Legs(now)
        .Where(leg => asked.Is("Status", leg.Status(now)) && asked.Is("From", leg.From) && asked.Is("To", leg.To) && asked.Is("ParentCallSid", leg.ParentSid)
            && asked.IsWithin("StartTime", leg.StartsAt)
            && asked.IsWithin("EndTime", leg.IsOver(now) && leg.Ended == "completed" ? leg.EndsAt : null))
        .Select(leg => new Listed(leg.Sid, () => Entries.Of(leg, settings.AccountSid, now))));

    public IResult Recordings(HttpRequest request) => Answer(request, "recordings", (now, asked) => account.Recordings(now)
        .Where(recording => asked.Is("CallSid", recording.CallSid) && asked.Is("ConferenceSid", null) && asked.IsWithin("DateCreated", recording.StartsAt))
        .Select(recording => new Listed(recording.Sid, () => Entries.Of(recording, settings.AccountSid, settings.Listen, now))));

    private IResult Answer(HttpRequest request, string name, Func<DateTimeOffset, ListQuery, IEnumerable<Listed>> list)
    {
        try
        {
            var asked = new ListQuery(request.Query);
            return Results.Json(ListPage.Of(request.Path, asked, name, [.. list(settings.Clock.Now, asked)]));
        }
        catch (FormatException malformed)
        {
            return Account.Problem(400, 20001, malformed.Message);
        }
    }
}
