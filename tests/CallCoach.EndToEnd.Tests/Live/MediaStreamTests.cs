using System.Net;
using System.Net.WebSockets;
using System.Text;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;
using CallCoach.EndToEnd.Tests.Webhooks;

namespace CallCoach.EndToEnd.Tests.Live;

[Collection(typeof(FrontDoor))]
public sealed class MediaStreamTests(DepartmentServer department)
{
    private readonly TwilioAccount _twilio = department.Twilio;

    [Theory]
    [InlineData(null)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public async Task A_stream_with_a_wrong_signature_or_none_is_not_opened(string? signature) =>
        (await TwilioStream.RefusalAsync(department.Process.Address, signature)).ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task The_signature_of_the_address_with_https_opens_no_stream() =>
        (await TwilioStream.RefusalAsync(department.Process.Address, TwilioAccount.Sign(_twilio.Token, _twilio.AddressOf("media"), []))).ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task A_slash_behind_the_signed_address_changes_nothing()
    {
        var manager = await department.HireAsync(department.North);
        var call = new TwilioCall(manager.Softphone);
        var token = await department.TokenAsync(call);
        using var stream = await TwilioStream.OpenAsync(department.Process.Address, _twilio, TwilioStream.Sign(_twilio, "/"));
        await stream.StartAsync(_twilio.Sid, call.ManagerLeg, token);
        await department.OnAsync(manager);
    }

    [Theory]
    [InlineData("no token")]
    [InlineData("a made-up token")]
    [InlineData("the token of another call")]
    [InlineData("a used token")]
    [InlineData("another account")]
    [InlineData("another format")]
    [InlineData("frames before the start")]
    [InlineData("a second start")]
    public async Task What_does_not_show_a_good_token_once_is_closed_and_not_heard(string wrong)
    {
        var manager = await department.HireAsync(department.North);
        var call = new TwilioCall(manager.Softphone);
        var token = await department.TokenAsync(call);
        using var stream = await TwilioStream.OpenAsync(department.Process.Address, _twilio);
        switch (wrong)
        {
            case "no token":
                await stream.StartAsync(_twilio.Sid, call.ManagerLeg, null);
                break;
            case "a made-up token":
                await stream.StartAsync(_twilio.Sid, call.ManagerLeg, token[..^4] + "AAAA");
                break;
            case "the token of another call":
                await stream.StartAsync(_twilio.Sid, call.ManagerLeg, await department.TokenAsync(new TwilioCall(manager.Softphone)));
                break;
            case "a used token":
                using (var first = await TwilioStream.OpenAsync(department.Process.Address, _twilio))
                {
                    await first.StartAsync(_twilio.Sid, call.ManagerLeg, token);
                    var on = await department.OnAsync(manager);
                    await first.StopAsync();
                    await department.OverAsync(on);
                }
                await stream.StartAsync(_twilio.Sid, call.ManagerLeg, token);
                break;
            case "another account":
                await stream.StartAsync("AC" + new string('0', 32), call.ManagerLeg, token);
                break;
            case "another format":
                await stream.StartAsync(_twilio.Sid, call.ManagerLeg, token, encoding: "audio/x-l16");
                break;
            case "frames before the start":
                await stream.SendAsync("inbound", 1, MuLaw.Frame("inbound", 1));
                break;
            default:
                await stream.StartAsync(_twilio.Sid, call.ManagerLeg, token);
                await stream.StartAsync(_twilio.Sid, call.ManagerLeg, token);
                break;
        }

        var closed = await stream.ClosedAsync();
        closed.Reason.ShouldNotBe("No start came.");
        closed.Status.ShouldBe(wrong == "another format" ? WebSocketCloseStatus.InvalidPayloadData : WebSocketCloseStatus.PolicyViolation);
        await Eventually.HoldsAsync("nothing of the manager's is on", async () => (await department.LiveAsync()).All(live => live.ManagerName != manager.Name));
    }

    [Theory]
    [InlineData("malformed", WebSocketCloseStatus.InvalidPayloadData)]
    [InlineData("binary", WebSocketCloseStatus.InvalidMessageType)]
    [InlineData("ten megabytes", WebSocketCloseStatus.MessageTooBig)]
    [InlineData("a rush", WebSocketCloseStatus.PolicyViolation)]
    public async Task What_Twilio_never_sends_closes_the_stream_with_its_reason(string sent, WebSocketCloseStatus status)
    {
        using var stream = await TwilioStream.OpenAsync(department.Process.Address, _twilio);
        var closed = stream.ClosedAsync();
        try
        {
            switch (sent)
            {
                case "malformed":
                    await stream.SayAsync(Encoding.UTF8.GetBytes("{\"event\":\"media\",\"media\":{\"payload\":\"####\"}}"), WebSocketMessageType.Text);
                    break;
                case "binary":
                    await stream.SayAsync([1, 2, 3], WebSocketMessageType.Binary);
                    break;
                case "ten megabytes":
                    await stream.SayAsync(new byte[10 * 1024 * 1024], WebSocketMessageType.Text);
                    break;
                default:
                    for (var i = 0; i < 20_000 && !closed.IsCompleted; i++)
                        await stream.SayAsync("{\"event\":\"mark\"}"u8.ToArray(), WebSocketMessageType.Text);
                    break;
            }
        }
        catch (WebSocketException)
        {
            // Closed while it still sent.
        }
        (await closed).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_stopped_stream_is_closed_and_a_broken_one_is_over()
    {
        var manager = await department.HireAsync(department.North);
        using var stopped = await department.DialLiveAsync(manager);
        await stopped.Stream.StopAsync();
        (await stopped.Stream.ClosedAsync()).Status.ShouldBe(WebSocketCloseStatus.NormalClosure);
        await department.OverAsync(stopped.Id);

        using var broken = await department.DialLiveAsync(manager);
        await broken.SendAsync(1);
        broken.Stream.Abort();
        await department.OverAsync(broken.Id);
    }

    [Fact]
    public async Task A_second_stream_of_a_call_takes_the_place_of_the_first_which_is_closed()
    {
        var manager = await department.HireAsync(department.North);
        using var first = await department.DialLiveAsync(manager);
        var token = await department.TokenAsync(first.Call);
        using var second = await TwilioStream.OpenAsync(department.Process.Address, _twilio);
        await second.StartAsync(_twilio.Sid, first.Call.ManagerLeg, token);

        (await first.Stream.ClosedAsync()).ShouldBe((WebSocketCloseStatus.NormalClosure, "Another stream of this call took its place."));
        (await department.LiveAsync()).ShouldContain(live => live.CallId == first.Id);
    }
}
