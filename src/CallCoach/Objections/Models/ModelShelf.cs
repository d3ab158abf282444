using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCoach.Objections.Models;

/// <summary>A model with its version.</summary>
public sealed record LoadedModel(string Version, ObjectionModel Model)
{
    public ModelInUse ToUse() => new(Version, new LinearObjectionClassifier(Model));
}

/// <summary>The model that judges, and what was wrong with those that should have.</summary>
public sealed record LiveChoice(LoadedModel Model, IReadOnlyList<string> Problems);

/// <summary>
/// The department's models, a file each under its version, and the register that says which is live. Written so that a power
/// cut leaves old or new; a file whose content is not what its name says is refused, and the last good one stays.
/// </summary>
/// <param name="folder">Made when something is kept.</param>
/// <param name="shippedFile">The model that came with the program.</param>
public sealed class ModelShelf(string folder, string shippedFile)
{
    private const int VersionDigits = 12;
    private const int LockTries = 50;

    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(100);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private string RegisterFile => Path.Combine(folder, "register.json");

    public string FileOf(string version) => Path.Combine(folder, version + ".model");

    /// <summary>The register, as it would be with the model that came with the program.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public ModelRegister Read(DateTimeOffset now) =>
        TryShipped(out _) is { } shipped ? Stored().WithShipped(shipped.Version, shipped.Model.Facts.TrainingTexts, now) : Stored();

    /// <summary>Changes whenever another model may be live.</summary>
    public string Mark()
    {
        var register = new FileInfo(RegisterFile);
        return register.Exists ? string.Create(CultureInfo.InvariantCulture, $"{register.LastWriteTimeUtc.Ticks}/{register.Length}") : "";
    }

    /// <summary>The live model, or where its file is cut, damaged or of another version of the program, the last good one before it.</summary>
    /// <exception cref="IOException">There is none at all, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">None can be used.</exception>
    public LiveChoice LoadLive(DateTimeOffset now)
    {
        var problems = new List<string>();
        var shipped = TryShipped(out var shippedProblem);
        if (shippedProblem is not null)
            problems.Add(shippedProblem);
        var register = ModelRegister.Empty;
        try
        {
            register = Stored();
        }
        catch (InvalidDataException damaged)
        {
            problems.Add(damaged.Message);
        }
        if (shipped is not null)
            register = register.WithShipped(shipped.Version, shipped.Model.Facts.TrainingTexts, now);
        foreach (var version in register.LatestFirst())
        {
            if (version == shipped?.Version)
                return Chosen(shipped, register.Live, problems);
            try
            {
                return Chosen(Load(version), register.Live, problems);
            }
            catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                problems.Add(failure.Message);
            }
        }
        return shipped is not null ? Chosen(shipped, register.Live, problems) : throw new InvalidDataException(string.Join(' ', problems));
    }

    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is cut, damaged, or of another version of the program.</exception>
    public LoadedModel Load(string version)
    {
        var path = FileOf(version);
        var content = File.ReadAllBytes(path);
        return VersionOf(content) == version
            ? new(version, Parse(content, path))
            : throw new InvalidDataException($"{path}: The file is damaged: its content has another hash than its name says.");
    }

    /// <summary>Keeps the model that came with the program; one that cannot be used is left.</summary>
    public void KeepShipped(DateTimeOffset now)
    {
        if (TryShipped(out _) is not { } shipped)
            return;
        using var held = Hold();
        KeepFile(shipped.Version, File.ReadAllBytes(shippedFile));
        try
        {
            var stored = Stored();
            var register = stored.WithShipped(shipped.Version, shipped.Model.Facts.TrainingTexts, now);
            if (register != stored)
                Write(register);
        }
        catch (InvalidDataException)
        {
            // A damaged register is left for a person to look at; LoadLive tells of it.
        }
    }

    /// <summary>Puts a model on the shelf; nothing else changes.</summary>
    public LoadedModel Put(ObjectionModel model)
    {
        Directory.CreateDirectory(folder);
        var part = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        try
        {
            model.Save(part);
            var content = File.ReadAllBytes(part);
            var version = VersionOf(content);
            KeepFile(version, content);
            return new(version, Parse(content, FileOf(version)));
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Enters a model that was tried: live from now on if it was accepted and the model it was tried against still is.</summary>
    /// <returns>The register after it.</returns>
    /// <exception cref="InvalidDataException">The register is damaged, or another model went live meanwhile.</exception>
    public ModelRegister Enter(LoadedModel model, ModelTrial trial, DateTimeOffset now) => Change(now, register =>
    {
        if (register.Live != trial.Against)
            throw new InvalidDataException($"Meanwhile {register.Live} went live; the comparison was with {trial.Against}. Learn again.");
        var entered = register.With(new(model.Version, ModelOrigin.Learned, now, model.Model.Facts.TrainingTexts, trial));
        return trial.IsAccepted ? entered.WithLive(model.Version, now, LiveBy.Learned) : entered;
    });

    /// <summary>Makes a model on the shelf the live one.</summary>
    /// <param name="name">A version or its beginning, <c>shipped</c> or <c>previous</c>.</param>
    /// <exception cref="ArgumentException">There is no such model.</exception>
    /// <exception cref="InvalidDataException">It cannot be used; what is live stays so.</exception>
    public ModelRegister Use(string name, DateTimeOffset now)
    {
        var shipped = TryShipped(out var problem);
        return Change(now, register =>
        {
            var version = name switch
            {
                "shipped" => shipped?.Version ?? throw new InvalidDataException(problem),
                "previous" => register.Previous ?? throw new ArgumentException("No other model was live before.", nameof(name)),
                _ => register.Models.Where(model => model.Version.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToList() is [var one]
                    ? one.Version
                    : throw new ArgumentException($"{name} is not the beginning of just one kept version.", nameof(name)),
            };
            if (version == shipped?.Version)
                KeepFile(version, File.ReadAllBytes(shippedFile));
            _ = Load(version);
            return register.WithLive(version, now, name == "shipped" ? LiveBy.Shipped : LiveBy.Chosen);
        });
    }

    private static LiveChoice Chosen(LoadedModel model, string? wanted, List<string> problems) => new(
        model, wanted is null || wanted == model.Version ? problems : [.. problems, $"Model {wanted} should be live; {model.Version} is used instead."]);

    private ModelRegister Change(DateTimeOffset now, Func<ModelRegister, ModelRegister> change)
    {
        using var held = Hold();
        var register = change(Read(now));
        Write(register);
        return register;
    }

    private ModelRegister Stored()
    {
        if (!File.Exists(RegisterFile))
            return ModelRegister.Empty;
        try
        {
            return JsonSerializer.Deserialize<ModelRegister>(File.ReadAllBytes(RegisterFile), Json) ?? throw new JsonException("It is null.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException(
                $"{RegisterFile}: The register of models is damaged. Without it, the shipped model is live; the models beside it stay.", broken);
        }
    }

    private void Write(ModelRegister register) => DurableFile.Write(RegisterFile, JsonSerializer.SerializeToUtf8Bytes(register, Json));

    private void KeepFile(string version, byte[] content)
    {
        var path = FileOf(version);
        if (!File.Exists(path) || VersionOf(File.ReadAllBytes(path)) != version)
            DurableFile.Write(path, content);
    }

    private LoadedModel? TryShipped(out string? problem)
    {
        try
        {
            var content = File.ReadAllBytes(shippedFile);
            problem = null;
            return new(VersionOf(content), Parse(content, shippedFile));
        }
        catch (InvalidDataException damaged)
        {
            problem = damaged.Message;
            return null;
        }
    }

    private static ObjectionModel Parse(byte[] content, string path)
    {
        try
        {
            return ObjectionModelFile.Read(content);
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
    }

    private static string VersionOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..VersionDigits];

    /// <summary>One program at a time changes the register.</summary>
    private FileStream Hold()
    {
        Directory.CreateDirectory(folder);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new(Path.Combine(folder, "register.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < LockTries)
            {
                Thread.Sleep(LockPause);
            }
        }
    }
}
