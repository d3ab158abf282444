using System.Collections.Concurrent;
using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Live;
using CallCoach.People;
using CallCoach.Transcription;
using Microsoft.Extensions.Logging;

namespace CallCoach.Captions;

/// <summary>
/// Hears the calls that are on: their phrases are found as they come and heard by a few workers, in the order of the schedule. What
/// cannot be heard, for want of time or of an engine, is told and left to the recording.
/// </summary>
public sealed class LiveHearing(
    LiveCalls calls, StreamFinder finder, HearingSchedule schedule, LiveEngines engines, LiveFirst first, CaptionBook captions, HearingBoard board,
    HearingSettings settings, Department department, ISupervisorFeed feed, Clocks clocks, ILogger<LiveHearing> log)
{
    private const int NoticeableSeconds = 2;

    /// <summary>A shorter phrase does not tell the language of a call.</summary>
    private static readonly TimeSpan TellsLanguage = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<HeardStream, bool> _streams = new();

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) =>
        Task.WhenAll([FollowAsync(cancel), TellAsync(cancel), .. Enumerable.Range(0, settings.Workers).Select(_ => WorkAsync(cancel))]);

    private async Task FollowAsync(CancellationToken cancel)
    {
        await foreach (var live in calls.FollowAsync(cancel))
            if (live.Ending is null)
                _ = ListenAsync(live, live.Subscribe(settings.LongestWait), clocks.Real.GetTimestamp(), cancel);
    }

    private async Task ListenAsync(LiveCall live, LiveSubscription subscription, long since, CancellationToken cancel)
    {
        using (subscription)
        {
            try
            {
                if (await finder.FindAsync(live, cancel) is { } stream)
                {
                    _streams[stream] = true;
                    await ListenAsync(stream, subscription, since, cancel);
                }
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                log.LogError(failure, "The stream {Stream} is not heard any more", live.Stream.StreamId);
            }
            catch (OperationCanceledException)
            {
                // The server stops; the stream ends with it.
            }
        }
    }

    private async Task ListenAsync(HeardStream stream, LiveSubscription subscription, long since, CancellationToken cancel)
    {
        var (manager, client) = (Segmenter(Speaker.Manager), Segmenter(Speaker.Client));
        while (await subscription.Blocks.WaitToReadAsync(cancel))
        {
            while (subscription.Blocks.TryRead(out var block))
                (block.Speaker == Speaker.Manager ? manager : client).Take(block);
            // A frame at a time, a hundred calls would wake a thread ten thousand times a second.
            await Task.Delay(Gathering, clocks.Real, cancel);
        }
        manager.End();
        client.End();

        LiveSegmenter Segmenter(Speaker speaker) => new(speaker, LiveSegmenter.Standard, phrase => schedule.Add(new(stream, phrase, SaidAt(phrase, since))));
    }

    /// <summary>A phrase that lay in the subscription while its call was looked for is as old as its place in the stream says.</summary>
    private long SaidAt(LivePhrase phrase, long since) =>
        Math.Min(clocks.Real.GetTimestamp(), since + (long)(LivePhrase.TimeOf(phrase.End).TotalSeconds * clocks.Real.TimestampFrequency));

    private async Task WorkAsync(CancellationToken cancel)
    {
        while (true)
        {
            var waiting = await schedule.TakeAsync(cancel);
            using var scope = log.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["CallId"] = waiting.Stream.CallId });
            try
            {
                await HearAsync(waiting, cancel);
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                Fail(waiting, failure, failure is not SpeechEngineException);
            }
            finally
            {
                schedule.Done(waiting);
            }
        }
    }

    private async Task HearAsync(WaitingPhrase waiting, CancellationToken cancel)
    {
        var (stream, phrase) = (waiting.Stream, waiting.Phrase);
        var language = new ExpectedLanguage(stream.Language ?? department.Language, IsKnown: stream.Language is not null);
        if (engines.All.FirstOrDefault(one => one.Hears(language.Code)) is not { } engine)
        {
            stream.Problem = HearingProblem.NoEngine;
            stream.Skip(phrase.Length);
            return;
        }
        Transcript transcript;
        using (first.Hear())
            transcript = await engine.TranscribeAsync(new(LiveTrack.SampleRate, [phrase.Samples]), language, cancel);
        stream.Problem = null;
        var text = string.Join(' ', transcript.Segments.Select(segment => segment.Text.Trim()));
        if (text.Length == 0)
            return;
        if (phrase.Length >= TellsLanguage)
            stream.Language ??= transcript.Language;
        await captions.AddAsync(
            stream.CaptionOf(phrase, text, transcript.Language, transcript.Segments.Average(segment => segment.Confidence), transcript.Engine), cancel);
    }

    private void Fail(WaitingPhrase waiting, Exception failure, bool isOurs)
    {
        if (isOurs || waiting.Stream.Problem is null)
            log.LogWarning(failure, "A phrase could not be heard; it is left to the recording");
        waiting.Stream.Problem = HearingProblem.EngineFailed;
        waiting.Stream.Skip(waiting.Phrase.Length);
    }

    private async Task TellAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Interval, clocks.Real);
        do
        {
            foreach (var streams in _streams.Keys.GroupBy(stream => stream.CallId))
                try
                {
                    await TellAsync(streams.Key, [.. streams], cancel);
                }
                catch (Exception failure) when (!cancel.IsCancellationRequested)
                {
                    log.LogError(failure, "How far the hearing of call {CallId} is could not be told", streams.Key);
                }
        }
        while (await timer.WaitForNextTickAsync(cancel));
    }

    private async Task TellAsync(long callId, IReadOnlyList<HeardStream> streams, CancellationToken cancel)
    {
        var behind = schedule.BehindOf(callId);
        var isOver = behind is null && streams.All(stream => stream.Live.Ending is not null);
        if (isOver)
            foreach (var stream in streams)
                _streams.TryRemove(stream, out _);
        var seconds = (int)(behind ?? TimeSpan.Zero).TotalSeconds;
        var hearing = isOver ? null : new HearingState(
            seconds < NoticeableSeconds ? 0 : seconds,
            (int)streams.Sum(stream => stream.Skipped.TotalSeconds),
            streams.FirstOrDefault(stream => stream.Live.Ending is null)?.Problem);
        if (board.Set(callId, hearing))
            await feed.HearingChangedAsync(callId, cancel);
    }
}
