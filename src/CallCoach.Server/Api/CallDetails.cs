using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Objections.Models;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

internal sealed record MediaView(double DurationSeconds, int Channels, int? ClientChannel);

/// <param name="Start">In UTF-16 code units of the utterance's text, as JavaScript counts.</param>
internal sealed record WhyView(int Start, int Length, string Text, double Weight);

/// <param name="ByPerson">A person found or confirmed it; nothing has to be explained then.</param>
/// <param name="Why">The words that weighed most, best first.</param>
internal sealed record FoundView(string Label, double Score, bool ByPerson, IReadOnlyList<WhyView> Why);

internal sealed record UtteranceView(
    int Ordinal, Speaker Speaker, double Start, double End, string Text, double? Confidence, IReadOnlyList<FoundView> Objections);

internal sealed record CallDetail : CallSummary
{
    public CallDetail(
        CallSummary summary, MediaView? media, IReadOnlyList<UtteranceView> utterances, IReadOnlyList<CorrectionView> corrections, IReadOnlyList<AlertView> alerts,
        string? objectionModel)
        : base(summary) => (Media, Utterances, Corrections, Alerts, ObjectionModel) = (media, utterances, corrections, alerts, objectionModel);

    public MediaView? Media { get; }

    public IReadOnlyList<UtteranceView> Utterances { get; }

    /// <summary>Every correction there ever was, the newest first.</summary>
    public IReadOnlyList<CorrectionView> Corrections { get; }

    /// <summary>The call's alerts, for those who see alerts.</summary>
    public IReadOnlyList<AlertView> Alerts { get; }

    /// <summary>The version of the model that judged what was said; null while nothing was, or before versions were kept.</summary>
    public string? ObjectionModel { get; }
}

/// <summary>One call as its page sees it.</summary>
internal sealed class CallDetails(LiveModel live, Department department)
{
    public async Task<CallDetail> OfAsync(CallCoachDb db, CallSummary call, Visibility visibility, CancellationToken cancel)
    {
        var recording = await db.Recordings.AsNoTracking().SingleOrDefaultAsync(r => r.CallId == call.Id && r.State == RecordingState.Ready, cancel);
        var objections = (await db.Objections.Where(o => o.CallId == call.Id).AsNoTracking().ToListAsync(cancel)).ToLookup(o => o.Ordinal);
        var utterances = await db.Utterances.Where(u => u.CallId == call.Id).OrderBy(u => u.Ordinal).AsNoTracking().ToListAsync(cancel);
        var corrections = await db.Corrections.Where(c => c.CallId == call.Id).OrderByDescending(c => c.Id).AsNoTracking().ToListAsync(cancel);
        var alerts = AlertsApi.VisibleTo(db, visibility).Where(alert => alert.CallId == call.Id).OrderBy(alert => alert.Id);
        return new(
            call,
            recording is null ? null : new(recording.DurationSeconds ?? 0, recording.Channels ?? 1, recording.ClientChannel),
            utterances.ConvertAll(said => new UtteranceView(
                said.Ordinal, said.Speaker, said.Start, said.End, said.Text, said.Confidence,
                [.. objections[said.Ordinal].OrderByDescending(o => o.Score).Select(found => View(found, said.Text, call.Language))])),
            corrections.ConvertAll(correction => CorrectionView.Of(correction, department)),
            await AlertsApi.ViewsAsync(db, alerts, department, cancel),
            await db.Calls.Where(one => one.Id == call.Id).Select(one => one.ObjectionModel).SingleAsync(cancel));
    }

    private FoundView View(FoundObjection found, string text, string? language) => new(
        LabelName.Of(found.Label), found.Score, found.ByPerson,
        found.ByPerson ? [] : [.. live.Now.Classifier.Explain(text, language, found.Label).Select(word => View(word, text))]);

    private static WhyView View(WordWeight word, string text) =>
        new(word.Start, word.Length, text.Substring(word.Start, word.Length), Math.Round(word.Weight, 3));
}
