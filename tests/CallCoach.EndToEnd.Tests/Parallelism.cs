// Most tests wait for other processes most of the time; with more at once, those processes only wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace CallCoach.EndToEnd.Tests;

/// <summary>Run after the others, one at a time: what is heard live at the pace of its sound, and what measures.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;
