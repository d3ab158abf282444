using CallCoach.Calls;
using CallCoach.Norms;
using CallCoach.Tests.Storage;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Outcome = CallCoach.Outcomes.Outcome;

namespace CallCoach.Tests.Norms;

/// <summary>
/// Whatever happens to calls, in whatever order: every sum of every span is what a naive recount of the stored calls comes to, which is
/// written here and knows nothing of how the product counts.
/// </summary>
public sealed class TallyPropertyTests : IDisposable
{
    private static readonly int Cases = LongTest.Count(reduced: 6, full: 1_000);

    /// <summary>Around the night in which the clocks of Warsaw show the hour from two to three twice, and a day, week and month apart.</summary>
    private static readonly DateTimeOffset[] Instants =
    [
        .. Enumerable.Range(0, 10).Select(half => new DateTimeOffset(2026, 10, 24, 22, 10, 0, TimeSpan.Zero).AddMinutes(half * 30)),
        new(2026, 10, 23, 8, 0, 0, TimeSpan.Zero), new(2026, 10, 26, 9, 0, 0, TimeSpan.Zero), new(2026, 10, 31, 22, 59, 59, TimeSpan.Zero),
        new(2026, 10, 31, 23, 0, 0, TimeSpan.Zero), new(2026, 11, 1, 23, 30, 0, TimeSpan.Zero),
    ];

    private static readonly string[] Clients = ["+48600100200", "+48600100201", "+48600100202", "anonymous"];
    private static readonly Outcome[] Outcomes = Enum.GetValues<Outcome>();

    private readonly CountingRig _rig = new();
    private readonly List<long?> _people = [null];

    public void Dispose() => _rig.Dispose();

    [Fact]
    [Trait("Soak", "tallies")]
    public async Task Every_sum_equals_a_naive_recount_after_late_events_corrections_moves_and_new_definitions()
    {
        _people.Add((await _rig.Database.AddPersonAsync("Olga")).Id);
        _people.Add((await _rig.Database.AddPersonAsync("Jan")).Id);
        var change = Gen.Choose(0, 100_000).ArrayOf(6);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true),
            Prop.ForAll(change.ArrayOf(30).ToArbitrary(), changes => HoldsAsync(changes).GetAwaiter().GetResult()));
        LongTest.Report(new { test = "changes of calls and sums", cases = Cases });
    }

    private async Task<bool> HoldsAsync(int[][] changes)
    {
        await _rig.Database.SqlAsync(
            "DELETE FROM CountedCalls; DELETE FROM Tallies; DELETE FROM Calls; DELETE FROM ClientNumbers; DELETE FROM Clients; DELETE FROM CountingDefinitions; DELETE FROM RecountDays");
        var calls = new List<long>();
        foreach (var change in changes)
            await ApplyAsync(change, calls);
        while (await _rig.Recounting.RecountNextAsync(default) is not null)
            continue;

        var (kept, naive) = (await KeptAsync(), await NaiveAsync());
        kept.ShouldBe(naive, ignoreOrder: true);
        (await _rig.WrongAsync()).ShouldBeEmpty();
        return true;
    }

    private async Task ApplyAsync(int[] change, List<long> calls)
    {
        var kind = change[0] % 8;
        if (kind < 3 || calls.Count == 0)
        {
            calls.Add((await _rig.Database.AddCallAsync(call => Tell(call, change))).Id);
        }
        else if (kind == 7)
        {
            await _rig.Definitions.MakeAsync(
                DateOnly.FromDateTime(Of(Instants, change[1]).UtcDateTime), change[2] % 60, change[3] % 3 == 0 ? null : change[3] % 12, "Anna");
            return;
        }
        var id = kind < 3 ? calls[^1] : Of(calls, change[5]);
        await _rig.Database.ChangeAsync(async db =>
        {
            var call = await db.Calls.SingleAsync(c => c.Id == id);
            if (kind == 3)
                Tell(call, change);
            else if (kind == 4)
                call.PersonId = Of(_people, change[1]);
            else if (kind == 5)
                await HearAsync(db, call, change);
            else if (kind == 6 && await db.Outcomes.SingleOrDefaultAsync(o => o.CallId == id) is { } outcome)
                outcome.Outcome = Of(Outcomes, change[1]);
        });
        await _rig.CountAsync(id);
    }

    /// <summary>What the call's events say by now.</summary>
    private void Tell(Call call, int[] change)
    {
        call.StartedAt = Of(Instants, change[1]).AddSeconds(change[2] % 600);
        call.Client = Of(Clients, change[2]);
        call.PersonId = Of(_people, change[3]);
        call.Direction = change[3] % 4 == 0 ? CallDirection.Inbound : CallDirection.Outbound;
        call.Dial = call.Direction == CallDirection.Outbound && change[3] % 7 != 0;
        call.Connected = change[4] % 3 != 0;
        call.Machine = change[4] % 10 == 0 ? true : null;
        call.TalkSeconds = call.Connected ? change[4] % 90 : null;
    }

    private static async Task HearAsync(CallCoach.Storage.CallCoachDb db, Call call, int[] change)
    {
        call.Engine = "scripted";
        await db.Utterances.Where(u => u.CallId == call.Id).ExecuteDeleteAsync();
        await db.Outcomes.Where(o => o.CallId == call.Id).ExecuteDeleteAsync();
        db.Utterances.Add(new() { CallId = call.Id, Ordinal = 0, Speaker = Speaker.Client, Start = 0, End = change[1] % 14, Text = "we have shelves" });
        db.Outcomes.Add(new() { CallId = call.Id, Outcome = Of(Outcomes, change[2]), Score = 0.9 });
    }

    private static T Of<T>(IReadOnlyList<T> all, int number) => all[number % all.Count];

    private async Task<List<Sum>> KeptAsync()
    {
        var sums = new List<Sum>();
        await _rig.WriteAsync(session => sums.AddRange(session.Rows(
            """
            SELECT Span, Start, PersonId, Calls, Inbound, Dials, Connected, Conversations, Meetings, Callbacks, Deals, Refusals, DoNotCalls, NewDials,
              NewConversations, TalkSeconds
            FROM Tallies
            """,
            row => new Sum(
                row.Text(0)!, row.Number(1), row.Number(2),
                string.Join(' ', Enumerable.Range(3, 13).Select(row.Number))))));
        return sums;
    }

    private async Task<List<Sum>> NaiveAsync()
    {
        var calls = await _rig.Database.ReadAsync(db => db.Calls.Include(c => c.Utterances).ToListAsync());
        var outcomes = await _rig.Database.ReadAsync(db => db.Outcomes.ToDictionaryAsync(o => o.CallId, o => o.Outcome));
        var definitions = await _rig.Definitions.AllAsync(default);
        var firsts = calls.Where(c => c.Client != "anonymous" && (c.Dial || c.Direction == CallDirection.Inbound))
            .GroupBy(c => c.Client).Select(same => same.OrderBy(c => c.StartedAt).ThenBy(c => c.Id).First().Id).ToHashSet();
        return
        [
            .. from call in calls
               from place in PlacesOf(call)
               group call by (place.Span, place.Start, call.PersonId ?? 0) into same
               select new Sum(same.Key.Span, same.Key.Start, same.Key.Item3, Told([.. same])),
        ];

        string Told(List<Call> same) => string.Join(
            ' ',
            same.Count, same.Count(c => c.Direction == CallDirection.Inbound), same.Count(c => c.Dial), same.Count(c => c.Connected), same.Count(IsConversation),
            Ended(same, Outcome.MeetingAgreed), Ended(same, Outcome.CallbackAgreed), Ended(same, Outcome.DealAgreed),
            Ended(same, Outcome.Refused) + Ended(same, Outcome.DoNotCall), Ended(same, Outcome.DoNotCall),
            same.Count(c => c.Dial && firsts.Contains(c.Id)), same.Count(c => IsConversation(c) && firsts.Contains(c.Id)),
            same.Where(c => c is { Connected: true, Machine: not true }).Sum(c => c.TalkSeconds ?? 0));

        int Ended(List<Call> same, Outcome outcome) => same.Count(c => IsConversation(c) && outcomes.TryGetValue(c.Id, out var ended) && ended == outcome);

        bool IsConversation(Call call)
        {
            var day = DateOnly.FromDateTime(Local(call).DateTime);
            var definition = definitions.LastOrDefault(one => one.FromDay <= day);
            return call is { Connected: true, Machine: not true }
                && (definition?.ClientSpeechSeconds is { } least && call.Engine is not null
                    ? call.Utterances.Sum(u => u.End - u.Start) >= least
                    : call.TalkSeconds >= (definition?.LegSeconds ?? 30));
        }
    }

    private static IEnumerable<(string Span, long Start)> PlacesOf(Call call)
    {
        var local = Local(call);
        yield return ("hour", new DateTimeOffset(local.Date.AddHours(local.Hour), local.Offset).ToUnixTimeMilliseconds());
        yield return ("day", long.Parse($"{local:yyyyMMdd}", null));
        yield return ("week", long.Parse($"{System.Globalization.ISOWeek.ToDateTime(System.Globalization.ISOWeek.GetYear(local.DateTime), System.Globalization.ISOWeek.GetWeekOfYear(local.DateTime), DayOfWeek.Monday):yyyyMMdd}", null));
        yield return ("month", long.Parse($"{local:yyyyMM}01", null));
    }

    private static DateTimeOffset Local(Call call) => TimeZoneInfo.ConvertTime(call.StartedAt, TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw"));

    private sealed record Sum(string Span, long Start, long PersonId, string Figures);
}
