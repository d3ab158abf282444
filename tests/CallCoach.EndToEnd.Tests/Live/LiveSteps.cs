using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Recordings;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Live;

internal sealed record LiveCallView(long CallId, DateTimeOffset StartedAt, string? ManagerName, string Client, IReadOnlyList<string> Listening);

internal sealed record ListeningView(string By, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

/// <summary>A call that is on, with its stream.</summary>
internal sealed record CallThatIsOn(long Id, TwilioCall Call, TwilioStream Stream) : IDisposable
{
    /// <summary>Sends the frame of this number on both tracks.</summary>
    public async Task SendAsync(int number)
    {
        foreach (var track in new[] { "inbound", "outbound" })
            await Stream.SendAsync(track, number, MuLaw.Frame(track, number));
    }

    /// <summary>The client, or the manager, speaks and then is silent for a second.</summary>
    /// <param name="from">The number of the first frame.</param>
    /// <returns>The number of the frame that follows.</returns>
    public async Task<int> SayAsync(int from, double seconds, string track = "outbound")
    {
        var spoken = (int)(seconds * 50);
        var next = from + spoken + 50;
        for (var number = from; number < next; number++)
            foreach (var one in new[] { "inbound", "outbound" })
                await Stream.SendAsync(one, number, MuLaw.Frame(speaks: one == track && number - from < spoken));
        return next;
    }

    public void Dispose() => Stream.Dispose();
}

internal static class LiveSteps
{
    /// <summary>The manager dials a client, and the stream is started.</summary>
    public static async Task<CallThatIsOn> DialLiveAsync(this DepartmentServer department, Manager manager)
    {
        var call = new TwilioCall(manager.Softphone);
        var token = await department.TokenAsync(call);
        var stream = await TwilioStream.OpenAsync(department.Process.Address, department.Twilio);
        await stream.StartAsync(department.Twilio.Sid, call.ManagerLeg, token);
        return new(await department.OnAsync(manager), call, stream);
    }

    /// <summary>What the voice answer of a call gives its stream.</summary>
    public static async Task<string> TokenAsync(this DepartmentServer department, TwilioCall call) =>
        TwilioStream.TokenIn(await department.Twilio.TellAsync("voice", call.Voice(department.Twilio.Sid))).ShouldNotBeNull();

    /// <summary>Waits until a call of the manager is on.</summary>
    public static async Task<long> OnAsync(this DepartmentServer department, Manager manager) => (await Eventually.ComesAsync(
        $"a call of {manager.Name} that is on", async () => (await department.LiveAsync()).FirstOrDefault(live => live.ManagerName == manager.Name))).CallId;

    public static Task<IReadOnlyList<LiveCallView>> LiveAsync(this DepartmentServer department) =>
        department.Administrator.GetAsync<IReadOnlyList<LiveCallView>>("api/live-calls");

    /// <summary>The call ends, and its recording is there.</summary>
    public static async Task RecordAsync(this DepartmentServer department, TwilioCall call)
    {
        department.Recordings.Keep(call.Recording, await TelephoneRecording.OfAsync(new SpokenLine("client", "this is understood as the server says")));
        foreach (var status in call.ClientLeg(department.Twilio.Sid))
            await department.Twilio.TellAsync("status", status);
        await department.Twilio.TellAsync("recording", call.Recorded(department.Twilio.Sid));
    }

    public static Task OverAsync(this DepartmentServer department, long call) => Eventually.HoldsAsync(
        "the call is not on any more", async () => (await department.LiveAsync()).All(live => live.CallId != call));
}
