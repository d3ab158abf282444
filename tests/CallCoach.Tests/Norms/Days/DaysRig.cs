using CallCoach.Norms;
using CallCoach.Norms.Days;
using CallCoach.Norms.Plans;
using CallCoach.Norms.Pulses;
using CallCoach.People;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Norms.Days;

/// <summary>What reads plans and days, put together over a test's database.</summary>
internal sealed class DaysRig
{
    public static readonly Visibility Everybody = Visibility.Of(AccountRole.Administrator, [], null);

    private static readonly HelpOrder Help = new(behindShare: 0.8);

    public DaysRig(TestDatabase database, TimeProvider domain)
    {
        var clocks = new Clocks(domain, TimeProvider.System);
        var tallies = new Tallies(database, Rows.Warsaw);
        Plans = new(database, Rows.Warsaw);
        Editor = new(database, database.Writer, Rows.Warsaw, clocks);
        Days = new(Plans, tallies);
        Counters = new(Days, tallies, Rows.Warsaw, clocks);
        Board = new(Days, Rows.Warsaw, Help, clocks);
        MyDay = new(Days, tallies, new(database, Rows.Warsaw), database, Rows.Warsaw, clocks);
        Drifts = new(Days, tallies, Rows.Warsaw, clocks);
        Pulses = new(database, database.Writer, Plans, Help, Rows.Warsaw, clocks);
    }

    public PlanBook Plans { get; }

    public PlanEditor Editor { get; }

    public ManagerDays Days { get; }

    public Counters Counters { get; }

    public BoardReader Board { get; }

    public MyDayReader MyDay { get; }

    public DriftReader Drifts { get; }

    public PulseBook Pulses { get; }
}
