using CallCoach.Jobs;
using CallCoach.People;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Jobs;

public sealed class JobBoardTests : IDisposable
{
    private static readonly Visibility Everything = Visibility.Of(AccountRole.Administrator, [], null);

    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(Rows.Morning);
    private readonly JobBoard _board;

    public JobBoardTests() => _board = new(_database, _database.Writer, new(_clock, _clock));

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Every_job_that_is_not_done_is_in_one_state()
    {
        await AddAsync(Stage.Gather, due: -30);
        await AddAsync(Stage.Gather, due: -90);
        await AddAsync(Stage.Fetch, due: -5, leasedFor: 60);
        await AddAsync(Stage.Fetch, due: -5, attempts: 1, leasedFor: 60);
        await AddAsync(Stage.Fetch, due: -5, leasedFor: -1);
        await AddAsync(Stage.Fetch, due: 40, attempts: 2);
        await AddAsync(Stage.Fetch, due: -1, attempts: 2);
        await AddSetAsideAsync(Stage.Fetch, since: -600, FailureKind.NotAudio);
        await AddAsync(Stage.Done, due: null);

        (await _board.CountAsync(Everything, default)).ShouldBe(
        [
            new(Stage.Gather, JobState.Waiting, 2, At(-90)),
            new(Stage.Fetch, JobState.Waiting, 1, At(-5)),
            new(Stage.Fetch, JobState.Working, 2, At(-5)),
            new(Stage.Fetch, JobState.Failed, 2, At(-1)),
            new(Stage.Fetch, JobState.SetAside, 1, At(-600)),
        ]);
        foreach (var (state, count) in new[] { (JobState.Waiting, 3), (JobState.Working, 2), (JobState.Failed, 2), (JobState.SetAside, 1) })
            (await ListAsync(state)).Count.ShouldBe(count, state.ToString());
    }

    [Fact]
    public async Task What_is_due_first_is_listed_first_and_pages_join_without_gap_or_repetition()
    {
        var late = await AddAsync(Stage.Gather, due: -1);
        var same = await AddAsync(Stage.Count, due: -9);
        var sameToo = await AddAsync(Stage.Gather, due: -9);
        var first = await AddAsync(Stage.Transcribe, due: -20);

        await IsListedAsync(JobState.Waiting, [first, same, sameToo, late]);
    }

    [Fact]
    public async Task What_was_set_aside_last_is_listed_first()
    {
        var old = await AddSetAsideAsync(Stage.Fetch, since: -600, FailureKind.NotAudio);
        var young = await AddSetAsideAsync(Stage.Fetch, since: -6, FailureKind.NotAudio);
        var alsoYoung = await AddSetAsideAsync(Stage.Transcribe, since: -6, FailureKind.SpeechEngine);

        await IsListedAsync(JobState.SetAside, [young, alsoYoung, old]);
    }

    [Fact]
    public async Task A_job_is_shown_with_its_call_and_person_and_why_it_failed()
    {
        var olga = await _database.AddPersonAsync();
        var call = await AddSetAsideAsync(Stage.Fetch, since: -6, FailureKind.NotAudio, olga.Id);

        var shown = (await ListAsync(JobState.SetAside)).ShouldHaveSingleItem();

        (shown.Call.Id, shown.Call.Person!.Name, shown.Job.Stage).ShouldBe((call, "Olga", Stage.Fetch));
        (shown.Job.FailureKind, shown.Job.LastError, shown.Job.SetAsideAt).ShouldBe((FailureKind.NotAudio, "no sound", At(-6)));
    }

    [Fact]
    public async Task Nobody_counts_sees_or_retries_jobs_of_calls_they_may_not_see()
    {
        var olga = await _database.AddPersonAsync("Olga", "North");
        var jan = await _database.AddPersonAsync("Jan", "South");
        var hers = await AddSetAsideAsync(Stage.Fetch, since: -6, FailureKind.NotAudio, olga.Id);
        var his = await AddSetAsideAsync(Stage.Fetch, since: -6, FailureKind.NotAudio, jan.Id);
        await AddAsync(Stage.Gather, due: -1, person: jan.Id);
        var north = Visibility.Of(AccountRole.Supervisor, [olga.TeamId], null);

        (await _board.CountAsync(north, default)).ShouldBe([new(Stage.Fetch, JobState.SetAside, 1, At(-6))]);
        (await _board.ListAsync(JobState.SetAside, north, null, 10, default)).ShouldHaveSingleItem().Call.Id.ShouldBe(hers);
        (await _board.ListAsync(JobState.Waiting, north, null, 10, default)).ShouldBeEmpty();
        (await _board.RetrySetAsideAsync(north, null, default)).ShouldBe(1);
        (await _database.JobAsync(hers)).SetAsideAt.ShouldBeNull();
        (await _database.JobAsync(his)).SetAsideAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_what_is_set_aside_one_kind_can_be_retried_and_the_rest_stays()
    {
        var noSound = await AddSetAsideAsync(Stage.Fetch, since: -6, FailureKind.NotAudio);
        var noEngine = await AddSetAsideAsync(Stage.Transcribe, since: -6, FailureKind.SpeechEngine);
        var failed = await AddAsync(Stage.Fetch, due: 40, attempts: 2);

        (await _board.RetrySetAsideAsync(Everything, FailureKind.SpeechEngine, default)).ShouldBe(1);

        (await _database.JobAsync(noEngine)).SetAsideAt.ShouldBeNull();
        (await _database.JobAsync(noSound)).SetAsideAt.ShouldNotBeNull();
        (await _database.JobAsync(failed)).NextAttemptAt.ShouldBe(At(40));
        (await _board.RetrySetAsideAsync(Everything, FailureKind.Credentials, default)).ShouldBe(0);
    }

    [Fact]
    public async Task Retried_together_a_job_becomes_what_it_becomes_when_retried_alone()
    {
        var alone = await AddSetAsideAsync(Stage.Transcribe, since: -6, FailureKind.SpeechEngine);
        await new JobQueue(_database.Writer, _database, new(_clock, _clock)).RetryAsync(alone);
        var together = await AddSetAsideAsync(Stage.Transcribe, since: -6, FailureKind.SpeechEngine);
        await _board.RetrySetAsideAsync(Everything, null, default);

        var (one, other) = (await _database.JobAsync(alone), await _database.JobAsync(together));
        foreach (var property in typeof(Job).GetProperties().Where(property => property.Name != nameof(Job.CallId)))
            property.GetValue(other).ShouldBe(property.GetValue(one), property.Name);
    }

    [Fact]
    public async Task What_is_put_back_waits_without_an_age_and_is_listed_first()
    {
        var due = await AddAsync(Stage.Gather, due: -30);
        var putBack = await AddSetAsideAsync(Stage.Fetch, since: -600, FailureKind.NotAudio);
        await _board.RetrySetAsideAsync(Everything, null, default);

        (await _board.CountAsync(Everything, default)).ShouldBe([new(Stage.Gather, JobState.Waiting, 2, At(-30))]);
        await IsListedAsync(JobState.Waiting, [putBack, due]);
        await _database.SqlAsync($"DELETE FROM Jobs WHERE CallId = {due}");
        (await _board.CountAsync(Everything, default)).ShouldBe([new(Stage.Gather, JobState.Waiting, 1, null)]);
    }

    private async Task IsListedAsync(JobState state, long[] calls)
    {
        var listed = new List<long>();
        JobPlace? place = null;
        while (await _board.ListAsync(state, Everything, place, 1, default) is [var next])
        {
            listed.Add(next.Call.Id);
            place = next.Place;
        }
        listed.ShouldBe(calls);
        (await ListAsync(state)).Select(job => job.Call.Id).ShouldBe(calls);
    }

    private Task<IReadOnlyList<BoardJob>> ListAsync(JobState state) => _board.ListAsync(state, Everything, null, 10, default);

    private DateTimeOffset At(int second) => Rows.Morning.AddSeconds(second);

    private Task<long> AddAsync(Stage stage, int? due, int attempts = 0, int? leasedFor = null, long? person = null) => AddAsync(
        new Job
        {
            Stage = stage,
            Attempts = attempts,
            NextAttemptAt = due is { } seconds ? At(seconds) : null,
            LeaseOwner = leasedFor is null ? null : "w",
            LeaseUntil = leasedFor is { } lease ? At(lease) : null,
            LastError = attempts > 0 ? "was away" : null,
        },
        person);

    private Task<long> AddSetAsideAsync(Stage stage, int since, FailureKind kind, long? person = null) => AddAsync(
        new Job { Stage = stage, Attempts = 10, SetAsideAt = At(since), LastError = "no sound", FailureKind = kind }, person);

    private async Task<long> AddAsync(Job job, long? person)
    {
        var call = await _database.AddCallAsync(c => c.PersonId = person);
        job.CallId = call.Id;
        job.Revision = 1;
        await _database.AddAsync(job);
        return call.Id;
    }
}
