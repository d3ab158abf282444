using CallCoach.Tests.House.Planted.Alerts;

namespace CallCoach.Tests.House.Planted.People;

// Each type uses a later room in another way, and in no other than that.
public sealed class InField
{
    private readonly Alert? _last;

    public InField(object? last) => _last = last as Alert;

    public bool Any => _last is not null;
}

public sealed class InProperty
{
    public AlertKind Kind { get; init; }
}

public interface IInEvent
{
    event EventHandler<RingEventArgs> Rang;
}

public sealed class InSignature
{
    public static bool Knows(IAlert? alert) => alert is not null;
}

public sealed class InArray
{
    public static int Count(IAlert[][] alerts) => alerts.Length;
}

public sealed class InGenericArgument
{
    public static object New() => new Dictionary<string, List<IAlert>>(StringComparer.Ordinal);
}

public sealed class InGenericMethod
{
    public static object New() => Array.Empty<IAlert>();
}

public sealed class InConstraint<T>
    where T : IAlert
{
    public bool Any { get; init; }
}

public sealed class InBase : Alert;

public sealed class InInterface : IAlert;

[Rings]
public sealed class InAttribute;

[System.ComponentModel.TypeConverter(typeof(Alert))]
public sealed class InAttributeArgument;

public sealed class InCall
{
    public static void Go() => Alert.Ring();
}

public sealed class InLocal
{
    public static bool Go(object[] all)
    {
        var any = false;
        foreach (var alert in all.OfType<Alert>())
            any |= alert.Allowed is not null;
        return any;
    }
}

public sealed class InTypeof
{
    public static string Name() => typeof(Alert).Name;
}

public sealed class InCatch
{
    public static bool Try(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (AlertException)
        {
            return false;
        }
    }
}

public sealed class InLambda
{
    public static Func<int, object> Go(int times) => more => new Alert { Exempt = times > more ? null : new() };
}

public sealed class InIterator
{
    public static IEnumerable<object> All()
    {
        yield return new Alert();
    }
}

public sealed class InAsync
{
    public static async Task<bool> GoAsync(Task first)
    {
        await first;
        return new Alert().Exempt is null;
    }
}

public sealed class InNested
{
    private sealed class Inner
    {
        public Alert? Held { get; init; }
    }

    public static object New() => new Inner { Held = null };
}

public sealed class InPipeline
{
    public static bool Go(Pipeline? pipeline) => pipeline is not null;
}
