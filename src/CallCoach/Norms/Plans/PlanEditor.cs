using System.Globalization;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Norms.Plans;

/// <summary>A person's week, as it is asked for.</summary>
public sealed record WantedSchedule(IReadOnlyList<WantedSpan> Shifts, IReadOnlyList<WantedSpan> Breaks, IReadOnlyList<WantedAbsence> Absences);

/// <param name="Weekday">1 is Monday, 7 is Sunday.</param>
public sealed record WantedSpan(int Weekday, TimeOnly Start, TimeOnly End);

public sealed record WantedAbsence(DateOnly FromDay, DateOnly ToDay, AbsenceKind Kind);

/// <summary>Changes plans and schedules. Every change returns why it was refused, or null.</summary>
public sealed class PlanEditor(IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, Department department, Clocks clocks)
{
    private const double MostTarget = 100_000;

    public DateOnly Today => department.DayOf(clocks.Domain.GetUtcNow());

    /// <summary>Sets a person's plan from a day on, whole: what is not in it ends on that day.</summary>
    public Task<string?> SetPersonAsync(long personId, DateOnly? fromDay, IReadOnlyList<PlanTarget> parts, CancellationToken cancel) =>
        SetAsync(new() { PersonId = personId }, fromDay ?? Today, parts, cancel);

    /// <summary>Sets what is asked of everybody in a role who has no plan of their own, from a day on.</summary>
    public Task<string?> SetRoleAsync(ManagerRole role, DateOnly? fromDay, IReadOnlyList<PlanTarget> parts, CancellationToken cancel) =>
        SetAsync(new() { Role = role }, fromDay ?? Today, parts, cancel);

    public async Task<string?> SetSettingsAsync(NormSettings wanted, CancellationToken cancel)
    {
        if (Refusal(wanted) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(cancel);
        await writer.WriteAsync(db, async _ =>
        {
            wanted.Id = NormSettings.OnlyId;
            wanted.PulseTimes.Sort(StringComparer.Ordinal);
            if (await db.NormSettings.AnyAsync(CancellationToken.None))
                db.Update(wanted);
            else
                db.Add(wanted);
            return true;
        });
        return null;
    }

    public async Task<string?> SetHolidaysAsync(IReadOnlyList<Holiday> wanted, CancellationToken cancel)
    {
        if (wanted.FirstOrDefault(holiday => holiday.Name.Trim().Length is 0 or > 100) is { } nameless)
            return $"The holiday on {nameless.Day:yyyy-MM-dd} has a name of 1 to 100 characters.";
        if (wanted.GroupBy(holiday => holiday.Day).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return $"{twice.Key:yyyy-MM-dd} is named twice.";
        await using var db = await databases.CreateDbContextAsync(cancel);
        await writer.WriteAsync(db, async _ =>
        {
            await db.Holidays.ExecuteDeleteAsync(CancellationToken.None);
            db.AddRange(wanted.Select(holiday => holiday with { Name = holiday.Name.Trim() }));
            return true;
        });
        return null;
    }

    /// <summary>Sets a person's week and absences, whole. Without shifts the person's working day holds on every day of the week.</summary>
    public async Task<string?> SetScheduleAsync(long personId, WantedSchedule wanted, CancellationToken cancel)
    {
        if ((Refusal("shift", wanted.Shifts) ?? Refusal("break", wanted.Breaks)) is { } refusal)
            return refusal;
        if (wanted.Absences.FirstOrDefault(absence => absence.ToDay < absence.FromDay) is { } wrong)
            return $"The absence from {wrong.FromDay:yyyy-MM-dd} ends before it starts.";
        await using var db = await databases.CreateDbContextAsync(cancel);
        await writer.WriteAsync(db, async _ =>
        {
            var nights = await db.Shifts.AnyAsync(shift => shift.PersonId == personId && shift.End <= shift.Start, CancellationToken.None);
            await db.Shifts.Where(shift => shift.PersonId == personId).ExecuteDeleteAsync(CancellationToken.None);
            await db.Breaks.Where(pause => pause.PersonId == personId).ExecuteDeleteAsync(CancellationToken.None);
            await db.Absences.Where(absence => absence.PersonId == personId).ExecuteDeleteAsync(CancellationToken.None);
            db.AddRange(wanted.Shifts.Select(shift => new Shift(personId, shift.Weekday, shift.Start, shift.End)));
            db.AddRange(wanted.Breaks.Select(pause => new Break(personId, pause.Weekday, pause.Start, pause.End)));
            db.AddRange(wanted.Absences.Select(absence => new Absence { PersonId = personId, FromDay = absence.FromDay, ToDay = absence.ToDay, Kind = absence.Kind }));
            await db.SaveChangesAsync(CancellationToken.None);
            if (nights || wanted.Shifts.Any(shift => shift.End <= shift.Start))
                await RecountAsync(db, personId);
            return true;
        });
        return null;
    }

    /// <summary>Calls after midnight belong to another day now.</summary>
    private static Task<int> RecountAsync(CallCoachDb db, long personId) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO RecountDays (Day, Asked) SELECT DISTINCT Day, 1 FROM CountedCalls WHERE PersonId = {personId} ON CONFLICT (Day) DO UPDATE SET Asked = Asked + 1");

    private async Task<string?> SetAsync(Plan of, DateOnly fromDay, IReadOnlyList<PlanTarget> parts, CancellationToken cancel)
    {
        if (parts.FirstOrDefault(part => part.Target is not (>= 0 and <= MostTarget)) is { } wrong)
            return $"A target is a number from 0 to {MostTarget.ToString(CultureInfo.InvariantCulture)}, not {wrong.Target.ToString(CultureInfo.InvariantCulture)}.";
        if (parts.GroupBy(part => (part.Part, part.Span)).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return $"There are two targets for {twice.Key.Part} by the {twice.Key.Span}.";
        await using var db = await databases.CreateDbContextAsync(cancel);
        await writer.WriteAsync(db, async _ =>
        {
            var known = await db.Plans.Where(plan => plan.PersonId == of.PersonId && plan.Role == of.Role).ToListAsync(CancellationToken.None);
            var before = known.Where(plan => plan.FromDay < fromDay).Select(plan => (plan.Part, plan.Span)).Distinct();
            db.RemoveRange(known.Where(plan => plan.FromDay >= fromDay));
            var targets = parts.ToDictionary(part => (part.Part, part.Span), part => (double?)part.Target);
            foreach (var ended in before)
                targets.TryAdd(ended, null);
            await db.SaveChangesAsync(CancellationToken.None);
            db.AddRange(targets.Select(target => new Plan
            {
                PersonId = of.PersonId,
                Role = of.Role,
                Part = target.Key.Part,
                Span = target.Key.Span,
                Target = target.Value,
                FromDay = fromDay,
            }));
            return true;
        });
        return null;
    }

    private static string? Refusal(NormSettings wanted)
    {
        if (wanted.PulseTimes.Count > 12 || wanted.PulseTimes.Exists(time => !TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var _)))
            return "Pulses are up to 12 times of the day, such as 11:00.";
        if (wanted.PulseTimes.Distinct(StringComparer.Ordinal).Count() < wanted.PulseTimes.Count)
            return "A pulse's time is named twice.";
        if (wanted.RefusalShare is not (> 0 and <= 1))
            return "The share of refusals is above 0 and at most 1.";
        if (wanted.RefusalConversations is < 1 or > 1000)
            return "Refusals are looked at from 1 to 1000 conversations on.";
        if (wanted.RaisedPerHour is < 1 or > 200)
            return "Dials are raised to 1 to 200 an hour.";
        return wanted.DirectManagers is < 1 or > 100 ? "A head has 1 to 100 direct managers." : null;
    }

    private static string? Refusal(string what, IReadOnlyList<WantedSpan> spans)
    {
        if (spans.FirstOrDefault(span => span.Weekday is < 1 or > 7) is { } nowhere)
            return $"A weekday is 1 for Monday to 7 for Sunday, not {nowhere.Weekday}.";
        if (spans.FirstOrDefault(span => span.Start == span.End) is { } empty)
            return $"The {what} at {empty.Start:HH:mm} does not last.";
        foreach (var day in spans.GroupBy(span => span.Weekday))
        {
            var ordered = day.OrderBy(span => span.Start).ToList();
            for (var i = 1; i < ordered.Count; i++)
            {
                if (ordered[i - 1].End <= ordered[i - 1].Start || ordered[i].Start < ordered[i - 1].End)
                    return $"The {what} at {ordered[i].Start:HH:mm} on weekday {day.Key} begins while the one before goes on.";
            }
        }
        return null;
    }
}
