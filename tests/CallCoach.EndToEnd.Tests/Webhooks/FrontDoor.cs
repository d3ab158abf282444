using CallCoach.EndToEnd.Tests.Department;

namespace CallCoach.EndToEnd.Tests.Webhooks;

/// <summary>Tests that share one server and do not mind each other's calls.</summary>
[CollectionDefinition]
public sealed class FrontDoor : ICollectionFixture<DepartmentServer>;
