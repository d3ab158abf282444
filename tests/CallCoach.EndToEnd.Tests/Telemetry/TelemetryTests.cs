using System.Net;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Telemetry;

public sealed class TelemetryTests
{
    private static readonly Conversation Conversation = new("+48220009001", ("client", "we never buy from strangers on the telephone"), ("manager", "I see"));

    [Fact]
    public async Task Metrics_and_traces_are_sent_where_the_setting_says_without_words_numbers_or_secrets()
    {
        using var receiver = new OtlpReceiver();
        var (settings, token) = await RunAsync(ServerSettings.Ordinary().With("Telemetry:OtlpEndpoint", receiver.Address.AbsoluteUri));

        var metrics = receiver.Told("/v1/metrics");
        foreach (var name in new[] { "callcoach.stage.duration", "callcoach.failures", "callcoach.queue.age", "callcoach.queue.jobs", "callcoach.webhooks", "callcoach.recordings.bytes", "http.server.request.duration", "dotnet.gc.collections" })
            metrics.ShouldContain(name);
        metrics.ShouldContain("provider_down");
        var traces = receiver.Told("/v1/traces");
        foreach (var name in new[] { "webhook generic", "stage gather", "stage fetch", "callcoach.call.id" })
            traces.ShouldContain(name);
        traces.ShouldNotContain(receiver.Address.Authority);
        string[] forbidden = [Conversation.Client[1..], Conversation.Line[1..], Conversation.Said[0].Text, token, .. settings.Secrets];
        foreach (var told in new[] { metrics, traces })
            foreach (var word in forbidden)
                told.ShouldNotContain(word);
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_sent_whatever_the_surroundings_say()
    {
        using var receiver = new OtlpReceiver();
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address.AbsoluteUri);
        try
        {
            await RunAsync(ServerSettings.Ordinary());
        }
        finally
        {
            Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT", null);
        }

        receiver.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("OtlpEndpoint", "nowhere")]
    [InlineData("Protocol", "carrier-pigeon")]
    public async Task A_wrong_setting_is_named_in_one_line(string setting, string value)
    {
        var settings = ServerSettings.Ordinary().With("Telemetry:OtlpEndpoint", "http://127.0.0.1:4318").With("Telemetry:" + setting, value);
        var end = await ProgramRun.OfAsync(BuildOutput.Server, ["serve"], settings.Values);
        settings.RemoveFolder();
        end.ExitCode.ShouldBe(2, end.ToString());
        end.ErrorLines.ShouldHaveSingleItem().ShouldContain("CallCoach:Telemetry:" + setting);
    }

    /// <summary>Lets one call go through and one fail, and ends the server, which then tells the last of it.</summary>
    private static async Task<(ServerSettings Settings, string Token)> RunAsync(ServerSettings settings)
    {
        var host = $"127.0.0.1:{Ports.Free()}"; // nobody listens there
        settings = settings.With("Recordings:AllowedHosts", host);
        await using var server = await ServerProcess.StartAsync(settings);
        using var exchange = new Exchange(server.Address, settings["Webhooks:Secret"]);
        await exchange.TellAsync(Conversation);
        using (var answer = await exchange.PostAsync((Conversation with { Id = "unreachable" }).ToJsonWithRecording($"http://{host}/{Conversation.Client[1..]}.wav")))
            answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Eventually.HoldsAsync("a failure is logged", () => server.Output.Any(line => line.Contains("Stage Fetch failed", StringComparison.Ordinal)));
        var token = System.Web.HttpUtility.ParseQueryString(server.FirstAdministratorLink!.Query)["token"]!;
        using (var http = new HttpClient { BaseAddress = server.Address })
        using (await http.GetAsync(new Uri($"api/first-administrator?token={token}", UriKind.Relative)))
            (await server.StopAsync()).ShouldBe(0);
        settings.RemoveFolder();
        return (settings, token);
    }
}
