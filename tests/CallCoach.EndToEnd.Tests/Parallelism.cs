// Most tests wait for other processes most of the time, the days of the demo for minutes.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace CallCoach.EndToEnd.Tests;

/// <summary>Run after the others, one at a time: what is heard live at the pace of its sound, and what measures.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;
