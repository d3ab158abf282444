using CallCoach.EndToEnd.Tests.Demo;
using CallCoach.EndToEnd.Tests.Department;

namespace CallCoach.EndToEnd.Tests.Reconciling;

public sealed class CutOffHourTests(CutOffHour hour) : IClassFixture<CutOffHour>
{
    private static readonly TimeSpan Promised = TimeSpan.FromMinutes(10);

    [Fact]
    public void Nothing_is_heard_of_the_provider_while_the_way_is_cut_off()
    {
        hour.Stored.Heard().ShouldNotContain(heard => heard.At >= CutOffHour.Begin && heard.At < CutOffHour.End);
        hour.ErrorOfTheHour.ShouldBe("Twilio cannot be reached, or its answer ended early.");
    }

    [Fact]
    public void Every_leg_of_the_hour_is_there_within_ten_minutes_once_the_way_is_open()
    {
        hour.Legs.Count.ShouldBeGreaterThan(60);
        var heard = FirstHeard();
        foreach (var leg in hour.Legs)
            heard.GetValueOrDefault(leg.Text("sid"), DateTimeOffset.MaxValue).ShouldBeLessThanOrEqualTo(CutOffHour.End + Promised, leg.Text("sid"));
    }

    [Fact]
    public void Every_recording_of_the_hour_is_there_within_ten_minutes_once_the_way_is_open()
    {
        hour.Recordings.Count.ShouldBeGreaterThan(2);
        var heard = FirstHeard();
        foreach (var recording in hour.Recordings.Where(recording => recording.Time("date_updated") < CutOffHour.End))
            heard.GetValueOrDefault(recording.Text("sid"), DateTimeOffset.MaxValue).ShouldBeLessThanOrEqualTo(CutOffHour.End + Promised, recording.Text("sid"));
    }

    [Fact]
    public async Task Each_call_of_the_hour_stands_as_the_provider_says_and_at_its_own_time()
    {
        foreach (var child in hour.Legs.Where(leg => leg.Text("direction") == "outbound-dial"))
        {
            var parent = hour.Legs.Single(leg => leg.Text("sid") == child.Text("parent_call_sid"));
            var call = await Eventually.ComesAsync(
                $"the call {parent.Text("sid")}", () => Task.FromResult(hour.Stored.Call(parent.Text("sid")) is { } stored && stored.Status == StatusOf(child.Text("status")) ? stored : null));
            call.StartedAt.ShouldBe(parent.Time("start_time"));
        }
    }

    [Fact]
    public void The_comparison_is_said_to_have_succeeded_again() => hour.Stored.ReconciliationError().ShouldBeNull();

    private Dictionary<string, DateTimeOffset> FirstHeard() => hour.Stored.Heard()
        .GroupBy(heard => heard.Sid, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Min(heard => heard.At), StringComparer.Ordinal);

    private static string StatusOf(string word) => word switch
    {
        "no-answer" => "NoAnswer",
        _ => char.ToUpperInvariant(word[0]) + word[1..],
    };
}
