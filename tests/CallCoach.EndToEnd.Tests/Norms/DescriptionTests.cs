using System.Text.Json;
using CallCoach.EndToEnd.Tests.Department;

namespace CallCoach.EndToEnd.Tests.Norms;

public sealed class DescriptionTests(DepartmentServer department) : IClassFixture<DepartmentServer>
{
    [Fact]
    public async Task Addresses_of_the_norms_are_described_with_a_sentence_and_an_example()
    {
        var paths = (await department.Administrator.GetAsync<JsonElement>("openapi/v1.json")).GetProperty("paths");
        foreach (var path in new[] { "/api/me/day", "/api/board", "/api/pulses", "/api/drift", "/api/plans" })
        {
            var get = paths.GetProperty(path).GetProperty("get");
            get.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
            var example = get.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("example");
            var answered = path == "/api/me/day" ? default : await department.Administrator.GetAsync<JsonElement>(path[1..]);
            if (answered.ValueKind == JsonValueKind.Object)
                example.EnumerateObject().Select(property => property.Name).ShouldBe(answered.EnumerateObject().Select(property => property.Name), path);
        }
        foreach (var path in new[] { "/api/plans/people/{id}", "/api/plans/people/{id}/schedule", "/api/plans/roles/{role}", "/api/plans/settings", "/api/plans/holidays" })
            paths.GetProperty(path).GetProperty("put").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _).ShouldBeTrue(path);
    }
}
