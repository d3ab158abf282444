using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Objections;
using CallCoach.Outcomes.AgreedTimes;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Outcomes;

/// <summary>Seventh stage: finds how the manager answered each objection that was found, and how the call ended.</summary>
public sealed class JudgeCall(AnswerClassifier answers, OutcomeJudge judge, Department department) : IStep
{
    public Stage Stage => Stage.Judge;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) => Task.FromResult(call.Engine is not null);

    public async Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel)
    {
        var said = await db.Utterances.Where(u => u.CallId == call.Id).OrderBy(u => u.Ordinal).AsNoTracking().ToListAsync(cancel);
        var found = await db.Objections.Where(o => o.CallId == call.Id).AsNoTracking().ToListAsync(cancel);
        var language = LanguageOf(call);
        var verdict = judge.Judge(said.Select(u => (u.Speaker, u.Text)), language);
        var agreed = AgreedIn(verdict, said, language, call.StartedAt);
        var outcome = new CallOutcome
        {
            CallId = call.Id,
            Outcome = verdict.Outcome,
            Score = verdict.Score,
            Ordinal = verdict.Line is { } line ? said[line].Ordinal : null,
            AgreedAt = agreed?.At,
            AgreedPrecision = agreed?.Precision,
        };
        var episodes = found.ConvertAll(objection => EpisodeOf(objection, said, found, language));

        return async (saving, stop) =>
        {
            await saving.EpisodeAnswers.Where(a => a.CallId == call.Id).ExecuteDeleteAsync(stop);
            await saving.Episodes.Where(e => e.CallId == call.Id).ExecuteDeleteAsync(stop);
            await saving.Outcomes.Where(o => o.CallId == call.Id).ExecuteDeleteAsync(stop);
            saving.Episodes.AddRange(episodes.Select(one => one.Episode));
            saving.EpisodeAnswers.AddRange(episodes.SelectMany(one => one.Answers));
            saving.Outcomes.Add(outcome);
        };
    }

    private AgreedTime? AgreedIn(Verdict verdict, List<Utterance> said, string language, DateTimeOffset calledAt) =>
        verdict is { Outcome: Outcome.CallbackAgreed or Outcome.MeetingAgreed, Line: { } line }
            ? AgreedTimeReader.Read(said.ConvertAll(utterance => utterance.Text), line, language, calledAt, department.TimeZone)
            : null;

    private (Episode Episode, IEnumerable<EpisodeAnswer> Answers) EpisodeOf(
        FoundObjection objection, List<Utterance> said, List<FoundObjection> found, string language)
    {
        var answer = EpisodeReader.AnswerTo(said, objection.Ordinal);
        var first = answer is [var begins, ..] ? begins : null;
        var episode = new Episode
        {
            CallId = objection.CallId,
            Ordinal = objection.Ordinal,
            Label = objection.Label,
            AnswerOrdinal = first?.Ordinal,
            Recurred = EpisodeReader.Recurs(objection, first, found),
        };
        var labels =
            from utterance in answer
            from score in answers.Classify(utterance.Text, language)
            group (utterance.Ordinal, score.Score) by score.Label into same
            let best = same.MaxBy(one => one.Score)
            select new EpisodeAnswer
            {
                CallId = objection.CallId,
                Ordinal = objection.Ordinal,
                Label = objection.Label,
                Answer = same.Key,
                Score = best.Score,
                AnswerOrdinal = best.Ordinal,
            };
        return (episode, labels.ToList());
    }

    // "en-GB" is English; a language never learned is read as the department's own.
    private string LanguageOf(Call call) =>
        ObjectionModel.Languages.FirstOrDefault(known => call.Language?.StartsWith(known, StringComparison.OrdinalIgnoreCase) is true) ?? department.Language;
}
