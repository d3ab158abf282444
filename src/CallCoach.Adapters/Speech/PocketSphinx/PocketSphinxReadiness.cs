using System.Runtime.InteropServices;

namespace CallCoach.Adapters.Speech.PocketSphinx;

/// <summary>Whether speech can be recognised here, and by what.</summary>
/// <param name="Library">The library's file name with its version; null if it cannot be loaded.</param>
/// <param name="ModelFolder">The model that will be used; null if there is none.</param>
/// <param name="Message">One line for a person: what is there, or what is missing and how to get it.</param>
public sealed record PocketSphinxReadiness(string? Library, string? ModelFolder, string Message)
{
    private const string HowToGet = "apt-get install libpocketsphinx3 pocketsphinx-en-us";

    public bool IsReady => Library is not null && ModelFolder is not null;

    public static PocketSphinxReadiness Check(PocketSphinxSettings? settings = null)
    {
        settings ??= PocketSphinxSettings.Default;
        var library = LibrariesLoad ? PocketSphinxNative.Library : null;
        var folder = PocketSphinxModel.Find(settings.ModelFolders)?.Folder;
        var message = (library, folder) switch
        {
            (null, _) => $"PocketSphinx's library {PocketSphinxNative.Library} cannot be loaded: {HowToGet}",
            (_, null) => $"PocketSphinx's English model is not in {string.Join(" or ", settings.ModelFolders)}: {HowToGet}",
            _ => $"{library} with the English model in {folder}",
        };
        return new(library, folder, message);
    }

    private static bool LibrariesLoad { get; } =
        NativeLibrary.TryLoad(PocketSphinxNative.BaseLibrary, out _) && NativeLibrary.TryLoad(PocketSphinxNative.Library, out _);
}
