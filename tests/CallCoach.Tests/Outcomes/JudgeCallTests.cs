using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Outcomes;
using CallCoach.Outcomes.AgreedTimes;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using static CallCoach.Tests.Storage.Rows;

namespace CallCoach.Tests.Outcomes;

public sealed class JudgeCallTests : IDisposable
{
    private readonly TestDatabase _database = new();
    private readonly JudgeCall _step = new(Learned.Answers, Learned.Judge, Warsaw);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task The_objection_the_answer_and_how_it_ended_are_kept()
    {
        var call = await AddConversationAsync();
        await _database.AddAsync(Found(call, 1));

        await RunAsync(call);

        var episode = await _database.ReadAsync(db => db.Episodes.SingleAsync());
        (episode.Ordinal, episode.Label, episode.AnswerOrdinal, episode.Recurred).ShouldBe((1, ObjectionLabel.PriceComparison, (int?)2, false));
        var answers = await _database.ReadAsync(db => db.EpisodeAnswers.ToListAsync());
        answers.ShouldContain(answer => answer.Answer == AnswerLabel.ClarifyingQuestion && answer.AnswerOrdinal == 2);
        answers.ShouldAllBe(answer => answer.Score > 0 && answer.Score <= 1);
        var outcome = await _database.ReadAsync(db => db.Outcomes.SingleAsync());
        outcome.Outcome.ShouldBe(Outcome.MeetingAgreed);
        outcome.Ordinal.ShouldNotBeNull().ShouldBeInRange(3, 5);
        var agreed = Warsaw.Local(outcome.AgreedAt.ShouldNotBeNull());
        (agreed.DayOfWeek, agreed.TimeOfDay, outcome.AgreedPrecision).ShouldBe((DayOfWeek.Thursday, TimeSpan.FromHours(10), AgreedPrecision.Hour));
        agreed.ShouldBeGreaterThan(call.StartedAt);
    }

    [Fact]
    public async Task Running_it_again_replaces_what_it_found()
    {
        var call = await AddConversationAsync();
        await _database.AddAsync(Found(call, 1), Found(call, 1, ObjectionLabel.Terms));
        await RunAsync(call);
        await _database.SqlAsync("DELETE FROM Objections WHERE Label = 'PriceComparison'");

        await RunAsync(call);

        (await _database.ReadAsync(db => db.Episodes.Select(e => e.Label).ToListAsync())).ShouldBe([ObjectionLabel.Terms]);
        (await _database.ReadAsync(db => db.EpisodeAnswers.Select(a => a.Label).Distinct().ToListAsync())).ShouldBe([ObjectionLabel.Terms]);
        (await _database.ReadAsync(db => db.Outcomes.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_call_in_which_nothing_was_said_settles_nothing()
    {
        var call = await _database.AddCallAsync(c => c.Engine = "provider");

        await RunAsync(call);

        var outcome = await _database.ReadAsync(db => db.Outcomes.SingleAsync());
        (outcome.Outcome, outcome.Ordinal).ShouldBe((Outcome.NoOutcome, null));
    }

    [Fact]
    public async Task It_waits_for_a_transcript()
    {
        await using var db = _database.CreateDbContext();

        (await _step.IsDueAsync(await _database.AddCallAsync(), db, default)).ShouldBeFalse();
        (await _step.IsDueAsync(await _database.AddCallAsync(c => c.Engine = "provider"), db, default)).ShouldBeTrue();
    }

    private async Task<Call> AddConversationAsync()
    {
        var call = await _database.AddCallAsync(c => (c.Engine, c.Language) = ("provider", "en-GB"));
        await _database.AddAsync(
            Said(call, 0, Speaker.Manager, "good morning this is anna from the warehouse company"),
            Said(call, 1, Speaker.Client, "your competitor offers the same racks cheaper"),
            Said(call, 2, Speaker.Manager, "may I ask what exactly you are comparing, is it the same load per shelf?"),
            Said(call, 3, Speaker.Client, "you would have to see the hall to tell"),
            Said(call, 4, Speaker.Manager, "then I will come by, shall we say thursday at ten at your warehouse?"),
            Said(call, 5, Speaker.Client, "thursday at ten suits me, come and see it"));
        return call;
    }

    private async Task RunAsync(Call call)
    {
        await using var db = _database.CreateDbContext();
        var save = await _step.RunAsync(call, db, default);
        await save(db, default);
        await db.SaveChangesAsync();
    }
}
