using System.CommandLine;
using CallCoach.Adapters.Speech.PocketSphinx;
using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Objections;
using CallCoach.Outcomes;
using CallCoach.Server.Hosting;

namespace CallCoach.Server.Cli;

/// <summary><c>doctor</c>: what is ready, what is missing and how to get it. Exit 0 when the main job can run.</summary>
internal static class DoctorVerb
{
    private const string WhisperEngine = "speech engine whisper-server";

    public static Command Create()
    {
        var verb = new Command("doctor", "Says what is installed, what is ready and what is missing.");
        verb.SetAction((_, cancel) => RunAsync(cancel));
        return verb;
    }

    private static async Task<int> RunAsync(CancellationToken cancel)
    {
        Finding[] findings =
        [
            Page(),
            Model("objection model", "objections", ObjectionModel.Load),
            .. DepartmentModel(),
            Model("answer model", "answers", AnswerModel.Load),
            Model("outcome model", "outcomes", OutcomeModel.Load),
            .. await WhisperAsync(cancel),
            Speech(),
            Tool("ffmpeg", "recordings that are no plain WAV file, and to keep all of them small"),
            Tool("flite", "the demo's English calls"),
            Tool("chromium", "the tests of the page"),
        ];
        foreach (var finding in findings)
            Console.WriteLine($"{(finding.Ready ? "ready  " : finding.Needed ? "MISSING" : "missing")}  {finding.What}: {finding.Message}");
        return findings.Any(finding => finding is { Ready: false, Needed: true }) ? 2 : 0;
    }

    private static Finding Page()
    {
        var ready = File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html"));
        return new("page", ready, Needed: true, ready ? "built" : "not built; any verb of the launcher builds it");
    }

    private static Finding Model(string name, string subject, Func<string, object> load)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "models", subject + ".model");
        try
        {
            load(path);
            return new(name, Ready: true, Needed: true, "ru, pl, uk, en");
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            return new(name, Ready: false, Needed: true, $"{failure.Message} Train it with: ./callcoach model train {subject}");
        }
    }

    /// <summary>Nothing where no server has made a data folder yet.</summary>
    private static IEnumerable<Finding> DepartmentModel()
    {
        var configuration = StoredDepartment.Configuration();
        if (!Directory.Exists(Settings.DataDirectoryOf(configuration)))
            return [];
        try
        {
            var (model, problems) = Settings.ModelsOf(configuration).LoadLive(Clocks.System.Real.GetUtcNow());
            return [new("live objection model", problems.Count == 0, Needed: false, problems.Count == 0 ? model.Version : string.Join(' ', problems))];
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return [new("live objection model", Ready: false, Needed: true, failure.Message)];
        }
    }

    /// <summary>Nothing where Whisper is not wanted.</summary>
    private static async Task<IEnumerable<Finding>> WhisperAsync(CancellationToken cancel)
    {
        var speech = Settings.SpeechOf(StoredDepartment.Configuration());
        if (speech.Local is { } local)
            return [new(WhisperEngine, local.Settings is not null, speech.Engine == SpeechEngine.WhisperServer, local.Settings is null ? local.Message : $"started by the server: {local.Message}")];
        if (speech.Whisper is not { } whisper)
            return [];
        using var client = new WhisperClient(whisper);
        var problem = await client.GreetAsync(cancel);
        return [new(WhisperEngine, problem is null, speech.Engine == SpeechEngine.WhisperServer, problem ?? $"answers at {whisper.Server.Authority}")];
    }

    private static Finding Speech()
    {
        var readiness = PocketSphinxReadiness.Check();
        return new("speech engine pocketsphinx (English, clear speech only)", readiness.IsReady, Needed: false, readiness.Message);
    }

    private static Finding Tool(string name, string use)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, name)));
        return new(name, found, Needed: false, found ? $"installed, for {use}" : $"needed for {use}: apt-get install {name}");
    }

    private sealed record Finding(string What, bool Ready, bool Needed, string Message);
}
