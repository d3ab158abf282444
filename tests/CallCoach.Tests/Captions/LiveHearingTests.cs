using CallCoach.Calls;
using CallCoach.Captions;
using CallCoach.Objections;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Captions;

public sealed class LiveHearingTests
{
    private const string Cheaper = "your competitor offers the same racks cheaper";

    [Fact]
    public async Task A_phrase_is_a_caption_with_its_objection_and_an_alert_while_the_call_is_on()
    {
        await using var rig = new HearingRig((_, _) => Task.FromResult(Cheaper), "en");
        var id = await rig.KnowAsync("CA1");
        var call = await rig.BeginAsync("CA1");

        call.ClientSays(1);

        var caption = await rig.NextCaptionAsync();
        (caption.CallId, caption.StreamId, caption.Speaker, caption.Text, caption.Language, caption.Engine).ShouldBe((id, "MZ1", Speaker.Client, Cheaper, "en", "scripted"));
        caption.Start.ShouldBe(0.3, 0.05);
        caption.End.ShouldBe(1.7, 0.05);
        caption.Objections.ShouldContain(found => found.Label == ObjectionLabel.PriceComparison);
        (await rig.Database.ReadAsync(db => db.Alerts.SingleAsync())).CaptionId.ShouldBe(caption.Id);
        rig.Calls.All.ShouldHaveSingleItem().Ending.ShouldBeNull();
    }

    [Fact]
    public async Task Speech_that_comes_before_its_call_is_known_waits_for_it()
    {
        await using var rig = new HearingRig((_, _) => Task.FromResult("good morning"), "en");
        (await rig.BeginAsync("CA1")).ClientSays(1);
        await rig.KnowAsync("CA1");

        (await rig.NextCaptionAsync()).Start.ShouldBe(0.3, 0.05);
    }

    [Fact]
    public async Task What_is_being_said_when_the_call_ends_is_heard()
    {
        await using var rig = new HearingRig((_, _) => Task.FromResult("good bye"), "en");
        await rig.KnowAsync("CA1");
        var call = await rig.BeginAsync("CA1");
        call.ClientGoesOn(1);
        call.Stop();

        (await rig.NextCaptionAsync()).Text.ShouldBe("good bye");
    }

    [Fact]
    public async Task More_than_can_be_heard_is_told_to_be_behind_and_the_newest_is_heard_first()
    {
        var busy = new TaskCompletionSource();
        await using var rig = new HearingRig(
            async (seconds, cancel) =>
            {
                await busy.Task.WaitAsync(cancel);
                return $"{seconds:0}";
            },
            "en");
        var (one, other) = (await rig.KnowAsync("CA1"), await rig.KnowAsync("CA2"));
        var (first, second) = (await rig.BeginAsync("CA1"), await rig.BeginAsync("CA2"));
        first.ClientSays(0.6);
        while (rig.Asked.IsEmpty)
            await Task.Yield();
        first.ClientSays(1.6);
        await rig.WaitAsync(2);
        rig.Clock.Advance(TimeSpan.FromSeconds(7));
        second.ClientSays(2.6);
        await rig.WaitAsync(3);

        await rig.HearsAsync(one, hearing => hearing is { BehindSeconds: 7 });
        rig.Clock.Advance(TimeSpan.FromSeconds(3));
        await rig.HearsAsync(other, hearing => hearing is { BehindSeconds: 3 });
        busy.SetResult();

        (await rig.NextCaptionAsync(), await rig.NextCaptionAsync(), await rig.NextCaptionAsync()).ShouldSatisfyAllConditions(
            told => told.Item1.Text.ShouldBe("1"), told => told.Item2.Text.ShouldBe("3"), told => told.Item3.Text.ShouldBe("2"));
        await rig.HearsAsync(one, hearing => hearing is { BehindSeconds: 0, Problem: null });
    }

    [Fact]
    public async Task What_has_waited_too_long_is_skipped_and_told()
    {
        var busy = new TaskCompletionSource();
        await using var rig = new HearingRig(
            async (_, cancel) =>
            {
                await busy.Task.WaitAsync(cancel);
                return "heard";
            },
            "en");
        var id = await rig.KnowAsync("CA1");
        var call = await rig.BeginAsync("CA1");
        call.ClientSays(1);
        while (rig.Asked.IsEmpty)
            await Task.Yield();
        call.ClientSays(1.6);
        await rig.WaitAsync(2);
        rig.Clock.Advance(TimeSpan.FromSeconds(31));

        await rig.HearsAsync(id, hearing => hearing is { SkippedSeconds: 2 });
        busy.SetResult();
        await rig.HearsAsync(id, hearing => hearing is { BehindSeconds: 0 });
        rig.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_engine_that_fails_is_told_and_the_next_phrase_is_heard()
    {
        var fails = true;
        await using var rig = new HearingRig(
            (_, _) => fails ? Task.FromException<string>(new SpeechEngineException("It is not there.")) : Task.FromResult("good morning"), "en");
        var id = await rig.KnowAsync("CA1");
        var call = await rig.BeginAsync("CA1");
        call.ClientSays(1.6);
        await rig.HearsAsync(id, hearing => hearing is { Problem: HearingProblem.EngineFailed, SkippedSeconds: 2 });

        fails = false;
        call.ClientSays(1);

        (await rig.NextCaptionAsync()).Text.ShouldBe("good morning");
        await rig.HearsAsync(id, hearing => hearing is { Problem: null });
    }

    [Fact]
    public async Task Where_no_engine_recognises_the_language_that_is_told()
    {
        await using var rig = new HearingRig((_, _) => Task.FromResult("x"), "en");
        var id = await rig.KnowAsync("CA1", "pl");
        (await rig.BeginAsync("CA1")).ClientSays(1);

        await rig.HearsAsync(id, hearing => hearing is { Problem: HearingProblem.NoEngine });
        rig.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_is_over_and_heard_is_not_told_of_any_more()
    {
        await using var rig = new HearingRig((_, _) => Task.FromResult("good bye"), "en");
        var id = await rig.KnowAsync("CA1");
        var call = await rig.BeginAsync("CA1");
        call.ClientSays(1);
        await rig.HearsAsync(id, hearing => hearing is not null);
        call.Stop();

        await rig.HearsAsync(id, hearing => hearing is null);
    }

    [Fact]
    public async Task The_language_of_a_call_is_taken_from_its_first_phrase_that_is_long_enough()
    {
        await using var rig = new HearingRig((_, _) => Task.FromResult("dzień dobry"), "pl");
        await rig.KnowAsync("CA1", language: null);
        var call = await rig.BeginAsync("CA1");

        call.ClientSays(0.6);
        await rig.NextCaptionAsync();
        rig.Engine.Expected.ShouldBe(new("pl", IsKnown: false));
        call.ClientSays(2.2);
        await rig.NextCaptionAsync();
        call.ClientSays(0.6);
        await rig.NextCaptionAsync();

        rig.Engine.Expected.ShouldBe(new("pl", IsKnown: true));
    }
}
