using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Captions;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Live;
using CallCoach.Norms;
using CallCoach.Objections;
using CallCoach.Outcomes;
using CallCoach.Recordings;
using CallCoach.StopList;
using CallCoach.Storage;
using CallCoach.Talk;
using CallCoach.Transcription;

namespace CallCoach;

/// <summary>
/// The path of a call. A provider's event is stored (<see cref="EventInbox"/>) and sorted into its call, whose job becomes
/// due (<see cref="EventSorter"/>); from then on the job goes through these stages, each of which saves its result and
/// advances the job in one transaction. While the call is on, its sound (<see cref="LiveCalls"/>) is heard apart from this
/// (<see cref="LiveHearing"/>), by the same classifier and rules; the recording that comes through these stages corrects it.
/// </summary>
public sealed class Pipeline(
    GatherCall gather, CountCall count, FetchRecording fetch, MeasureTalk measure, TranscribeCall transcribe, ClassifyCall classify,
    JudgeCall judge, CountResult result, KeepStopList stopList, RaiseAlerts alert, AlertPump pump, ISupervisorFeed feed)
{
    private readonly IReadOnlyList<IStep> _steps = [gather, count, fetch, measure, transcribe, classify, judge, result, stopList, alert];

    /// <summary>Quick stages, downloads with their measuring, speech and what is measured or judged again each have their own workers.</summary>
    public static IReadOnlyList<Lane> Lanes { get; } =
    [
        new("quick", [Stage.Gather, Stage.Count, Stage.Classify, Stage.Judge, Stage.Result, Stage.StopList, Stage.Alert], Workers: 2),
        new("fetch", [Stage.Fetch, Stage.Measure], Workers: 4),
        new("speech", [Stage.Transcribe], Workers: AwaitingCalls.MostAtOnce),
        new("again", [Stage.Measure, Stage.Classify, Stage.Judge, Stage.Result, Stage.StopList], Workers: 1, Again: true),
    ];

    public JobPlan Plan => new(_steps.ToDictionary(step => step.Stage), NextAsync, SetAsideAsync, ChangedAsync);

    private async Task<Stage> NextAsync(Stage stage, Call call, CallCoachDb db, CancellationToken cancel)
    {
        foreach (var step in _steps.Where(step => step.Stage > stage))
            if (await step.IsDueAsync(call, db, cancel))
                return step.Stage;
        return Stage.Done;
    }

    private Task SetAsideAsync(CallCoachDb db, Call call, string reason, CancellationToken cancel) =>
        alert.SetAsideAsync(db, call, reason, cancel);

    private Task ChangedAsync(long callId, Stage stage, CancellationToken cancel)
    {
        pump.Raise();
        return feed.CallChangedAsync(callId, stage, cancel);
    }
}
