using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Webhooks;

/// <summary>Thirty failures a minute are answered to each source; whoever authenticates is never held up.</summary>
[Collection(typeof(FrontDoor))]
public sealed class FailureLimitTests(DepartmentServer department)
{
    private const int MostAMinute = 30;

    [Fact]
    public async Task Many_wrong_signatures_from_one_place_are_429_there_and_right_ones_are_taken()
    {
        var source = Sources.Fresh();
        using var twilio = new TwilioAccount(department.Process.Address, department.Settings, source);
        using var exchange = new Exchange(department.Process.Address, department.Settings["Webhooks:Secret"], source);
        var logged = Logged();
        for (var i = 0; i < MostAMinute; i++)
            (await FailAsync(twilio)).ShouldBe(HttpStatusCode.Forbidden);

        using (var many = await twilio.PostAsync("status", [], "wrong"))
        {
            many.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            many.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
            many.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }
        (await exchange.StatusOfAsync("{}", age: TimeSpan.FromHours(1))).ShouldBe(HttpStatusCode.TooManyRequests);
        for (var i = 0; i < MostAMinute; i++)
            await FailAsync(twilio);

        await twilio.TellAsync("voice", new TwilioCall("client:nobody").Voice(twilio.Sid));
        (await exchange.StatusOfAsync(new Conversation("+48220001998", ("client", "hello")).ToJson())).ShouldBe(HttpStatusCode.NoContent);

        using var elsewhere = new TwilioAccount(department.Process.Address, department.Settings, Sources.Fresh());
        (await FailAsync(elsewhere)).ShouldBe(HttpStatusCode.Forbidden);
        (await department.Guest(source).SignInAsync("admin", DepartmentServer.Password)).ShouldBe(HttpStatusCode.OK);
        await Eventually.HoldsAsync("the last one that is logged says so", () => Logged() - logged == 1);
    }

    [Fact]
    public async Task Many_failed_sign_ins_from_one_place_are_429_there_and_who_is_signed_in_goes_on()
    {
        var source = Sources.Fresh();
        var inside = department.Guest(source);
        (await inside.SignInAsync("admin", DepartmentServer.Password)).ShouldBe(HttpStatusCode.OK);
        var guest = department.Guest(source);
        var failures = await Task.WhenAll(Enumerable.Range(0, MostAMinute).Select(i => guest.SignInAsync($"nobody{i}", "not-the-password")));
        failures.ShouldAllBe(status => status == HttpStatusCode.Unauthorized);

        using (var many = await guest.SendAsync(HttpMethod.Post, "api/session", new { userName = "nobody", password = "not-the-password" }))
        {
            many.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            many.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
        }
        (await guest.SignInAsync("admin", DepartmentServer.Password)).ShouldBe(HttpStatusCode.TooManyRequests);

        (await inside.StatusOfAsync("api/session")).ShouldBe(HttpStatusCode.OK);
        (await department.Guest(Sources.Fresh()).SignInAsync("admin", DepartmentServer.Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sign_ins_that_succeed_are_not_counted()
    {
        var guest = department.Guest(Sources.Fresh());
        (await guest.SignInAsync("admin", DepartmentServer.Password)).ShouldBe(HttpStatusCode.OK);
        var answers = await Task.WhenAll(Enumerable.Range(0, MostAMinute + 5).Select(_ => guest.SignInAsync("admin", DepartmentServer.Password)));
        answers.ShouldAllBe(status => status == HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> FailAsync(TwilioAccount twilio) => await twilio.StatusOfAsync("status", [], "wrong");

    private int Logged() => department.Process.Output.Count(line => line.Contains("more from there are not logged", StringComparison.Ordinal));
}
