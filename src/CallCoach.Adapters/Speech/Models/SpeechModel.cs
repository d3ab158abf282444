using System.Globalization;
using System.Text.Json;

namespace CallCoach.Adapters.Speech.Models;

/// <summary>A speech model that can be fetched, as its publisher describes it.</summary>
/// <param name="Name">As <c>base</c> or <c>large-v3-turbo</c>.</param>
/// <param name="Size">Rounded, as published: <c>142 MiB</c>.</param>
/// <param name="Sha1">In hexadecimal; no stronger hash is published.</param>
/// <param name="Licence">Its name.</param>
/// <param name="Address">Where it is fetched.</param>
public sealed record SpeechModel(string Name, string Size, string Sha1, string Licence, Uri Address)
{
    /// <summary>How far the published size may be from the real one.</summary>
    private const double Rounding = 1.1;

    public string FileName => $"ggml-{Name}.bin";

    public bool EnglishOnly => Name.EndsWith(".en", StringComparison.Ordinal) || Name.Contains(".en-", StringComparison.Ordinal);

    /// <summary>What it takes at most.</summary>
    public long MostBytes => (long)(Rounding * double.Parse(Size.Split(' ')[0], CultureInfo.InvariantCulture) * (Size.EndsWith("GiB", StringComparison.Ordinal) ? 1L << 30 : 1L << 20));

    /// <summary>Those that a list describes, in its order.</summary>
    public static IReadOnlyList<SpeechModel> Load(string path)
    {
        using var list = File.OpenRead(path);
        return JsonSerializer.Deserialize<List<SpeechModel>>(list, JsonSerializerOptions.Web) ?? throw new InvalidDataException($"{path} lists no models.");
    }
}

/// <summary>A model could not be fetched.</summary>
/// <param name="reason">In words for a person.</param>
public sealed class SpeechModelException(string reason, Exception? inner = null) : Exception(reason, inner);
