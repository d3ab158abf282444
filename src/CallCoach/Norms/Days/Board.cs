using CallCoach.Norms.Plans;
using CallCoach.People;

namespace CallCoach.Norms.Days;

/// <summary>One part of a plan on a sheet; null where nothing is asked for, and the share before any working time is over.</summary>
public sealed record PartFigures(PlanPart Part, double? Plan, int Fact, double? Expected, double? Share)
{
    public static PartFigures Of(PartDay part) => new(part.Part, Rounded(part.Plan), part.Fact, Rounded(part.Expected), part.Share is { } share ? Math.Round(share, 4) : null);

    public static double? Rounded(double? value) => value is { } number ? Math.Round(number, 2) : null;
}

/// <summary>How conversations ended.</summary>
/// <param name="Refusals">Those for ever among them.</param>
public sealed record ResultFigures(int Meetings, int Callbacks, int Deals, int Refusals, int DoNotCalls)
{
    public static ResultFigures Of(Tally tally) => new(tally.Meetings, tally.Callbacks, tally.Deals, tally.Refusals, tally.DoNotCalls);
}

/// <summary>A forecast and what it is of.</summary>
public sealed record PartForecast(PlanPart Part, int Low, int Likely, int High);

/// <summary>What is planned of a part.</summary>
public sealed record PlannedPart(PlanPart Part, double Plan);

/// <summary>The plan of a coming day.</summary>
public sealed record PlannedDay(DateOnly Day, IReadOnlyList<PlannedPart> Parts);

/// <summary>One manager on the Board.</summary>
/// <param name="KnownDials">Dials to clients who were called before.</param>
/// <param name="Goal">0, 50, 90 or 100: what has been reached of the first part.</param>
/// <param name="HelpRank">1 for who is to be helped first, 0 for who is not behind.</param>
/// <param name="PlanTomorrow">On the sheet of the end of the day, the next working day's plan.</param>
public sealed record BoardRow(
    long PersonId, string Name, long TeamId, string TeamName, ManagerRole Role, bool OnShift, IReadOnlyList<PartFigures> Parts, PerHour? PerHour,
    PartForecast? Forecast, int NewDials, int KnownDials, ResultFigures Results, int Goal, int HelpRank, PlannedDay? PlanTomorrow = null);

/// <summary>What the rows add up to; shares are those of the sums.</summary>
public sealed record BoardTotals(IReadOnlyList<PartFigures> Parts, int NewDials, int KnownDials, ResultFigures Results);

/// <summary>Everybody's numbers on one sheet.</summary>
public sealed record Board(DateOnly Day, DateTimeOffset AsOf, string Department, IReadOnlyList<BoardRow> Rows, BoardTotals Totals)
{
    public static Board Of(DateOnly day, DateTimeOffset asOf, string department, IReadOnlyList<ManagerDay> days, HelpOrder help) =>
        new(day, asOf, department, RowsOf(days, help), TotalsOf(days));

    /// <summary>The rows of a sheet, ranked among themselves.</summary>
    public static IReadOnlyList<BoardRow> RowsOf(IReadOnlyList<ManagerDay> days, HelpOrder help)
    {
        var ranks = HelpOrder.Ranks([.. days.Select(day => help.NeedOf(day.Parts.Select(part => part.Standing)))]);
        return [.. days.Select((day, i) => RowOf(day, ranks[i]))];
    }

    private static BoardRow RowOf(ManagerDay day, int rank)
    {
        var (person, main, tally) = (day.Person, day.Main, day.Tally);
        return new(
            person.Id, person.Name, person.TeamId, person.Team!.Name, person.Role, day.Time.IsOn(day.AsOf), [.. day.Parts.Select(PartFigures.Of)], day.PerHour,
            day.ForecastOf(main) is { } forecast ? new(main.Part, forecast.Low, forecast.Likely, forecast.High) : null,
            tally.NewDials, tally.Dials - tally.NewDials, ResultFigures.Of(tally), GoalsReached.Of(main.Plan ?? 0, main.Fact).LastOrDefault(), rank);
    }

    private static BoardTotals TotalsOf(IReadOnlyList<ManagerDay> days)
    {
        var parts = Enum.GetValues<PlanPart>().Select((part, i) =>
        {
            var planned = days.Select(day => day.Parts[i]).ToList();
            var of = planned.Where(one => one.Plan is not null).ToList();
            var (plan, expected) = of.Count == 0 ? (null, null) : ((double?)of.Sum(one => one.Plan!.Value), (double?)of.Sum(one => one.Expected ?? 0));
            var fact = planned.Sum(one => one.Fact);
            return new PartFigures(
                part, PartFigures.Rounded(plan), fact, PartFigures.Rounded(expected),
                expected > 0 ? Math.Round(of.Sum(one => one.Fact) / expected.Value, 4) : null);
        }).ToList();
        var sum = days.Aggregate(Tally.None, (all, day) => all + day.Tally);
        return new(parts, sum.NewDials, sum.Dials - sum.NewDials, ResultFigures.Of(sum));
    }
}
