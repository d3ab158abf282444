using CallCoach.Tests.House.Planted.People;
using CallCoach.Tests.House.Planted.Storage;

namespace CallCoach.Tests.House.Planted.Alerts;

// A later room of the planted house; what it uses itself is allowed.
public class Alert : IAlert
{
    public InField? Allowed { get; init; }

    public Shelf? Exempt { get; init; }

    public static void Ring()
    {
        GC.KeepAlive(new Clocks());
    }
}

public interface IAlert;

public enum AlertKind
{
    Loud,
}

[AttributeUsage(AttributeTargets.All)]
public sealed class RingsAttribute(Type? of = null) : Attribute
{
    public Type? Of => of;
}

public sealed class RingEventArgs : EventArgs;

public sealed class AlertException : Exception;
