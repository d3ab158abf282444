using CallCoach.Calls;

namespace CallCoach.Objections;

/// <summary>How corrections apply to what the model found; pure but for the corrections, which learn where they stand.</summary>
public static class CorrectionRules
{
    /// <summary>
    /// Finds each correction's words in the transcript. Where they were said more than once, the nearest in time counts, and
    /// corrections of different utterances never come to the same one. A manager's words are no place.
    /// </summary>
    public static void Place(IReadOnlyCollection<Correction> corrections, IEnumerable<Utterance> utterances)
    {
        var said = utterances.Where(utterance => utterance.Speaker != Speaker.Manager).ToLookup(utterance => utterance.Text, StringComparer.Ordinal);
        var origins = corrections.GroupBy(correction => (correction.Text, correction.Start, correction.Ordinal)).ToList();
        var pairs =
            from origin in origins
            from utterance in said[origin.Key.Text]
            orderby Math.Abs(utterance.Start - origin.Key.Start), utterance.Ordinal != origin.Key.Ordinal, utterance.Ordinal
            select (Origin: origin, Utterance: utterance);
        var places = new Dictionary<(string, double, int?), Utterance>();
        var taken = new HashSet<int>();
        foreach (var (origin, utterance) in pairs)
            if (!places.ContainsKey(origin.Key) && taken.Add(utterance.Ordinal))
                places.Add(origin.Key, utterance);
        foreach (var origin in origins)
        {
            var place = places.GetValueOrDefault(origin.Key);
            foreach (var correction in origin)
                (correction.Ordinal, correction.Start) = (place?.Ordinal, place?.Start ?? correction.Start);
        }
    }

    /// <summary>What holds in a call: what the model found, but for what a person said of it.</summary>
    /// <param name="found">What the model found.</param>
    public static IReadOnlyList<FoundObjection> Apply(
        IReadOnlyCollection<FoundObjection> found, IReadOnlyCollection<Correction> corrections, IEnumerable<Utterance> utterances)
    {
        Place(corrections, utterances);
        var holding = found.ToDictionary(objection => (objection.Ordinal, objection.Label));
        var placed = corrections.Where(correction => correction.Ordinal is not null).OrderBy(correction => correction.Id).ToList();
        foreach (var correction in placed)
            correction.ModelScore = holding.GetValueOrDefault((correction.Ordinal!.Value, correction.Label))?.Score;
        foreach (var correction in placed.Where(correction => correction.State == CorrectionState.Standing))
        {
            var place = (correction.Ordinal!.Value, correction.Label);
            if (correction.Holds)
                holding[place] = Said(correction.CallId, place.Value, correction.Label);
            else
                holding.Remove(place);
        }
        return [.. holding.Values];
    }

    /// <summary>An objection as a person found it.</summary>
    public static FoundObjection Said(long callId, int ordinal, ObjectionLabel label) =>
        new() { CallId = callId, Ordinal = ordinal, Label = label, Score = 1, ByPerson = true };
}
