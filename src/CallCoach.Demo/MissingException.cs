namespace CallCoach.Demo;

/// <summary>Something the demo needs is not on this machine; the message says what, and what to do.</summary>
public sealed class MissingException(string reason, Exception? inner = null) : Exception(reason, inner);

/// <summary>The demo cannot go on; the message says why.</summary>
public sealed class DemoFailedException(string reason, Exception? inner = null) : Exception(reason, inner);
