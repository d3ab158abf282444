namespace CallCoach.EndToEnd.Tests.Norms;

internal sealed record PartView(string Part, double? Plan, int Fact, double? Expected, double? Share);

internal sealed record PerHourView(double Now, DateTimeOffset? RaisedFrom, string Why);

internal sealed record HourView(string Label, int Dials, double? Planned, int Working);

internal sealed record GoalView(long PersonId, string Part, int Percent);

internal sealed record NextView(DateTimeOffset AgreedAt, string Precision, string Kind, string ClientMasked, string? ClientName, long CallId);

internal sealed record MyDayView(
    DateOnly Day, double ScheduledHours, double WorkedHours, bool OnShift, PerHourView? PerHour, IReadOnlyList<PartView> Parts, IReadOnlyList<HourView> Hours,
    int NewDials, int KnownDials, NextView? Next, IReadOnlyList<GoalView> Goals);

internal sealed record PlannedDayView(DateOnly Day);

internal sealed record RowView(long PersonId, string Name, IReadOnlyList<PartView> Parts, int HelpRank, PlannedDayView? PlanTomorrow);

internal sealed record BoardView(DateOnly Day, string Department, IReadOnlyList<RowView> Rows);

internal sealed record SheetView(string Kind, DateTimeOffset At, bool Late, IReadOnlyList<RowView> Rows, IReadOnlyList<long> NeedsHelp);

internal sealed record PulsePage(IReadOnlyList<string> Times, IReadOnlyList<SheetView> Sheets);

internal sealed record CodeView(string Code, string Secret);

internal sealed record ScreenView(long Id, string Name);

internal sealed record HeldView(string Part, string Span, double Target, string Source);

internal sealed record PersonPlanView(long PersonId, IReadOnlyList<HeldView> Parts);

internal sealed record HeadView(string Name, int DirectManagers, bool Told);

internal sealed record SpanView(int Limit, int DirectManagers, bool Told, IReadOnlyList<HeadView> Heads);

internal sealed record PlansView(IReadOnlyList<PersonPlanView> People, SpanView Span);
