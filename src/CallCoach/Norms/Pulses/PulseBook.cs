using CallCoach.Norms.Days;
using CallCoach.Norms.Plans;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Norms.Pulses;

/// <summary>Takes sheets and keeps them.</summary>
public sealed class PulseBook(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, PlanBook plans, HelpOrder help, Department department, Clocks clocks)
{
    /// <summary>After a longer absence of the server nobody holds the meetings of the days before any more.</summary>
    private const int MostDaysBack = 7;

    /// <summary>Sheets whose time has come and which are not taken, oldest first. A department that never had one begins with today's.</summary>
    public async Task<IReadOnlyList<DuePulse>> DueAsync(CancellationToken cancel)
    {
        var now = clocks.Domain.GetUtcNow();
        var today = department.DayOf(now);
        var book = await plans.NowAsync(cancel);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var known = await db.Pulses.Where(pulse => pulse.Day >= today.AddDays(-MostDaysBack)).Select(pulse => new { pulse.Day, pulse.At, pulse.Kind }).ToListAsync(cancel);
        var first = known.Count == 0 ? FirstEver(book, today) : known.Max(pulse => pulse.Day);
        if (known.Exists(pulse => pulse.Day == first.AddDays(-1)) && !known.Exists(pulse => pulse.Day == first.AddDays(-1) && pulse.Kind == PulseKind.EndOfDay))
            first = first.AddDays(-1);
        var due = new List<DuePulse>();
        for (var day = first; day <= today; day = day.AddDays(1))
        {
            due.AddRange(PulseTimes.Of(day, PulseTimes.Times(book.Settings), book.People.Select(plan => plan.TimeOf(day)), department.TimeZone)
                .Where(pulse => pulse.At <= now && !known.Exists(one =>
                    one.Day == pulse.Day && one.Kind == pulse.Kind && (one.At == pulse.At || one.Kind == PulseKind.EndOfDay))));
        }
        return due;
    }

    /// <summary>Takes a sheet as of its time: what has begun later is not on it. Taken already, it is left as it is.</summary>
    public async Task TakeAsync(DuePulse due, CancellationToken cancel)
    {
        var book = await plans.NowAsync(cancel);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var counted = new Dictionary<long, SortedDictionary<DateTimeOffset, Tally>>();
        await foreach (var call in db.CountedCalls.AsNoTracking().Where(call => call.Day == due.Day && call.PersonId != null && call.StartedAt < due.At).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!counted.TryGetValue(call.PersonId!.Value, out var hours))
                counted.Add(call.PersonId.Value, hours = []);
            hours[call.HourAt] = hours.GetValueOrDefault(call.HourAt, Tally.None) + Tally.Of(call);
        }
        var days = book.People.Select(plan =>
        {
            var hours = counted.GetValueOrDefault(plan.Person.Id, []).Select(hour => (hour.Key, hour.Value)).ToList();
            return ManagerDays.Of(book, plan, due.Day, department.Local(due.At), hours);
        }).ToList();
        var rows = Board.RowsOf(days, help);
        var pulse = new Pulse
        {
            Day = due.Day,
            At = due.At,
            Kind = due.Kind,
            TakenAt = clocks.Domain.GetUtcNow(),
            Rows = due.Kind == PulseKind.EndOfDay ? [.. rows.Select((row, i) => row with { PlanTomorrow = Tomorrow(book.People[i], due.Day) })] : rows,
        };
        await writer.WriteAsync(db, async _ =>
        {
            var isTaken = await db.Pulses.AnyAsync(one => one.Day == due.Day && one.Kind == due.Kind && one.At == due.At, CancellationToken.None);
            if (!isTaken)
                db.Pulses.Add(pulse);
            return isTaken;
        });
    }

    /// <summary>Today, or yesterday whose night shift ends today.</summary>
    private DateOnly FirstEver(PlanSnapshot book, DateOnly today) =>
        book.People.Any(plan => plan.TimeOf(today.AddDays(-1)).End > department.StartOf(today)) ? today.AddDays(-1) : today;

    private static PlannedDay? Tomorrow(PersonPlan plan, DateOnly day) => plan.NextWorkingDay(day) is { } next
        ? new(next, [.. Enum.GetValues<PlanPart>().Select(part => (Part: part, Plan: plan.PlannedOn(part, next)))
            .Where(one => one.Plan is not null).Select(one => new PlannedPart(one.Part, Math.Round(one.Plan!.Value, 2)))])
        : null;
}
