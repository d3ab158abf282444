using CallCoach.Calls;
using CallCoach.Norms;
using CallCoach.Outcomes;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Norms;

/// <summary>The counting of a department in Warsaw on a database of its own.</summary>
internal sealed class CountingRig : IDisposable
{
    public const string Client = "+48600100200";

    public CountingRig(DateTimeOffset? now = null)
    {
        Clock = new(now ?? Rows.Morning);
        var clocks = new Clocks(Clock, TimeProvider.System);
        Definitions = new(Database, Database.Writer, Rows.Warsaw, clocks);
        Recounting = NewRecounting();
        Audit = new(Database, Rows.Warsaw);
        Tallies = new(Database, Rows.Warsaw);
    }

    public TestDatabase Database { get; } = new();

    public Jobs.FakeTimeProvider Clock { get; }

    public Counting Counting { get; } = new(Rows.Warsaw);

    public DefinitionBook Definitions { get; }

    public Recounting Recounting { get; }

    public CountersAudit Audit { get; }

    public Tallies Tallies { get; }

    public Recounting NewRecounting() =>
        new(Database, Database.Writer, Counting, Rows.Warsaw, Clocks.System, NullLogger<Recounting>.Instance);

    /// <summary>An answered dial of 60 seconds to the same client, counted.</summary>
    public async Task<Call> CallAsync(Action<Call>? with = null)
    {
        var call = await Database.AddCallAsync(c =>
        {
            (c.Connected, c.TalkSeconds) = (true, 60);
            with?.Invoke(c);
        });
        await CountAsync(call.Id);
        return call;
    }

    /// <summary>Writes what was said in the call, each part so many seconds long, and how it ended; counts it.</summary>
    public async Task HearAsync(Call call, Outcome? outcome, params (Speaker Speaker, double Seconds, string Text)[] said)
    {
        await Database.ChangeAsync(async db =>
        {
            (await db.Calls.SingleAsync(c => c.Id == call.Id)).Engine = "scripted";
            var at = 0.0;
            foreach (var (part, ordinal) in said.Select((part, ordinal) => (part, ordinal)))
            {
                db.Utterances.Add(new() { CallId = call.Id, Ordinal = ordinal, Speaker = part.Speaker, Start = at, End = at + part.Seconds, Text = part.Text });
                at += part.Seconds;
            }
            if (outcome is { } ended)
                db.Outcomes.Add(new() { CallId = call.Id, Outcome = ended, Score = 0.9 });
        });
        await CountAsync(call.Id);
    }

    public Task CountAsync(params long[] calls) => WriteAsync(session => Counting.Count(session, calls));

    public Task WriteAsync(Action<CallCoach.Storage.WriteSession> write) => Database.Writer.WriteAsync(session =>
    {
        write(session);
        return ValueTask.FromResult(true);
    });

    public Task<CountedCall> CountedAsync(Call call) => Database.ReadAsync(db => db.CountedCalls.SingleAsync(c => c.CallId == call.Id));

    public async Task<Tally> DayAsync(long? person, DateOnly day) =>
        (await Tallies.OfAllAsync(Span.Day, day, default)).GetValueOrDefault(person ?? 0, Tally.None);

    public async Task<IReadOnlyList<string>> WrongAsync() => (await Audit.RunAsync(default)).Examples;

    public void Dispose() => Database.Dispose();
}
