using System.Globalization;
using System.Text;

namespace CallCoach.Outcomes.Learning;

/// <summary>Figures as tables in Markdown, which read well in a terminal too.</summary>
internal static class FigureTables
{
    public static string Names(string head, IReadOnlyList<FoundFigures> groups)
    {
        var text = new StringBuilder();
        AddRow(text, [head, .. groups.Select(group => $"{group.Group}: P / R / F1 (number)")]);
        AddRow(text, Enumerable.Repeat("---", groups.Count + 1));
        for (var name = 0; name < groups[0].Names.Count; name++)
            AddRow(text, [groups[0].Names[name].Label, .. groups.Select(group => group.Names[name]).Select(figures => string.Create(
                CultureInfo.InvariantCulture, $"{figures.Precision:F2} / {figures.Recall:F2} / {figures.F1:F2} ({figures.Texts})"))]);
        return text.ToString();
    }

    public static void AddRow(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");

    public static string Figure(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:F1} %");

    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
