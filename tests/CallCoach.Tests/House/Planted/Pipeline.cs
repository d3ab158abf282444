using CallCoach.Tests.House.Planted.Alerts;
using CallCoach.Tests.House.Planted.People;

namespace CallCoach.Tests.House.Planted;

public sealed class Pipeline
{
    public Alert? Last { get; init; }

    public InField? First { get; init; }
}

public sealed class Clocks;
