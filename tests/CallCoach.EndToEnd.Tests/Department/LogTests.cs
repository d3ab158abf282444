using System.Globalization;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Department;

/// <summary>What a server writes while things go wrong.</summary>
public sealed class LogTests(DepartmentServer department) : IClassFixture<DepartmentServer>
{
    [Fact]
    public async Task A_failure_is_logged_with_its_call_and_without_words_numbers_or_secrets()
    {
        const string words = "we never buy from strangers on the telephone";
        var manager = await department.HireAsync(department.North);
        var call = new TwilioCall(manager.Softphone) { IsRecorded = true };
        department.Recordings.Keep(call.Recording, "This is no sound."u8.ToArray());
        await department.Twilio.PlaceAsync(call);
        var failed = await department.CallAsync(manager, "was set aside", c => c.Failure is not null);
        await department.Exchange.TellAsync(new Conversation(manager.DeskPhone, ("client", words)));
        await department.Exchange.StatusOfAsync($$"""{ "type": "call.updated", "call": "{{words}} {{call.Client}}" }""");
        await department.Twilio.StatusOfAsync("voice", call.Voice(department.Twilio.Sid), "wrong");
        await department.Guest().SignInAsync("admin", DepartmentServer.Password + "!");
        await department.Guest().StatusOfAsync($"api/calls?before={Uri.EscapeDataString(call.Client)}");

        var id = string.Create(CultureInfo.InvariantCulture, $"\"CallId\":{failed.Id}");
        var lines = department.Process.Output;
        lines.ShouldContain(line => line.Contains("Stage Fetch failed", StringComparison.Ordinal) && line.Replace(" ", "", StringComparison.Ordinal).Contains(id, StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("signature is wrong or missing", StringComparison.Ordinal));
        LogRules.Check(lines, [.. department.Settings.Secrets, DepartmentServer.Password, words, call.Client]);
    }

    [Theory]
    [InlineData("12:00:00 INF Took +48601200001")]
    [InlineData("12:00:00 INF Took %2B48601200001")]
    [InlineData("12:00:00 INF The client said: Never Again")]
    public void A_log_with_a_number_or_with_words_would_be_found(string line) =>
        Should.Throw<ShouldAssertException>(() => LogRules.Check([line], ["never again"]));
}
