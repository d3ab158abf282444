using System.Text.Json;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.CommandLine;

public sealed class ClassifyVerbTests
{
    [Fact]
    public async Task Lines_in_four_languages_are_answered_in_their_order()
    {
        string[] lines =
        [
            """{ "id": 1, "text": "your competitor offers the same racks cheaper", "language": "en" }""",
            """{ "id": "zwei", "text": "у конкурентов точно такие же стеллажи дешевле", "language": "ru" }""",
            """{ "id": 3, "text": "konkurencja ma dokładnie takie same regały taniej", "speaker": "client" }""",
            """{ "id": 4, "text": "у конкурентів такі самі стелажі дешевше", "language": "uk" }""",
            """{ "id": 5, "text": "your competitor offers the same racks cheaper", "language": "en", "speaker": "manager" }""",
            """{ "id": 6, "text": "good morning", "language": "en" }""",
        ];
        var end = await ClassifyAsync(lines);

        end.ExitCode.ShouldBe(0, end.ToString());
        end.ErrorLines.ShouldBeEmpty();
        var answers = end.OutputLines.Select(line => JsonSerializer.Deserialize<Answer>(line, JsonSerializerOptions.Web)!).ToList();
        answers.Select(answer => answer.Id.ToString()).ShouldBe(["1", "zwei", "3", "4", "5", "6"]);
        answers.Select(answer => answer.Language).ShouldBe(["en", "ru", "pl", "uk", "en", "en"]);
        foreach (var objection in answers.Take(4))
        {
            objection.Labels[0].Label.ShouldBe("price_comparison", $"of {objection.Id}");
            objection.Labels.ShouldAllBe(label => label.Score > 0 && label.Score <= 1);
            objection.Labels.Select(label => label.Score).ShouldBeInOrder(SortDirection.Descending);
        }
        answers.Skip(4).ShouldAllBe(answer => answer.Labels.Count == 0);
    }

    [Fact]
    public async Task A_malformed_line_is_named_by_its_number_and_the_others_are_answered()
    {
        var end = await ClassifyAsync(
            """{ "id": 1, "text": "hello" }""", "this is not JSON", """{ "id": 3 }""", """{ "id": 4, "text": "we have no budget left this year", "language": "en" }""");
        end.ExitCode.ShouldBe(1);
        end.OutputLines.Count.ShouldBe(2);
        end.OutputLines[1].ShouldContain("no_budget");
        end.ErrorLines.Select(line => line.Split(' ')[..2]).ShouldBe([["Line", "2"], ["Line", "3"]]);
    }

    [Fact]
    public async Task No_lines_in_are_no_lines_out()
    {
        var end = await ClassifyAsync();
        end.ExitCode.ShouldBe(0);
        end.Output.ShouldBeEmpty();
    }

    private static Task<ProgramEnd> ClassifyAsync(params string[] lines) =>
        ProgramRun.OfAsync(BuildOutput.Server, ["classify"], input: string.Concat(lines.Select(line => line + "\n")));

    private sealed record Answer(JsonElement Id, string Language, IReadOnlyList<LabelScore> Labels);

    private sealed record LabelScore(string Label, double Score);
}
