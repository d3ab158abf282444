using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallCoach.Objections;

namespace CallCoach.Server.Cli;

/// <summary><c>classify</c>: utterances as JSON Lines in, their objections as JSON Lines out.</summary>
internal static class ClassifyVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    public static Command Create()
    {
        var file = new Option<FileInfo>("--model")
        {
            Description = "The model's file.",
            DefaultValueFactory = _ => new(Path.Combine(AppContext.BaseDirectory, "models", "objections.model")),
        };
        var why = new Option<bool>("--why") { Description = "Add to each label the words that weighed most, best first." };
        var verb = new Command("classify", "Finds objections: JSON Lines with id, text and perhaps language and speaker in, JSON Lines out.") { file, why };
        verb.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(file).FullName, parsed.GetValue(why), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(string model, bool why, CancellationToken cancel)
    {
        try
        {
            using var classifier = new LinearObjectionClassifier(ObjectionModel.Load(model));
            using var input = new StreamReader(Console.OpenStandardInput());
            await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
            return await RunAsync(classifier, why, input, output, Console.Error, cancel);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 2;
        }
    }

    /// <returns>0, or 1 when a line could not be read; the others are answered all the same.</returns>
    internal static async Task<int> RunAsync(
        IObjectionClassifier classifier, bool why, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var number = 0;
        var exit = 0;
        while (await input.ReadLineAsync(cancel) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                var request = JsonSerializer.Deserialize<Request>(line, Json) ?? throw new JsonException("It is null.");
                await output.WriteLineAsync(JsonSerializer.Serialize(Answer(classifier, why, request), Json).AsMemory(), cancel);
            }
            catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
            {
                exit = 1;
                await errors.WriteLineAsync($"Line {number} is not an utterance: {malformed.Message}");
            }
        }
        await output.FlushAsync(cancel);
        return exit;
    }

    private static Response Answer(IObjectionClassifier classifier, bool why, Request request)
    {
        var found = classifier.Classify(request.Text, request.Language);
        var isManager = string.Equals(request.Speaker, "manager", StringComparison.OrdinalIgnoreCase);
        return new(request.Id, found.Language, isManager ? [] : [.. found.Labels.Select(label => new Label(
            LabelName.Of(label.Label), Math.Round(label.Score, 4), why ? Words(classifier.Explain(request.Text, found.Language, label.Label), request.Text) : null))]);
    }

    private static IReadOnlyList<string> Words(IReadOnlyList<WordWeight> weights, string text) =>
        [.. weights.Select(word => text.Substring(word.Start, word.Length))];

    private sealed record Request(
        [property: JsonRequired] JsonElement Id, [property: JsonRequired] string Text, string? Language, string? Speaker);

    private sealed record Response(JsonElement Id, string Language, IReadOnlyList<Label> Labels);

    private sealed record Label(
        [property: JsonPropertyName("label")] string Name, double Score,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Why);
}
