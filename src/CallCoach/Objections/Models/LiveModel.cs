namespace CallCoach.Objections.Models;

/// <summary>A model that judges, with the name its verdicts bear.</summary>
public sealed record ModelInUse(string Version, IObjectionClassifier Classifier);

/// <summary>
/// The model that judges now. Whoever judges a call takes <see cref="Now"/> once and keeps it until the call is done, so that
/// a change never splits a call.
/// </summary>
public sealed class LiveModel(ModelInUse first)
{
    private volatile ModelInUse _now = first;

    public ModelInUse Now => _now;

    /// <summary>The one before is not disposed of: somebody may still be judging with it.</summary>
    public void Change(ModelInUse next) => _now = next;
}
