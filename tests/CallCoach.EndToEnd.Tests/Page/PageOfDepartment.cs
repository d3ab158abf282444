using CallCoach.EndToEnd.Tests.Department;

namespace CallCoach.EndToEnd.Tests.Page;

/// <summary>Tests in the browser and of recordings share one server.</summary>
[CollectionDefinition]
public sealed class PageOfDepartment : ICollectionFixture<DepartmentServer>;
