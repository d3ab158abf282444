using System.CommandLine;
using System.Text.Json;
using CallCoach.Adapters.Speech.Models;
using CallCoach.People;
using CallCoach.Server.Hosting;

namespace CallCoach.Server.Cli;

/// <summary><c>speech list | get NAME</c>: Whisper's models, which there are, which are here, and how one comes here.</summary>
internal static class SpeechVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON line." };
        var list = new Command("list", "Which models there are, and which are here.") { json };
        list.SetAction((parsed, cancel) => ListAsync(parsed.GetValue(json), cancel));

        var name = new Argument<string>("NAME") { Description = "A model of the list." };
        var get = new Command("get", "Fetches a model, or goes on where it was broken off.") { name };
        get.SetAction((parsed, cancel) => GetAsync(parsed.GetRequiredValue(name), cancel));
        return new Command("speech", "Whisper's models.") { list, get };
    }

    private static async Task<int> ListAsync(bool json, CancellationToken cancel)
    {
        var (folder, _, used) = Settings.SpeechModelsOf(StoredDepartment.Configuration());
        var rows = new List<Row>();
        foreach (var model in folder.Known)
            rows.Add(new(
                model.Name,
                model.Size,
                model.EnglishOnly ? ["en"] : Department.Languages,
                model.Sha1,
                model.Licence,
                folder.Has(model),
                folder.Has(model) ? await folder.IsIntactAsync(model, cancel) : null,
                folder.FileOf(model) == used));
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(rows, JsonSerializerOptions.Web));
        else
            foreach (var row in rows)
                Console.WriteLine($"{row.Name,-20} {row.Size,8}  {string.Join(", ", row.Languages),-14}  {row.State}".TrimEnd());
        if (used is not null && !rows.Exists(row => row.Used))
            await Console.Error.WriteLineAsync($"Used is {used}, which CallCoach:Speech:WhisperServer:ModelFile names.");
        return 0;
    }

    private static async Task<int> GetAsync(string name, CancellationToken cancel)
    {
        var (folder, mirror, _) = Settings.SpeechModelsOf(StoredDepartment.Configuration());
        if (folder.Known.FirstOrDefault(model => model.Name == name) is not { } model)
            return await FailAsync(2, $"There is no model {name}; there are: {string.Join(", ", folder.Known.Select(known => known.Name))}");
        var address = mirror is null ? model.Address : new Uri(mirror, model.FileName);
        // A proxy of the environment is used, as elsewhere on the machine, but not to reach the machine itself.
        using var handler = new SocketsHttpHandler { UseProxy = !Settings.IsLoopback(address), ConnectTimeout = Patience };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var progress = new DownloadProgress(model.Name);
        try
        {
            var isNew = await new SpeechModelDownload(folder, http, Patience).GetAsync(model, address, progress, cancel);
            progress.End();
            Console.WriteLine(isNew ? $"{model.Name} is here and whole: {folder.FileOf(model)}" : $"{model.Name} is here already: {folder.FileOf(model)}");
            return 0;
        }
        catch (SpeechModelException failure)
        {
            progress.End();
            return await FailAsync(1, failure.Message);
        }
    }

    private static async Task<int> FailAsync(int code, string message)
    {
        await Console.Error.WriteLineAsync(message);
        return code;
    }

    private sealed record Row(
        string Name, string Size, IReadOnlyList<string> Languages, string Sha1, string Licence, bool Here, bool? Intact, bool Used)
    {
        public string State => this switch
        {
            { Intact: false } => "here, but DAMAGED: get it again",
            { Used: true } => "here, used",
            { Here: true } => "here",
            _ => "",
        };
    }
}
