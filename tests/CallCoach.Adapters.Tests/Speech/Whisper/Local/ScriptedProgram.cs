using System.Text.Json;
using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Adapters.Speech.Whisper.Local;

namespace CallCoach.Adapters.Tests.Speech.Whisper.Local;

/// <summary>A whisper-server, as a process, that does at each start what a test wrote; Node runs it.</summary>
internal sealed class ScriptedProgram : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Speech", "Whisper", "Local", "scripted-whisper.mjs");

    private readonly string _folder = Directory.CreateTempSubdirectory("callcoach-whisper-").FullName;
    private readonly string _model;

    /// <param name="parts">What each start does: <c>serve</c>, <c>exit</c>, <c>no port</c>, <c>silent</c>, <c>hang</c>, <c>hang on speech</c>,
    /// <c>die on speech</c>, <c>stop answering</c> or <c>stubborn</c>; the last holds for all later ones.</param>
    public ScriptedProgram(params string[] parts)
    {
        File.SetUnixFileMode(Program, File.GetUnixFileMode(Program) | UnixFileMode.UserExecute);
        _model = Path.Combine(_folder, "ggml-scripted.bin");
        File.WriteAllText(_model + ".script", JsonSerializer.Serialize(parts));
        Settings = new(Program, new WhisperModelFile(_model, EnglishOnly: false, HasWeights: true))
        {
            BetweenLooks = TimeSpan.FromMilliseconds(50),
            FirstWait = TimeSpan.FromMilliseconds(10),
        };
    }

    public LocalWhisperSettings Settings { get; }

    public IReadOnlyList<ProgramStart> Starts => File.Exists(_model + ".starts")
        ? [.. File.ReadAllLines(_model + ".starts").Select(line => JsonSerializer.Deserialize<ProgramStart>(line, JsonSerializerOptions.Web)!)]
        : [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

internal sealed record ProgramStart(int Id, IReadOnlyList<string> Arguments, IReadOnlyList<string> Variables)
{
    public bool Lives => Directory.Exists($"/proc/{Id}");

    public string Given(string name) => Arguments[Arguments.ToList().IndexOf(name) + 1];
}
