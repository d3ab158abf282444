using CallCoach.Adapters.Speech.Models;

namespace CallCoach.Adapters.Speech.Whisper.Local;

/// <summary>Whether a <c>whisper-server</c> can be started here, and with which model.</summary>
/// <param name="Settings">Null when something is missing.</param>
/// <param name="Message">One line for a person: what is there, or what is missing and how to get it.</param>
public sealed record LocalWhisperReadiness(LocalWhisperSettings? Settings, string Message)
{
    private const string Name = "whisper-server";

    /// <param name="program">As a setting names it; null: on the PATH, else in <paramref name="bin"/>.</param>
    /// <param name="modelFile">As a setting names it; null: the best of those fetched.</param>
    /// <param name="bin">Where a program may lie besides.</param>
    /// <param name="models">What was fetched.</param>
    public static LocalWhisperReadiness Find(string? program, string? modelFile, string bin, SpeechModelFolder models)
    {
        if ((program ?? OnPath(bin)) is not { } found || !File.Exists(found))
            return new(null, program is null
                ? $"there is no {Name} on the PATH or in {bin}; whisper.cpp, built from its source, has it"
                : $"{program} is not there");
        if ((modelFile ?? models.Best()) is not { } file)
            return new(null, $"{found} has no model yet: ./callcoach speech get base");
        try
        {
            var model = WhisperModelFile.Read(file);
            return new(new(found, model), $"{found} with the model {model.Name}{(model.HasWeights ? "" : ", which is empty and hears nothing")}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new(null, failure.Message);
        }
    }

    private static string? OnPath(string bin) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Append(bin).Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists);
}
