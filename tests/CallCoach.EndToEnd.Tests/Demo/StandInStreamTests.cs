using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Live;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Demo;

/// <summary>The stand-in's streams at the real server's door, in a day compressed as the demo's is.</summary>
public sealed partial class StandInStreamTests : IAsyncLifetime
{
    private const double Speed = 540;

    private static readonly DateTimeOffset BeforeTheCalls = new(2026, 11, 23, 9, 20, 0, TimeSpan.FromHours(1));
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(45);

    private readonly ServerSettings _ordinary = ServerSettings.Ordinary();
    private StandInProgram? _standIn;
    private ServerProcess? _server;

    [Fact]
    public async Task Two_calls_take_as_long_as_their_sound_are_on_all_the_while_and_every_frame_of_theirs_arrives()
    {
        using var administrator = await FirstAdministrator.ComeAsync(_server!);
        var on = await Eventually.ComesAsync("two calls are on", async () =>
            await administrator.GetAsync<IReadOnlyList<LiveCallView>>("api/live-calls") is { Count: 2 } both ? both : null, Eventually.LongPatience);
        foreach (var call in on)
            await Eventually.HoldsAsync("the client has answered", async () => (await administrator.GetAsync<CallView>($"api/calls/{call.CallId}")).Status == "in_progress");
        (await administrator.GetAsync<IReadOnlyList<LiveCallView>>("api/live-calls")).Select(call => call.CallId).ShouldBe(on.Select(call => call.CallId), ignoreOrder: true);
        (await TwilioApi.ListAsync(_standIn!.Provider, _ordinary["Twilio:AccountSid"], TwilioApi.Recordings))
            .Count(recording => recording.Text("status") == "in-progress").ShouldBeGreaterThanOrEqualTo(2);

        var streams = await Eventually.ComesAsync("both streams are over", async () =>
            (await DayAsync()).Streams is { Count: 2 } both ? both : null, Eventually.LongPatience);

        streams.Select(stream => stream.Key).Order(StringComparer.Ordinal).ShouldBe(["en-five-racks", "en-two-objections"]);
        streams.ShouldAllBe(stream => stream.IsWhole);
        streams.ShouldAllBe(stream => stream.Frames >= 2 * 33 * 50);
        var ends = _server!.Output.Where(line => line.Contains("ended: Stopped", StringComparison.Ordinal)).ToList();
        ends.Select(Received).Order().ShouldBe(streams.Select(stream => stream.Frames).Order());
        ends.ShouldAllBe(end => !MissingFrames().IsMatch(end));
        foreach (var call in on)
            await Eventually.HoldsAsync("the call is over and was talked as long as its sound is", async () =>
                await administrator.GetAsync<CallView>($"api/calls/{call.CallId}") is { Status: "completed", TalkSeconds: 33 or 34 });
    }

    public async ValueTask InitializeAsync()
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}/");
        var (sid, token) = (_ordinary["Twilio:AccountSid"], _ordinary["Twilio:AuthToken"]);
        var (domainStart, begun) = (BeforeTheCalls - (Lead * Speed), default(DateTimeOffset));
        _standIn = await StandInProgram.StartAsync(address, sid, token, (speech, realStart) => new
        {
            listen = address,
            server = _ordinary["Listen"] + "/",
            accountSid = sid,
            authToken = token,
            webhookSecret = _ordinary["Webhooks:Secret"],
            seed = 7,
            days = new[] { "2026-11-23" },
            clock = new { domainStart, realStart = begun = realStart, speed = Speed },
            speech,
            live = true,
        });
        _server = await ServerProcess.StartAsync(_ordinary
            .With("PublicUrl", _ordinary["Listen"]).With("Twilio:ApiBaseUrl", address.AbsoluteUri).With("Speech:Engine", "none")
            .With("Clock:DomainStart", domainStart.ToString("O")).With("Clock:RealStart", begun.ToString("O"))
            .With("Clock:Speed", Speed.ToString(CultureInfo.InvariantCulture)));
        (TimeProvider.System.GetUtcNow() - begun).ShouldBeLessThan(Lead, "the server was not ready before the calls began");
    }

    public async ValueTask DisposeAsync()
    {
        if (_standIn is not null)
            await _standIn.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        LogRules.Check(_server?.Output ?? [], [.. _ordinary.Secrets]);
        _ordinary.RemoveFolder();
    }

    private async Task<Day> DayAsync() =>
        JsonSerializer.Deserialize<Day>(await _standIn!.Provider.GetStringAsync(new Uri("day", UriKind.Relative)), JsonSerializerOptions.Web)!;

    private static int Received(string end) => ReceivedFrames().Matches(end).Sum(frames => int.Parse(frames.Groups["count"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("Received = (?<count>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReceivedFrames();

    [GeneratedRegex("Missing = [1-9]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingFrames();

    private sealed record Day(IReadOnlyList<Streamed> Streams);

    private sealed record Streamed(string Key, int Frames, bool IsWhole);
}
