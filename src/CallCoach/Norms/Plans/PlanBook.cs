using CallCoach.Norms.Schedules;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Norms.Plans;

/// <summary>Everybody's plans and schedules as they stand.</summary>
/// <param name="Revision">Grows with every change of people, teams, plans, schedules and settings.</param>
/// <param name="People">By team and name.</param>
public sealed record PlanSnapshot(long Revision, NormSettings Settings, IReadOnlyList<PersonPlan> People, IReadOnlyList<Holiday> Holidays, IReadOnlyList<Plan> OfRoles)
{
    private readonly Dictionary<long, PersonPlan> _byId = People.ToDictionary(plan => plan.Person.Id);

    public RaiseRule Raise { get; } = Settings.Raise;

    public PersonPlan? Of(long personId) => _byId.GetValueOrDefault(personId);

    public IEnumerable<PersonPlan> VisibleTo(Visibility visibility) => People.Where(plan => visibility.Shows(plan.Person));
}

/// <summary>
/// Keeps plans and schedules in memory. The database counts every change of them, whoever makes it (triggers), so that one short read
/// says whether what is kept still holds.
/// </summary>
public sealed class PlanBook(IDbContextFactory<CallCoachDb> databases, Department department)
{
    private PlanSnapshot? _snapshot;

    public async Task<PlanSnapshot> NowAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var revision = await RevisionAsync(db, cancel);
        if (Volatile.Read(ref _snapshot) is { } kept && kept.Revision == revision)
            return kept;
        await using var reading = await db.Database.BeginTransactionAsync(cancel);
        var fresh = await ReadAsync(db, await RevisionAsync(db, cancel), cancel);
        Volatile.Write(ref _snapshot, fresh);
        return fresh;
    }

    private static async Task<long> RevisionAsync(CallCoachDb db, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT Number FROM PlanRevision";
        command.Transaction = db.Database.CurrentTransaction is { } current ? Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(current) : null;
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    private async Task<PlanSnapshot> ReadAsync(CallCoachDb db, long revision, CancellationToken cancel)
    {
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var people = await db.People.Include(person => person.Team).ToListAsync(cancel);
        var plans = await db.Plans.ToListAsync(cancel);
        var shifts = (await db.Shifts.ToListAsync(cancel)).ToLookup(shift => shift.PersonId, shift => new WeekdaySpan(shift.Weekday, shift.Start, shift.End));
        var breaks = (await db.Breaks.ToListAsync(cancel)).ToLookup(pause => pause.PersonId, pause => new WeekdaySpan(pause.Weekday, pause.Start, pause.End));
        var absences = (await db.Absences.ToListAsync(cancel)).ToLookup(absence => absence.PersonId, absence => new DaySpan(absence.FromDay, absence.ToDay));
        var holidays = await db.Holidays.OrderBy(holiday => holiday.Day).ToListAsync(cancel);
        var free = holidays.Select(holiday => holiday.Day).ToHashSet();
        var own = plans.Where(plan => plan.PersonId is not null).ToLookup(plan => plan.PersonId!.Value);
        var ofRoles = plans.Where(plan => plan.PersonId is null).ToList();
        var ofRole = ofRoles.ToLookup(plan => plan.Role!.Value);
        return new(
            revision, await db.NormSettings.SingleOrDefaultAsync(cancel) ?? new(),
            [.. people.OrderBy(p => p.Team!.Name, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal).Select(Plan)], holidays, ofRoles);

        PersonPlan Plan(Person person)
        {
            var hasShifts = shifts.Contains(person.Id);
            var weekly = hasShifts ? [.. shifts[person.Id]] : WorkSchedule.EveryDay(person.WorkdayStart, person.WorkdayEnd);
            return new(
                person, new(department.TimeZone, weekly, [.. breaks[person.Id]], [.. absences[person.Id]], free), hasShifts,
                [.. own[person.Id]], [.. ofRole[person.Role]]);
        }
    }
}
