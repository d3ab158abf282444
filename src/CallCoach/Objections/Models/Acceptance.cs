using System.Globalization;

namespace CallCoach.Objections.Models;

/// <summary>How well a model does on texts that neither it nor the one it is compared with has learned from.</summary>
/// <param name="MacroF1">Mean of the labels' F1 on the held-out trades.</param>
/// <param name="PricePrecision">Share of the findings of <c>price_comparison</c> that are right, on the held-out trades.</param>
/// <param name="NeutralFlagged">Share of the texts without objection in which one is found, on the held-out trades.</param>
/// <param name="CorrectedRight">Held-out corrected utterances whose labels are exactly those a person gave.</param>
public sealed record ModelFigures(double MacroF1, double PricePrecision, double NeutralFlagged, int CorrectedRight);

/// <summary>A candidate beside the model that was live.</summary>
/// <param name="Against">The live model's version.</param>
/// <param name="Trades">Trades that neither has seen.</param>
/// <param name="Texts">Texts of these trades.</param>
/// <param name="Corrected">Corrected utterances that were held out.</param>
/// <param name="Reasons">Why the candidate is not accepted; empty where it is.</param>
public sealed record ModelTrial(
    string Against, IReadOnlyList<string> Trades, int Texts, int Corrected, ModelFigures Candidate, ModelFigures Live, IReadOnlyList<string> Reasons)
{
    public bool IsAccepted => Reasons.Count == 0;
}

/// <summary>When a candidate may go live: it may be a little worse on the held-out trades and not at all on what was corrected.</summary>
public static class Acceptance
{
    /// <summary>So much worse a figure on the held-out trades may be: less than another choice of trades makes.</summary>
    public const double Allowance = 0.01;

    private const double Rounding = 1e-9;

    /// <returns>The reasons against it, in words; empty where it may go live.</returns>
    public static IReadOnlyList<string> ReasonsAgainst(ModelFigures candidate, ModelFigures live, int texts)
    {
        if (texts == 0)
            return ["there is no trade that neither model has learned from, so they cannot be compared"];
        var reasons = new List<string>();
        if (candidate.MacroF1 < live.MacroF1 - Allowance - Rounding)
            reasons.Add(Told("macro-F1 on the held-out trades falls", live.MacroF1, candidate.MacroF1));
        if (candidate.PricePrecision < live.PricePrecision - Allowance - Rounding)
            reasons.Add(Told("precision of price_comparison on the held-out trades falls", live.PricePrecision, candidate.PricePrecision));
        if (candidate.NeutralFlagged > live.NeutralFlagged + Allowance + Rounding)
            reasons.Add(Told("the share of neutral lines flagged rises", live.NeutralFlagged, candidate.NeutralFlagged));
        if (candidate.CorrectedRight < live.CorrectedRight)
            reasons.Add(string.Create(
                CultureInfo.InvariantCulture, $"of the held-out corrections {candidate.CorrectedRight} come out right instead of {live.CorrectedRight}"));
        return reasons;
    }

    private static string Told(string what, double from, double to) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} from {from:F3} to {to:F3}, by more than {Allowance:F2}");
}
