using CallCoach.Calls;
using CallCoach.Recordings;

namespace CallCoach.Live;

/// <summary>
/// One side of a call that is on. Puts its frames, which the provider numbers from 1 on and marks with their time, in order:
/// a repeated one is dropped, a late one is put in its place as long as that is waited for, and a place that is given up becomes
/// silence. Not for several threads at once.
/// </summary>
/// <param name="give">Is handed each block in order, and must not wait.</param>
public sealed class LiveTrack(Speaker speaker, Action<LiveBlock> give)
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 8000;

    /// <summary>A frame is waited for until one comes that is so many places after it: 100 ms of the usual frames.</summary>
    public const int Window = 5;

    private const int SamplesPerMillisecond = SampleRate / 1000;
    private const int UsualFrame = 20 * SamplesPerMillisecond;

    /// <summary>By how much a frame's time may differ from the end of the frame before it and still follow at once.</summary>
    private const int Jitter = 2 * UsualFrame;

    /// <summary>A longer gap is told by the next block's start alone.</summary>
    private const int LongestGap = SampleRate;

    /// <summary>How many of the places given up are remembered, to tell a late frame from a repeated one.</summary>
    private const int MostGaps = 64;

    private static readonly short[] Silence = new short[LongestGap];

    private readonly SortedList<long, Frame> _held = [];
    private readonly Queue<(long From, long Before)> _givenUp = [];
    private long _next = 1;
    private long _highest;
    private long _last;
    private long? _end;
    private long _received;
    private long _repeated;
    private long _late;
    private long _tooLate;
    private long _missing;

    public FrameCounts Counts => new(_received, _repeated, _late, _tooLate, _missing);

    /// <summary>Takes a frame in.</summary>
    /// <param name="number">From 1 on, without gaps as they were sent.</param>
    /// <param name="milliseconds">When its first sample was heard, since the stream began.</param>
    /// <param name="muLaw">G.711 mu-law, one byte a sample.</param>
    public void Take(long number, long milliseconds, ReadOnlySpan<byte> muLaw)
    {
        _received++;
        if (number < _next || _held.ContainsKey(number))
        {
            if (WasGivenUp(number))
                _tooLate++;
            else
                _repeated++;
            return;
        }
        if (number < _highest)
            _late++;
        _highest = Math.Max(_highest, number);
        _held.Add(number, new(milliseconds * SamplesPerMillisecond, Decode(muLaw)));
        Release();
    }

    /// <summary>Gives up places that hold back frames which are older than the window at that time.</summary>
    /// <param name="milliseconds">How far the stream is.</param>
    public void Pass(long milliseconds)
    {
        while (_held.Count > 0 && _held.GetValueAtIndex(0).Start + (Window * UsualFrame) <= milliseconds * SamplesPerMillisecond)
            GiveFirst();
        Release();
    }

    /// <summary>Nothing more comes: what is held is handed out.</summary>
    public void End()
    {
        while (_held.Count > 0)
            GiveFirst();
    }

    private void Release()
    {
        while (_held.Count > 0)
        {
            var first = _held.GetKeyAtIndex(0);
            GiveUpTo(Math.Min(first, _highest - Window + 1));
            if (first > _next)
                return;
            GiveFirst();
        }
    }

    private void GiveUpTo(long number)
    {
        if (number <= _next)
            return;
        _missing += number - _next;
        if (_givenUp.Count == MostGaps)
            _givenUp.Dequeue();
        _givenUp.Enqueue((_next, number));
        _next = number;
    }

    private bool WasGivenUp(long number)
    {
        foreach (var (from, before) in _givenUp)
            if (number >= from && number < before)
                return true;
        return false;
    }

    private void GiveFirst()
    {
        var number = _held.GetKeyAtIndex(0);
        var frame = _held.GetValueAtIndex(0);
        _held.RemoveAt(0);
        GiveUpTo(number);
        var start = StartOf(number, frame);
        if (_end is { } end && start - end is > 0 and <= LongestGap and var gap)
            give(new(speaker, end, Silence.AsMemory(0, (int)gap), IsGap: true));
        if (frame.Samples.Length > 0)
            give(new(speaker, start, frame.Samples, IsGap: false));
        (_next, _last, _end) = (number + 1, number, start + frame.Samples.Length);
    }

    private long StartOf(long number, Frame frame) =>
        _end is not { } end ? frame.Start
        : number == _last + 1 && Math.Abs(frame.Start - end) <= Jitter ? end
        : Math.Max(end, frame.Start);

    private static short[] Decode(ReadOnlySpan<byte> muLaw)
    {
        var samples = new short[muLaw.Length];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = G711.FromMuLaw(muLaw[i]);
        return samples;
    }

    /// <param name="Start">In samples since the stream began.</param>
    private readonly record struct Frame(long Start, short[] Samples);
}
