using CallCoach.Demo.Day;

namespace CallCoach.Demo.Check;

/// <summary>How many of the scripts' objections were found where they were said, and how many findings the scripts confirm.</summary>
public sealed class ObjectionTally
{
    /// <summary>An utterance found within this many seconds of the scripted line is that line.</summary>
    private const double Slack = 0.3;

    private readonly List<string> _missed = [];
    private readonly List<string> _unexpected = [];
    private readonly Dictionary<string, (int Said, int Found)> _byLanguage = new(StringComparer.Ordinal);
    private int _confirmed;
    private int _findings;

    /// <summary>Lines whose objection was not found, in words.</summary>
    public IReadOnlyList<string> Missed => _missed;

    /// <summary>Findings that no script confirms, in words.</summary>
    public IReadOnlyList<string> Unexpected => _unexpected;

    /// <summary>Share of findings that the scripts confirm; 1 when nothing was found.</summary>
    public double Precision => _findings == 0 ? 1 : (double)_confirmed / _findings;

    public IEnumerable<string> Languages => _byLanguage.Keys.Order(StringComparer.Ordinal);

    /// <summary>Share of a language's scripted objections that were found, each line and label once.</summary>
    public double Recall(string language) => (double)_byLanguage[language].Found / _byLanguage[language].Said;

    public void Add(PlannedCall call, CallDetail detail)
    {
        foreach (var said in call.Lines)
        {
            foreach (var label in said.Line.Labels)
                Note(call, said, label, Heard(said, detail).Any(utterance => utterance.Objections.Any(objection => objection.Label == label)));
        }
        foreach (var utterance in detail.Utterances)
        {
            var lines = call.Lines.Where(said => Overlaps(said, utterance)).ToList();
            foreach (var objection in utterance.Objections)
            {
                _findings++;
                if (lines.Exists(said => said.Line.Labels.Contains(objection.Label)))
                    _confirmed++;
                else
                    _unexpected.Add($"{call.Key}: {objection.Label} ({objection.Score:0.00}) in \"{utterance.Text}\"");
            }
        }
    }

    private void Note(PlannedCall call, TimedLine said, string label, bool found)
    {
        var language = call.Script!.Language;
        var (sum, hits) = _byLanguage.GetValueOrDefault(language);
        _byLanguage[language] = (sum + 1, hits + (found ? 1 : 0));
        if (!found)
            _missed.Add($"{call.Key}: {label} not found in \"{said.Line.Text}\"");
    }

    private static IEnumerable<UtteranceView> Heard(TimedLine said, CallDetail detail) =>
        detail.Utterances.Where(utterance => utterance.Speaker == "client" && Overlaps(said, utterance));

    private static bool Overlaps(TimedLine said, UtteranceView utterance) =>
        utterance.Start < said.Span.End + Slack && utterance.End > said.Span.Start - Slack;
}
