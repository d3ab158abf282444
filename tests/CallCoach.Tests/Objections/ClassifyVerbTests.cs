using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CallCoach.Tests.House;

namespace CallCoach.Tests.Objections;

public sealed class ClassifyVerbTests
{
    [Fact]
    public async Task Utterances_are_answered_line_by_line_with_their_own_id()
    {
        var outcome = await ClassifyAsync(
            """{"id":"a","text":"у конкурентов такие же стеллажи дешевле","speaker":"client"}""",
            """{"id":7,"text":"to dla nas za drogo","language":"pl"}""",
            """{"id":"b","text":"сколько это стоит?"}""");

        outcome.Exit.ShouldBe(0, outcome.Errors);
        var answers = Answers(outcome);
        answers.Select(answer => answer.GetProperty("id").ToString()).ShouldBe(["a", "7", "b"]);
        answers.Select(answer => answer.GetProperty("language").GetString()).ShouldBe(["ru", "pl", "ru"]);
        answers.Select(Best).ShouldBe(["price_comparison", "too_expensive", null]);
        answers[0].GetProperty("labels")[0].GetProperty("score").GetDouble().ShouldBeInRange(0.3, 1);
    }

    [Fact]
    public async Task The_words_that_weighed_most_come_only_when_they_are_asked_for()
    {
        const string line = """{"id":"a","text":"your competitor offers the same racks cheaper","language":"en"}""";

        var asked = await RunAsync(["classify", "--why", "--model", Shipped.ModelPath], line + "\n");
        var label = Answers(asked).ShouldHaveSingleItem().GetProperty("labels")[0];
        var words = label.GetProperty("why").EnumerateArray().Select(word => word.GetString()).ToList();
        words.ShouldContain("cheaper");
        words.Count.ShouldBeInRange(1, 5);

        (await ClassifyAsync(line)).Output.ShouldNotContain("why");
    }

    [Fact]
    public async Task A_managers_words_are_no_objection()
    {
        var outcome = await ClassifyAsync("""{"id":"a","text":"у конкурентов такие же стеллажи дешевле","speaker":"manager"}""");

        outcome.Exit.ShouldBe(0, outcome.Errors);
        Answers(outcome).ShouldHaveSingleItem().GetProperty("labels").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_named_and_the_others_are_answered()
    {
        var outcome = await ClassifyAsync(
            """{"id":"a","text":"too expensive"}""", "no json", """{"id":"b"}""", "", """{"id":"c","text":null}""", """{"id":"ż","text":"za drogo"}""");

        outcome.Exit.ShouldBe(1);
        Answers(outcome).Select(answer => answer.GetProperty("id").GetString()).ShouldBe(["a", "ż"]);
        outcome.Output.ShouldContain("ż");
        outcome.Errors.TrimEnd('\n').Split('\n').Select(line => line[.."Line 2".Length]).ShouldBe(["Line 2", "Line 3", "Line 5"]);
    }

    [Fact]
    public async Task Without_a_model_it_says_so_and_exits_2()
    {
        var outcome = await RunAsync(["classify", "--model", "/nowhere/objections.model"], "");

        outcome.Exit.ShouldBe(2);
        outcome.Errors.ShouldContain("/nowhere/objections.model");
    }

    private static string? Best(JsonElement answer) =>
        answer.GetProperty("labels").EnumerateArray().Select(label => label.GetProperty("label").GetString()).FirstOrDefault();

    private static List<JsonElement> Answers(Outcome outcome) =>
        [.. outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static Task<Outcome> ClassifyAsync(params string[] lines) =>
        RunAsync(["classify", "--model", Shipped.ModelPath], string.Join('\n', lines) + "\n");

    private static async Task<Outcome> RunAsync(string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Built("CallCoach.Server"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            // A process was once seen to stand still in the runtime's own background collector.
            Environment = { ["DOTNET_gcConcurrent"] = "0" },
        })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(4));
        await using var given = patience.Token.Register(process.Kill);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
        process.StandardInput.Close();
        await process.WaitForExitAsync(CancellationToken.None);
        return new(process.ExitCode, await output, await errors);
    }
}
