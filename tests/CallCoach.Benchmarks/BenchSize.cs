namespace CallCoach.Benchmarks;

/// <summary>How much a benchmark measures.</summary>
/// <param name="Seconds">Length of each measurement.</param>
/// <param name="WarmUpSeconds">What goes before it uncounted, while code is being compiled.</param>
/// <param name="Rounds">How often all variants are measured, in turn.</param>
/// <param name="Backlog">Rows that wait besides.</param>
internal sealed record BenchSize(int Seconds, int WarmUpSeconds, int Rounds, int Backlog);
