namespace CallCoach.Objections.Models;

/// <summary>Where a model on the shelf comes from.</summary>
public enum ModelOrigin
{
    /// <summary>It came with the program.</summary>
    Shipped,

    /// <summary>It was learned in this department.</summary>
    Learned,
}

/// <summary>What made a model the live one.</summary>
public enum LiveBy
{
    /// <summary>It came with the program, and nothing else was chosen.</summary>
    Shipped,

    /// <summary>It was learned and not worse than the one before.</summary>
    Learned,

    /// <summary>Somebody chose it.</summary>
    Chosen,
}

/// <summary>A model on the shelf.</summary>
/// <param name="Version">First 12 hexadecimal digits of the SHA-256 of its file.</param>
/// <param name="At">When it was put there.</param>
/// <param name="Texts">Number of texts it was learned from.</param>
/// <param name="Trial">How it stood against the live model of its time; null for one that was shipped.</param>
public sealed record KeptModel(string Version, ModelOrigin Origin, DateTimeOffset At, int Texts, ModelTrial? Trial);

/// <summary>From when on a model was live.</summary>
public sealed record LivePeriod(string Version, DateTimeOffset Since, LiveBy By);

/// <summary>Which models are kept and which was live when; the last period is the present one.</summary>
public sealed record ModelRegister(IReadOnlyList<KeptModel> Models, IReadOnlyList<LivePeriod> Periods)
{
    public static ModelRegister Empty { get; } = new([], []);

    /// <summary>The version that should be live; null where nothing was ever kept.</summary>
    public string? Live => Periods.Count == 0 ? null : Periods[^1].Version;

    /// <summary>The version that was live before; null where there was none.</summary>
    public string? Previous => Periods.LastOrDefault(period => period.Version != Live)?.Version;

    public KeptModel? Find(string version) => Models.FirstOrDefault(model => model.Version == version);

    public ModelRegister With(KeptModel model) =>
        this with { Models = [.. Models.Where(known => known.Version != model.Version), model] };

    public ModelRegister WithLive(string version, DateTimeOffset since, LiveBy by) =>
        version == Live && by == Periods[^1].By ? this : this with { Periods = [.. Periods, new(version, since, by)] };

    /// <summary>A program brought a model: it is kept, and live where none or another shipped one was.</summary>
    public ModelRegister WithShipped(string version, int texts, DateTimeOffset now)
    {
        var known = Find(version) is null ? With(new(version, ModelOrigin.Shipped, now, texts, Trial: null)) : this;
        var follows = Live is null || (Periods[^1].By == LiveBy.Shipped && Live != version);
        return follows ? known.WithLive(version, now, LiveBy.Shipped) : known;
    }

    /// <summary>Versions in the order in which they are tried: the live one, then those before it.</summary>
    public IEnumerable<string> LatestFirst() => Periods.Reverse().Select(period => period.Version).Distinct(StringComparer.Ordinal);
}
