using System.Collections.Concurrent;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class TwilioPagesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly WaitlessTime _time = new(Now);
    private int _asked;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_rate_limit_is_waited_for_as_many_seconds_as_Twilio_says()
    {
        await using var twilio = new LoopbackHttp(_ => Interlocked.Increment(ref _asked) < 3 ? Refusal(429, "7") : new Answer(200, "{}"u8.ToArray()));
        using var page = await GetAsync(twilio);

        _time.Waits.ShouldBe([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)]);
        twilio.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_date_to_come_again_is_waited_for()
    {
        var until = Now.AddSeconds(20).ToString("R");
        await using var twilio = new LoopbackHttp(_ => Interlocked.Increment(ref _asked) == 1 ? Refusal(503, until) : new Answer(200, "{}"u8.ToArray()));
        using var page = await GetAsync(twilio);

        _time.Waits.ShouldBe([TimeSpan.FromSeconds(20)]);
    }

    [Fact]
    public async Task A_date_that_has_passed_is_no_wait()
    {
        var until = Now.AddSeconds(-20).ToString("R");
        await using var twilio = new LoopbackHttp(_ => Interlocked.Increment(ref _asked) == 1 ? Refusal(503, until) : new Answer(200, "{}"u8.ToArray()));
        using var page = await GetAsync(twilio);

        twilio.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_rate_limit_that_says_nothing_is_waited_for_longer_each_time_and_not_for_ever()
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(429, []));
        var failure = await Should.ThrowAsync<ListUnavailableException>(() => GetAsync(twilio));

        _time.Waits.ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)]);
        twilio.Requests.Count.ShouldBe(5);
        failure.After.ShouldBe(TimeSpan.FromSeconds(16));
    }

    [Fact]
    public async Task A_long_wait_is_left_to_the_next_run_which_is_told_of_it()
    {
        await using var twilio = new LoopbackHttp(_ => Refusal(429, "600"));
        var failure = await Should.ThrowAsync<ListUnavailableException>(() => GetAsync(twilio));

        failure.After.ShouldBe(TimeSpan.FromMinutes(10));
        twilio.Requests.Count.ShouldBe(1);
        _time.Waits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(302)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Any_other_refusal_ends_the_run_at_once_with_its_number_and_without_the_token(int status)
    {
        await using var elsewhere = new LoopbackHttp(_ => new Answer(200, "{}"u8.ToArray()));
        await using var twilio = new LoopbackHttp(_ => new Answer(status, "secret-token"u8.ToArray()) { Headers = $"Location: {elsewhere.Address}\r\n" });
        var failure = await Should.ThrowAsync<ListUnavailableException>(() => GetAsync(twilio));

        failure.Message.ShouldContain(status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        failure.ToString().ShouldNotContain("secret-token");
        twilio.Requests.Count.ShouldBe(1);
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_ends_early_is_a_failure()
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(200, "{\"calls\""u8.ToArray()) { Announced = 1000 });

        (await Should.ThrowAsync<ListUnavailableException>(() => GetAsync(twilio))).Message.ShouldContain("ended early");
    }

    [Fact]
    public async Task An_answer_that_stalls_is_not_waited_for_for_ever()
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(200, "{"u8.ToArray()) { Announced = 1000, Stalls = true });

        (await Should.ThrowAsync<ListUnavailableException>(() => GetAsync(twilio, patience: TimeSpan.FromMilliseconds(200)))).Message.ShouldContain("too long");
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(200, new byte[40 * 1024 * 1024]));

        (await Should.ThrowAsync<ListUnavailableException>(() => GetAsync(twilio))).Message.ShouldContain("larger than 32 MiB");
    }

    [Fact]
    public async Task Nobody_at_the_address_is_a_failure()
    {
        Uri nobody;
        await using (var twilio = new LoopbackHttp(_ => new Answer(200, [])))
            nobody = twilio.Address;

        (await Should.ThrowAsync<ListUnavailableException>(() => GetAsync(nobody))).Message.ShouldContain("cannot be reached");
    }

    private static Answer Refusal(int status, string retryAfter) => new(status, []) { Headers = $"Retry-After: {retryAfter}\r\n" };

    private Task<System.Text.Json.JsonDocument> GetAsync(LoopbackHttp twilio, TimeSpan? patience = null) => GetAsync(twilio.Address, patience);

    private Task<System.Text.Json.JsonDocument> GetAsync(Uri address, TimeSpan? patience = null)
    {
        var settings = new TwilioSettings(TwilioForms.Account, ["secret-token"], address, address, null);
        return new TwilioPages(_client, settings, _time) { Patience = patience ?? TimeSpan.FromSeconds(30) }.GetAsync(address, CancellationToken.None);
    }

    /// <summary>Time that stands; a wait is noted and over at once.</summary>
    private sealed class WaitlessTime(DateTimeOffset now) : TimeProvider
    {
        public ConcurrentQueue<TimeSpan> Waits { get; } = new();

        public override DateTimeOffset GetUtcNow() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Enqueue(dueTime);
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
