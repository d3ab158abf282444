using CallCoach.Calls;
using CallCoach.Funnel;
using CallCoach.Objections;
using CallCoach.Objections.Models;
using CallCoach.Outcomes;
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

/// <param name="Ordinal">The utterance of the objection.</param>
/// <param name="AnswerOrdinal">The manager's first utterance after it; null where the manager said nothing more.</param>
/// <param name="Recurred">The client came back with it after the manager had spoken.</param>
/// <param name="Answers">The kinds of answer given, best first.</param>
internal sealed record EpisodeView(int Ordinal, string Label, int? AnswerOrdinal, bool Recurred, IReadOnlyList<AnswerView> Answers);

/// <param name="Ordinal">The manager's utterance that shows it best.</param>
internal sealed record AnswerView(string Label, double Score, int Ordinal);

internal sealed record CallDetail : CallSummary
{
    public CallDetail(
        CallSummary summary, MediaView? media, TalkView? talk, IReadOnlyList<UtteranceView> utterances, IReadOnlyList<EpisodeView> episodes,
        IReadOnlyList<CorrectionView> corrections, IReadOnlyList<AlertView> alerts, string? objectionModel, CountingView? counting,
        string? clientName, IReadOnlyList<TagView> tags)
        : base(summary) =>
        (Media, Talk, Utterances, Episodes, Corrections, Alerts, ObjectionModel, Counting, ClientName, Tags) =
            (media, talk, utterances, episodes, corrections, alerts, objectionModel, counting, clientName, tags);

    public MediaView? Media { get; }

    /// <summary>What the recording says about the conversation; null while it is not measured.</summary>
    public TalkView? Talk { get; }

    public IReadOnlyList<UtteranceView> Utterances { get; }

    /// <summary>What followed each objection.</summary>
    public IReadOnlyList<EpisodeView> Episodes { get; }

    /// <summary>Every correction there ever was, the newest first.</summary>
    public IReadOnlyList<CorrectionView> Corrections { get; }

    /// <summary>The call's alerts, for those who see alerts.</summary>
    public IReadOnlyList<AlertView> Alerts { get; }

    /// <summary>The version of the model that judged what was said; null while nothing was, or before versions were kept.</summary>
    public string? ObjectionModel { get; }

    /// <summary>As what the call counts and why; null while it is not counted.</summary>
    public CountingView? Counting { get; }

    /// <summary>As the client list has it; null where none names the client.</summary>
    public string? ClientName { get; }

    /// <summary>The tags in force: by hand, else the provider's, else the client's own.</summary>
    public IReadOnlyList<TagView> Tags { get; }
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
        var (clientName, tags) = await CallTagging.OfAsync(db, call.Id, cancel);
        var alerts = AlertsApi.VisibleTo(db, visibility).Where(alert => alert.CallId == call.Id).OrderBy(alert => alert.Id);
        return new(
            call,
            recording is null ? null : new(recording.DurationSeconds ?? 0, recording.Channels ?? 1, recording.ClientChannel),
            recording is null ? null : await TalkApi.OfAsync(db, recording, utterances, cancel),
            [.. utterances.Select((said, index) => new UtteranceView(
                said.Ordinal, said.Speaker, said.Start, said.End, said.Text, said.Confidence,
                [
                    .. objections[said.Ordinal].OrderByDescending(o => o.Score)
                        .Select(found => View(found, said.Text, call.Language, Findings.ManagerBefore(utterances, index))),
                ]))],
            await EpisodesAsync(db, call.Id, cancel),
            corrections.ConvertAll(correction => CorrectionView.Of(correction, department)),
            await AlertsApi.ViewsAsync(db, alerts, department, cancel),
            await db.Calls.Where(one => one.Id == call.Id).Select(one => one.ObjectionModel).SingleAsync(cancel),
            await CountingView.OfAsync(db, call.Id, department, cancel),
            clientName,
            [.. tags.Select(TagView.Of)]);
    }

    private static async Task<IReadOnlyList<EpisodeView>> EpisodesAsync(CallCoachDb db, long id, CancellationToken cancel)
    {
        var answers = (await db.EpisodeAnswers.Where(a => a.CallId == id).AsNoTracking().ToListAsync(cancel)).ToLookup(a => (a.Ordinal, a.Label));
        var episodes = await db.Episodes.Where(e => e.CallId == id).OrderBy(e => e.Ordinal).ThenBy(e => e.Label).AsNoTracking().ToListAsync(cancel);
        return episodes.ConvertAll(e => new EpisodeView(
            e.Ordinal, LabelName.Of(e.Label), e.AnswerOrdinal, e.Recurred,
            [
                .. answers[(e.Ordinal, e.Label)].OrderByDescending(a => a.Score)
                    .Select(a => new AnswerView(AnswerName.Of(a.Answer), a.Score, a.AnswerOrdinal)),
            ]));
    }

    private FoundView View(FoundObjection found, string text, string? language, string? before) => new(
        LabelName.Of(found.Label), found.Score, found.ByPerson,
        found.ByPerson ? [] : [.. Why(text, language, found.Label, before)]);

    private IEnumerable<WhyView> Why(string text, string? language, ObjectionLabel label, string? before) =>
        live.Now.Classifier.Explain(text, Findings.LanguageOf(language, department), label, before).Select(word => View(word, text));

    private static WhyView View(WordWeight word, string text) =>
        new(word.Start, word.Length, text.Substring(word.Start, word.Length), Math.Round(word.Weight, 3));
}
