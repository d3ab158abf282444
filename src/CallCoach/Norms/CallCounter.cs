using CallCoach.Norms.Schedules;
using CallCoach.People;
using CallCoach.Storage;

namespace CallCoach.Norms;

/// <summary>Makes rows of calls by the definitions and working days as they stand in one transaction.</summary>
internal sealed class CallCounter(WriteSession session, Department department)
{
    private readonly IReadOnlyList<CountingDefinition> _definitions = Definitions.In(session);

    private readonly NightShifts _nights = new(
        department, session.Rows(NightShifts.Sql, row => (row.Number(0), row.Number(1), NightShifts.Time(row.Text(2)!))));

    private readonly Dictionary<DateOnly, CountingDefinition> _byDay = [];

    /// <summary>The row of a call, but for its client and whether it is new.</summary>
    public CountedCall RowOf(CallFacts facts)
    {
        var hourAt = department.TimeZone.HourOf(facts.StartedAt).ToUniversalTime();
        var day = _nights.DayOf(facts.PersonId, hourAt);
        if (!_byDay.TryGetValue(day, out var definition))
            _byDay.Add(day, definition = CountingRules.DefinitionOf(day, _definitions, department));
        return CountingRules.Count(facts, day, hourAt, definition);
    }

    /// <summary>The number by which the client is known; null where there is none.</summary>
    public static string? NumberOf(CountedCall row, CallFacts facts) => row.Kind == CallKind.Internal ? null : LineAddress.Dialled(facts.Client);
}
