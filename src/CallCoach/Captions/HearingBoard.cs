using System.Collections.Concurrent;

namespace CallCoach.Captions;

/// <summary>How far the hearing of a call is.</summary>
/// <param name="BehindSeconds">How long the oldest phrase has waited for its caption; 0 where none waits noticeably.</param>
/// <param name="SkippedSeconds">Speech that is left to the recording.</param>
/// <param name="Problem">Why nothing is heard; null where nothing is wrong.</param>
public sealed record HearingState(int BehindSeconds, int SkippedSeconds, HearingProblem? Problem);

/// <summary>How far the hearing of each call is that is on or still being heard.</summary>
public sealed class HearingBoard
{
    private readonly ConcurrentDictionary<long, HearingState> _calls = new();

    /// <returns>Null where the call is not heard now.</returns>
    public HearingState? Of(long callId) => _calls.GetValueOrDefault(callId);

    /// <returns>Whether anything changed.</returns>
    internal bool Set(long callId, HearingState? hearing)
    {
        if (hearing is null)
            return _calls.TryRemove(callId, out _);
        var changed = !_calls.TryGetValue(callId, out var before) || before != hearing;
        _calls[callId] = hearing;
        return changed;
    }
}
