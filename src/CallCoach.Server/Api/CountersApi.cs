using System.Security.Claims;
using CallCoach.Norms;
using CallCoach.People;
using CallCoach.Server.SignIn;

namespace CallCoach.Server.Api;

internal sealed record CountersView(DateOnly Day, DateTimeOffset AsOf, IReadOnlyList<ManagerCounters> Managers);

internal sealed record NormView(int CallsPerHour, double Planned, double Expected, double? Share);

internal sealed record ManagerCounters(
    long? PersonId, string? Name, long? TeamId, string? TeamName, ManagerRole? Role, DateOnly Day, int Dials, int Connected, int Conversations,
    IReadOnlyList<HourCount> Hours, NormView? Norm)
{
    public static ManagerCounters Of(DayCount count) => new(
        count.Person?.Id, count.Person?.Name, count.Person?.TeamId, count.Person?.Team?.Name, count.Person?.Role, count.Day,
        count.Dials, count.Connected, count.Conversations, count.Hours,
        count.Norm is { } norm ? new(norm.CallsPerHour, norm.Planned, norm.Expected, norm.Share) : null);
}

/// <summary>The counters of a day.</summary>
internal static class CountersApi
{
    public static void MapCounters(this IEndpointRouteBuilder api) => api.MapGet(
        "/counters",
        async (ClaimsPrincipal user, Counters counters, Department department, Clocks clocks, DateOnly? day, CancellationToken cancel) =>
            await OfDayAsync(counters, department, clocks, AccountClaims.VisibilityOf(user), day, cancel));

    /// <param name="day">Today in the department's time zone when null.</param>
    public static async Task<CountersView> OfDayAsync(
        Counters counters, Department department, Clocks clocks, Visibility visibility, DateOnly? day, CancellationToken cancel)
    {
        var now = department.Local(clocks.Domain.GetUtcNow());
        var date = day ?? DateOnly.FromDateTime(now.DateTime);
        var managers = await counters.OfDayAsync(date, visibility, cancel);
        return new(date, now, [.. managers.Select(ManagerCounters.Of)]);
    }
}
