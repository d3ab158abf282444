namespace CallCoach.Jobs;

/// <summary>How many calls wait for an engine that hears a language; none of them has failed.</summary>
/// <param name="Language">ISO 639-1.</param>
public sealed record AwaitedEngine(string Language, int Count);
