using CallCoach.Calls;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Objections;

/// <summary>Why a correction was not taken.</summary>
public enum CorrectionRefusal
{
    NoSuchUtterance,

    /// <summary>A manager's words are never objections.</summary>
    ManagersLine,

    /// <summary>The transcript has changed since: other words are there now.</summary>
    OtherWords,
}

/// <summary>What somebody says of a label at an utterance.</summary>
/// <param name="Text">The words that were seen there; null to take whatever is there.</param>
public sealed record Verdict(int Ordinal, ObjectionLabel Label, bool Holds, string? Text = null);

/// <param name="Correction">Null when it was refused.</param>
/// <param name="IsNew">False when exactly this stood already.</param>
public sealed record EnteredCorrection(Correction? Correction, bool IsNew, CorrectionRefusal? Refusal = null);

/// <summary>Enters corrections and takes them back. Everything is part of the caller's transaction, so that the last one holds.</summary>
public sealed class CorrectionBook(Clocks clocks)
{
    public async Task<EnteredCorrection> EnterAsync(CallCoachDb db, long callId, Verdict verdict, Corrector by, CancellationToken cancel)
    {
        var (corrections, utterances) = await PlacedAsync(db, callId, cancel);
        if (utterances.Find(said => said.Ordinal == verdict.Ordinal) is not { } utterance)
            return new(null, false, CorrectionRefusal.NoSuchUtterance);
        if (utterance.Speaker == Speaker.Manager)
            return new(null, false, CorrectionRefusal.ManagersLine);
        if (verdict.Text is not null && verdict.Text != utterance.Text)
            return new(null, false, CorrectionRefusal.OtherWords);

        var standing = corrections.FindLast(c => c.State == CorrectionState.Standing && c.IsAt(utterance.Ordinal, verdict.Label));
        if (standing?.Holds == verdict.Holds)
            return new(standing, false);
        var shown = await ShownAsync(db, callId, utterance.Ordinal, verdict.Label, cancel);
        var correction = new Correction
        {
            CallId = callId,
            Ordinal = utterance.Ordinal,
            Label = verdict.Label,
            Holds = verdict.Holds,
            Text = utterance.Text,
            Start = utterance.Start,
            ModelScore = standing is null ? shown?.Score : standing.ModelScore,
            AccountId = by.AccountId,
            AccountName = by.Name,
            At = clocks.Domain.GetUtcNow(),
        };
        standing?.Become(CorrectionState.Superseded, by, correction.At);
        db.Corrections.Add(correction);
        Show(db, shown, verdict.Holds ? CorrectionRules.Said(callId, utterance.Ordinal, verdict.Label) : null);
        await db.SaveChangesAsync(cancel);
        return new(correction, true);
    }

    /// <summary>What it took the place of stands again; where there was nothing, the model's own verdict does.</summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> TakeBackAsync(CallCoachDb db, Correction correction, Corrector by, CancellationToken cancel)
    {
        if (correction.State == CorrectionState.TakenBack)
            return false;
        var (corrections, _) = await PlacedAsync(db, correction.CallId, cancel);
        var stood = correction.State == CorrectionState.Standing;
        var now = clocks.Domain.GetUtcNow();
        correction.Become(CorrectionState.TakenBack, by, now);
        if (stood)
        {
            var before = corrections.FindLast(c => c.State == CorrectionState.Superseded && IsSamePlace(c, correction));
            before?.Become(CorrectionState.Standing, by: null, now);
            if (correction.Ordinal is { } ordinal)
                Show(db, await ShownAsync(db, correction.CallId, ordinal, correction.Label, cancel), Holding(correction, ordinal, before));
        }
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static FoundObjection? Holding(Correction takenBack, int ordinal, Correction? before)
    {
        if (before is not null)
            return before.Holds ? CorrectionRules.Said(takenBack.CallId, ordinal, takenBack.Label) : null;
        return takenBack.ModelScore is { } score
            ? new() { CallId = takenBack.CallId, Ordinal = ordinal, Label = takenBack.Label, Score = score }
            : null;
    }

    private static bool IsSamePlace(Correction one, Correction other) =>
        one.Label == other.Label && one.Ordinal == other.Ordinal && one.Text == other.Text && one.Start.Equals(other.Start);

    private static void Show(CallCoachDb db, FoundObjection? shown, FoundObjection? holding)
    {
        if (shown is null && holding is not null)
            db.Objections.Add(holding);
        else if (shown is not null && holding is null)
            db.Objections.Remove(shown);
        else if (shown is not null && holding is not null)
            (shown.Score, shown.ByPerson) = (holding.Score, holding.ByPerson);
    }

    private static Task<FoundObjection?> ShownAsync(CallCoachDb db, long callId, int ordinal, ObjectionLabel label, CancellationToken cancel) =>
        db.Objections.SingleOrDefaultAsync(o => o.CallId == callId && o.Ordinal == ordinal && o.Label == label, cancel);

    /// <summary>The call's corrections, the oldest first, where they stand in the transcript as it is now.</summary>
    private static async Task<(List<Correction> Corrections, List<Utterance> Utterances)> PlacedAsync(CallCoachDb db, long callId, CancellationToken cancel)
    {
        var utterances = await db.Utterances.Where(u => u.CallId == callId).AsNoTracking().ToListAsync(cancel);
        var corrections = await db.Corrections.Where(c => c.CallId == callId).OrderBy(c => c.Id).ToListAsync(cancel);
        CorrectionRules.Place(corrections, utterances);
        return (corrections, utterances);
    }
}
