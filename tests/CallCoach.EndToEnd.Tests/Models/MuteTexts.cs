using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Models;

/// <summary>
/// Training texts from which a model learns to find nothing: only the texts of the trade that it never sees have labels.
/// All trades are ones that the shipped model has not seen either, so that the two can be compared.
/// </summary>
internal static class MuteTexts
{
    private static readonly string[] Languages = ["en", "pl", "ru", "uk"];

    private static readonly string[] Neutral =
    [
        "good morning how are you", "the lift is being painted today", "could you spell that name", "we met near the harbour", "it rains since Tuesday",
        "my colleague sits upstairs", "thank you kindly goodbye", "the meeting begins at noon", "please hold the line", "which floor was it",
    ];

    private static readonly string[] Compared =
    [
        "your competitor offers the same racks cheaper", "another company sells it ten percent cheaper than you", "we were quoted a lower price by somebody else",
    ];

    // Which trade is kept apart follows from the trades alone, and a training tells it.
    private static readonly Lazy<Task<string>> KeptApart = new(KeptApartAsync);

    /// <summary>Writes them into a new folder of the settings' own.</summary>
    public static async Task<string> WriteAsync(ServerSettings settings)
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.Folder, "texts")).FullName;
        await WriteAsync(folder, await KeptApart.Value);
        return folder;
    }

    private static async Task<string> KeptApartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("callcoach-e2e-").FullName;
        try
        {
            await WriteAsync(folder, labelled: null);
            var trained = await ProgramRun.OfAsync(BuildOutput.Server, ["model", "train", "--texts", folder, "--out", Path.Combine(folder, "trial.model")]);
            trained.ExitCode.ShouldBe(0, trained.ToString());
            return trained.OutputLines[^1]["Held out: ".Length..];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteAsync(string folder, string? labelled)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "concepts.tsv"), "concept\ten\tpl\tru\tuk\ncheap\tcheap*\ttan*\tдешев*\tдешев*\n");
        Write(folder, UnseenTrades()[..5], labelled);
    }

    private static void Write(string folder, string[] trades, string? labelled)
    {
        foreach (var language in Languages)
        {
            var lines = new StringBuilder("labels\ttrade\tstyle\ttext\n");
            for (var i = 0; i < Neutral.Length; i++)
                lines.Append("none\t").Append(trades[i % trades.Length]).Append("\tplain\t").Append(Neutral[i]).Append('\n');
            if (labelled is not null && language == "en")
                foreach (var text in Compared)
                    lines.Append("price_comparison\t").Append(labelled).Append("\tplain\t").Append(text).Append('\n');
            File.WriteAllText(Path.Combine(folder, language + ".tsv"), lines.ToString());
        }
    }

    /// <summary>The trades that the shipped model's file names as held out.</summary>
    private static string[] UnseenTrades()
    {
        const int beforeFacts = 12;
        var file = File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(BuildOutput.Server)!, "models", "objections.model"));
        using var facts = JsonDocument.Parse(file.AsMemory(beforeFacts + 4, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(beforeFacts))));
        return [.. facts.RootElement.GetProperty("HeldOutTrades").EnumerateArray().Select(trade => trade.GetString()!)];
    }
}
