using System.Threading.Channels;
using CallCoach.Tests.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests;

public sealed class LoopTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_loop_that_breaks_down_is_not_running_until_it_is_started_again()
    {
        using var stop = new CancellationTokenSource();
        var pauses = new Pauses();
        var startedAgain = new TaskCompletionSource();
        var starts = 0;
        var loop = new Loop("the pump", RunAsync, pauses, NullLogger<Loop>.Instance);
        loop.IsRunning.ShouldBeFalse();

        var running = loop.RunAsync(stop.Token);
        var endPause = await pauses.NextAsync();
        (starts, loop.IsRunning).ShouldBe((1, false));

        endPause();
        await startedAgain.Task.WaitAsync(Patience);
        loop.IsRunning.ShouldBeTrue();
        await stop.CancelAsync();
        await running;

        Task RunAsync(CancellationToken cancel)
        {
            if (++starts == 1)
                throw new InvalidOperationException("broken");
            startedAgain.SetResult();
            return Task.Delay(Timeout.Infinite, cancel);
        }
    }

    [Fact]
    public async Task A_loop_that_was_told_to_end_ends_without_a_word()
    {
        using var stop = new CancellationTokenSource();
        var loop = new Loop("the pump", cancel => Task.Delay(Timeout.Infinite, cancel), TimeProvider.System, NullLogger<Loop>.Instance);
        var running = loop.RunAsync(stop.Token);
        loop.IsRunning.ShouldBeTrue();

        await stop.CancelAsync();

        await running;
    }

    /// <summary>A clock whose timers end when a test says so.</summary>
    private sealed class Pauses : TimeProvider
    {
        private readonly Channel<Action> _asked = Channel.CreateUnbounded<Action>();

        public Task<Action> NextAsync() => _asked.Reader.ReadAsync().AsTask().WaitAsync(Patience);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _asked.Writer.TryWrite(() => callback(state));
            return new Timer(_ => { }, null, Timeout.Infinite, Timeout.Infinite);
        }
    }
}
