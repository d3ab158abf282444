using System.Net.WebSockets;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Live;

public sealed class StoppedServerTests(DepartmentServer department) : IClassFixture<DepartmentServer>
{
    [Fact]
    public async Task A_server_that_stops_closes_its_streams_and_a_token_given_before_is_good_after_and_a_used_one_is_not()
    {
        var manager = await department.HireAsync(department.North);
        using var on = await department.DialLiveAsync(manager);
        var other = new TwilioCall(manager.Softphone);
        var (used, unused) = (await department.TokenAsync(on.Call), await department.TokenAsync(other));
        using (var second = await TwilioStream.OpenAsync(department.Process.Address, department.Twilio))
        {
            await second.StartAsync(department.Twilio.Sid, on.Call.ManagerLeg, used);
            await on.Stream.ClosedAsync();

            var closed = second.ClosedAsync();
            (await department.Process.StopAsync()).ShouldBe(0);
            (await closed).Status.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        }
        await department.Process.StartAsync();

        using var again = await TwilioStream.OpenAsync(department.Process.Address, department.Twilio);
        await again.StartAsync(department.Twilio.Sid, on.Call.ManagerLeg, used);
        (await again.ClosedAsync()).Status.ShouldBe(WebSocketCloseStatus.PolicyViolation);

        using var after = await TwilioStream.OpenAsync(department.Process.Address, department.Twilio);
        await after.StartAsync(department.Twilio.Sid, other.ManagerLeg, unused);
        await department.OnAsync(manager);
    }
}
