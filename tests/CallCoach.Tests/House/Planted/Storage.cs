using CallCoach.Tests.House.Planted.Alerts;
using CallCoach.Tests.House.Planted.People;

namespace CallCoach.Tests.House.Planted.Storage;

public sealed class Shelf
{
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    public IReadOnlyList<InField> People { get; init; } = [];
}
