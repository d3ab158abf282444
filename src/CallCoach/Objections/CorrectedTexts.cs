using CallCoach.Calls;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Objections;

/// <summary>An utterance that a person corrected, as something to learn from.</summary>
/// <param name="Language">ISO 639-1; null where the call's is not known.</param>
/// <param name="Labels">Every label that holds after the corrections.</param>
/// <param name="Before">What the manager said just before; null where that was not the manager.</param>
/// <param name="Corrected">The labels a person spoke about; of the others only the model has judged.</param>
public sealed record CorrectedText(
    long CallId, string? Language, string Text, IReadOnlyList<ObjectionLabel> Labels, IReadOnlyList<ObjectionLabel> Corrected, string? Before);

/// <summary>The department's corrections as texts to learn from.</summary>
public static class CorrectedTexts
{
    /// <summary>
    /// Every utterance of which a correction stands, in the order of calls and of what was said. A correction whose words are no
    /// longer in its call's transcript is left out: nobody knows which other labels would hold there.
    /// </summary>
    public static async Task<IReadOnlyList<CorrectedText>> ReadAsync(CallCoachDb db, CancellationToken cancel)
    {
        var standing = db.Corrections.Where(c => c.State == CorrectionState.Standing && c.Ordinal != null);
        var corrected = await (
            from correction in standing
            join call in db.Calls on correction.CallId equals call.Id
            join utterance in db.Utterances on new { correction.CallId, Ordinal = correction.Ordinal!.Value } equals new { utterance.CallId, utterance.Ordinal }
            where utterance.Text == correction.Text
            let before = db.Utterances.Where(u => u.CallId == correction.CallId && u.Ordinal == utterance.Ordinal - 1 && u.Speaker == Speaker.Manager)
                .Select(u => u.Text).FirstOrDefault()
            select new { correction.CallId, utterance.Ordinal, correction.Label, call.Language, utterance.Text, Before = before }).AsNoTracking().ToListAsync(cancel);
        var holding = (await db.Objections.Where(o => standing.Any(c => c.CallId == o.CallId && c.Ordinal == o.Ordinal)).AsNoTracking().ToListAsync(cancel))
            .ToLookup(o => (o.CallId, o.Ordinal), o => o.Label);
        return
        [
            .. from row in corrected
               group row by (row.CallId, row.Ordinal) into said
               orderby said.Key
               let first = said.First()
               select new CorrectedText(
                   said.Key.CallId, first.Language, first.Text, [.. holding[said.Key].Order()], [.. said.Select(row => row.Label).Distinct().Order()], first.Before),
        ];
    }
}
