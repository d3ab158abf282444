using CallCoach.Demo.Company;
using CallCoach.Demo.Day;
using CallCoach.Demo.Department;
using CallCoach.Demo.Scripts;

namespace CallCoach.Demo.Check;

/// <summary>
/// Compares what the server says about a day with what was placed. Calls, counters, transcripts and alerts must agree
/// exactly; of the scripts' objections a share must be found, because recognition may miss words.
/// </summary>
/// <param name="people">The managers' identifiers by their keys.</param>
/// <param name="onTime">Whether the day's webhooks arrived when they should have.</param>
public sealed class DayComparison(
    IReadOnlyList<PlannedCall> placed, ServerView server, IReadOnlyDictionary<string, long> people, bool onTime)
{
    private readonly List<string> _differences = [];
    private readonly Dictionary<string, CallView> _scripted = Match(placed, server, people);

    /// <summary>The scripted calls and the server's view of them.</summary>
    public IReadOnlyDictionary<string, CallView> Scripted => _scripted;

    /// <summary>Counts, transcripts and alerts, in words; empty when everything agrees.</summary>
    public IReadOnlyList<string> Differences()
    {
        CompareCalls();
        foreach (var manager in Cast.Managers)
            CompareCounters(manager);
        CompareScripted();
        CompareAlerts();
        return _differences;
    }

    /// <summary>What is heard in the scripted calls, line by line.</summary>
    public async Task<IReadOnlyList<string>> CompareWordsAsync(FrontDoor door, ObjectionTally tally, CancellationToken cancel)
    {
        var differences = new List<string>();
        foreach (var call in placed.Where(call => call is { Script: not null, Heard: true } && _scripted.ContainsKey(call.Key)))
        {
            var detail = await door.GetAsync<CallDetail>($"api/calls/{_scripted[call.Key].Id}", cancel);
            tally.Add(call, detail);
            if (!detail.Utterances.Any(said => said.Speaker == "client"))
                differences.Add($"{call.Key}: nothing of what the client said was understood");
            if (!call.ThroughTwilio && !detail.Utterances.Select(said => said.Text).SequenceEqual(call.Lines.Select(said => said.Line.Text)))
                differences.Add($"{call.Key}: the transcript is not the one that was delivered");
        }
        return differences;
    }

    private static Dictionary<string, CallView> Match(
        IReadOnlyList<PlannedCall> placed, ServerView server, IReadOnlyDictionary<string, long> people)
    {
        var known = server.Calls.Where(call => call.Client.Length > 3).ToLookup(call => (call.PersonId, call.Client[^3..]));
        var matches = new Dictionary<string, CallView>(StringComparer.Ordinal);
        foreach (var call in placed.Where(call => call.Script is not null))
        {
            if (known[(people[call.Manager.Key], call.Client[^3..])].FirstOrDefault() is { } found)
                matches[call.Key] = found;
        }
        return matches;
    }

    private void CompareCalls()
    {
        if (server.Calls.Count != placed.Count)
            _differences.Add($"{server.Day:yyyy-MM-dd}: {placed.Count} calls were placed, the server has {server.Calls.Count}");
        var heard = placed.Count(call => call.Heard);
        var transcribed = server.Calls.Count(call => call.Engine is not null);
        if (heard != transcribed)
            _differences.Add($"{server.Day:yyyy-MM-dd}: something was said in {heard} calls, {transcribed} have a transcript");
        foreach (var call in server.Calls.Where(call => call.Failure is not null))
            _differences.Add($"call {call.Id} was set aside: {call.Failure}");
        var waiting = server.Calls.Count(call => call.Stage != "done" && call.Failure is null);
        if (waiting > 0)
            _differences.Add($"{waiting} calls are not through yet");
        var strangers = server.Managers.FirstOrDefault(manager => manager.PersonId is null)?.Dials ?? 0;
        if (strangers > 0)
            _differences.Add($"{strangers} dials belong to nobody");
    }

    private void CompareCounters(Manager manager)
    {
        var own = placed.Where(call => call.Manager == manager).ToList();
        var counted = server.Managers.FirstOrDefault(counters => counters.PersonId == people[manager.Key]);
        Count("dials", own.Count(call => call.Dial), counted?.Dials ?? 0);
        Count("answered calls", own.Count(call => call.Connected), counted?.Connected ?? 0);
        Count("conversations", own.Count(call => call.Conversation), counted?.Conversations ?? 0);

        void Count(string what, int expected, int actual)
        {
            if (expected != actual)
                _differences.Add($"{server.Day:yyyy-MM-dd}, {manager.Name}: {expected} {what} were placed, {actual} are counted");
        }
    }

    private void CompareScripted()
    {
        foreach (var call in placed.Where(call => call.Script is not null))
        {
            if (!_scripted.TryGetValue(call.Key, out var found))
            {
                _differences.Add($"{call.Key}: the call is not there");
                continue;
            }
            var status = StatusOf(call);
            if (found.Status != status)
                _differences.Add($"{call.Key}: ended {status}, the server says {found.Status}");
            if (found.Conversation != call.Conversation)
                _differences.Add($"{call.Key}: {(call.Conversation ? "is" : "is no")} conversation, the server says otherwise");
            if (call.Heard && found.Engine is null)
                _differences.Add($"{call.Key}: no transcript");
        }
    }

    private void CompareAlerts()
    {
        const string watched = "price_comparison";
        const double least = 0.5;
        var found = server.Calls.Where(call => call.Labels.Any(label => label.Label == watched && label.Score >= least)).Select(call => call.Id).Order().ToList();
        var alerted = server.Alerts.Where(alert => alert is { Kind: "objection", Label: watched, Live: not "unconfirmed" }).Select(alert => alert.CallId!.Value).Order().ToList();
        if (!found.SequenceEqual(alerted))
            _differences.Add($"{watched} was found in calls {string.Join(", ", found)}, alerts are on calls {string.Join(", ", alerted)}");

        var names = people.ToDictionary(person => person.Value, person => person.Key);
        var behind = server.Alerts.Where(alert => alert.Kind == "behind_norm").Select(alert => names[alert.PersonId!.Value]).Order(StringComparer.Ordinal).ToList();
        var slow = Cast.Managers.Where(manager => manager.CallsPerHour is not null && manager.Pace < 0.8).Select(manager => manager.Key).Order(StringComparer.Ordinal).ToList();
        // Dials that are told of late make their manager look behind for a while, and rightly so.
        var agree = onTime ? slow.SequenceEqual(behind) : behind.Distinct().Count() == behind.Count;
        if (!agree)
            _differences.Add($"{server.Day:yyyy-MM-dd}: behind the norm: {string.Join(", ", slow)}; alerts name: {string.Join(", ", behind)}");
        foreach (var failed in server.Alerts.Where(alert => alert.Kind == "recording_failed"))
            _differences.Add($"alert on call {failed.CallId}: the recording failed: {failed.Reason}");
    }

    private static string StatusOf(PlannedCall call) => call.Ending switch
    {
        Ending.NoAnswer => "no_answer",
        Ending.Busy => "busy",
        Ending.Failed => "failed",
        Ending.Canceled => "canceled",
        _ => "completed",
    };
}
