using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Page;
using CallCoach.EndToEnd.Tests.Telephony;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Live;

/// <summary>The norm is looked at once an hour and after a start; this class starts its server a second time.</summary>
public sealed class NormAlertTests(DepartmentServer department, Chromium chromium) : IClassFixture<DepartmentServer>
{
    [Fact]
    public async Task A_manager_behind_the_norm_of_the_full_hours_raises_an_alert()
    {
        var (behind, unmeasured) = (await department.HireAsync(department.North, callsPerHour: 15), await department.HireAsync(department.North));
        await department.AddAccountAsync("supervisor", "supervisor", department.North);
        await department.Twilio.PlaceAsync(new TwilioCall(behind.Softphone) { StartedAt = Processes.ServerSettings.Now.AddHours(-1) });
        await department.ThroughAsync(behind);
        (await department.Process.StopAsync()).ShouldBe(0);
        await department.Process.StartAsync();

        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.ComeInAsync("supervisor");
        var row = visit.Find("alert", "person", behind.Id);
        await Expect(row).ToHaveAttributeAsync("data-kind", "behind_norm");
        await visit.PictureAsync("behind-norm");

        var alert = (await department.AlertsAsync(behind)).ShouldHaveSingleItem();
        alert.Norm.ShouldBe(new AlertNorm(new(2026, 11, 23), Dials: 1, Expected: 30, Share: 1 / 30.0, CallsPerHour: 15));
        (await department.AlertsAsync(unmeasured)).ShouldBeEmpty();
    }
}
