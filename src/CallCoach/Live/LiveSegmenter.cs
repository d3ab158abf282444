using CallCoach.Calls;
using CallCoach.Recordings.Speech;

namespace CallCoach.Live;

/// <summary>
/// Finds the phrases in one side of a call that is on, as its blocks come: louder than the noise of the last seconds, ended by a
/// pause. Keeps no more than the phrase that is being said. Not for several threads at once.
/// </summary>
/// <param name="settings">What counts as speech; the noise is that of <see cref="NoiseFloor"/>. See <see cref="Standard"/>.</param>
/// <param name="give">Is handed each phrase in order, as soon as its end is known; phrases of a side never overlap.</param>
public sealed class LiveSegmenter(Speaker speaker, SpeechDetectorSettings settings, Action<LivePhrase> give)
{
    /// <summary>A pause is waited for before anybody is told, so it is short, and no shorter than the padding; a long phrase is cut early.</summary>
    public static SpeechDetectorSettings Standard { get; } = new() { Pause = TimeSpan.FromSeconds(0.3), Longest = TimeSpan.FromSeconds(8) };

    private const int None = -1;
    private const int CutWidth = FrameLevels.FramesPerSecond / 10;

    private readonly int _pause = FrameLevels.FramesIn(settings.Pause);
    private readonly int _padding = FrameLevels.FramesIn(settings.Padding);
    private readonly int _shortest = FrameLevels.FramesIn(settings.Shortest);
    private readonly int _longest = FrameLevels.FramesIn(settings.Longest);
    private readonly LevelMeter _meter = new();
    private readonly NoiseFloor _noise = new();
    private readonly HeldFrames _held = new(FrameLevels.FramesIn(settings.Longest) + FrameLevels.FramesPerSecond);
    private int _judged;
    private int _first = None;
    private int _end;
    private int _voiced;
    private bool _isLoud;
    private bool _goesOn;

    /// <summary>Takes a block in. Marked silence ends a phrase as silence does, but tells nothing of the noise.</summary>
    public void Take(LiveBlock block)
    {
        if (block.Start != _held.End)
        {
            End();
            _held.StartAt(block.Start);
            (_judged, _isLoud) = (0, false);
        }
        var samples = block.Samples.Span;
        while (samples.Length > 0)
        {
            samples = samples[_held.Add(samples, block.IsGap)..];
            if (!_held.IsFrameFull)
                continue;
            _held.CloseFrame(_meter.PowerOf(_held.OpenFrame));
            if (_held.Frames > _judged + 1)
                JudgeNext();
        }
    }

    /// <summary>Nothing more follows at once: what was being said is handed out.</summary>
    public void End()
    {
        while (_judged < _held.Frames)
            JudgeNext();
        if (_first != None)
            Close(Math.Min(_end + _padding, _held.Frames));
    }

    private void JudgeNext()
    {
        var level = _held.SmoothedLevel(_judged);
        var isGap = _held.IsGap(_judged);
        if (!isGap)
            _noise.Add(level);
        var needed = _noise.Level + (_isLoud ? settings.StayAboveNoise : settings.StartAboveNoise);
        _isLoud = !isGap && level >= Math.Max(needed, settings.QuietestSpeech);
        _judged++;
        if (_isLoud)
        {
            if (_first == None)
                _first = _judged - 1;
            _end = _judged;
            _voiced++;
        }
        if (_first == None)
            Drop(_judged - _padding);
        else if (_judged - _end >= _pause)
            Close(_end + _padding);
        else if (_judged - Start >= _longest)
            Cut();
    }

    /// <summary>The first frame of the present phrase, padding included.</summary>
    private int Start => Math.Max(0, _first - _padding);

    private void Close(int end)
    {
        if (_voiced >= _shortest || _goesOn)
            Give(Start, end);
        Forget(end);
    }

    private void Cut()
    {
        var from = Start;
        var cut = _held.Quietest(from + (_longest / 2), from + _longest, CutWidth);
        Give(from, cut);
        if (_end <= cut)
        {
            Forget(cut);
            return;
        }
        Drop(cut);
        (_first, _goesOn) = (0, true);
        _end -= cut;
    }

    private void Give(int from, int before) => give(new(speaker, _held.PlaceOf(from), _held.Samples(from, before)));

    private void Forget(int before)
    {
        Drop(before);
        (_first, _voiced, _isLoud, _goesOn) = (None, 0, false, false);
    }

    private void Drop(int frames)
    {
        if (frames <= 0)
            return;
        _held.Drop(frames);
        _judged -= frames;
    }
}
