using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Objections.Models;
using CallCoach.Objections.Reclassifying;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Objections.Reclassifying;

/// <summary>An archive of calls in which an older model found one thing, and a live model that finds another.</summary>
internal sealed class ArchiveRig : IDisposable
{
    private const int MostSteps = 100;

    private readonly string _folder = Directory.CreateTempSubdirectory("callcoach-").FullName;
    private readonly TestDatabase _database;
    private readonly LiveModel _live = new(new("now", new OddCallClassifier(ObjectionLabel.PriceComparison)));
    private readonly Reclassifier _reclassifier;
    private int _atWork;

    public ArchiveRig(TestDatabase database)
    {
        _database = database;
        Runs = new(database, database.Writer, Clocks.System);
        Differences = new(database);
        var watch = new ModelWatch(_live, new(_folder, Shipped.ModelPath), Clocks.System, NullLogger<ModelWatch>.Instance);
        watch.Look();
        _live.Change(new("now", new OddCallClassifier(ObjectionLabel.PriceComparison)));
        _reclassifier = new(
            database, database.Writer, _live, watch, Rows.Warsaw, new(database.Writer, database, Clocks.System), new(Pipeline.Lanes), RunCountedAsync, Clocks.System,
            NullLogger<Reclassifier>.Instance);
    }

    /// <summary>The most work that went on at once.</summary>
    public int MostAtOnce { get; private set; }

    public Reclassifications Runs { get; }

    public Differences Differences { get; }

    public string Version => _live.Now.Version;

    /// <summary>Calls of two utterances of the client, the first of which was found to lack time; and a call without a transcript.</summary>
    public Task FillAsync(int calls) => _database.ChangeAsync(async db =>
    {
        for (var number = 1; number <= calls; number++)
        {
            var call = new Call
            {
                Provider = "generic", ProviderCallId = $"{number}", Client = "+48600100200", Status = LegStatus.Completed,
                StartedAt = Rows.Morning, Engine = "provider", Language = "en", Verdicts = 1,
            };
            db.Add(call);
            await db.SaveChangesAsync();
            db.AddRange(
                Rows.Said(call, 0, Speaker.Client, call.Id % 2 == 0 ? "no time" : "well"),
                Rows.Said(call, 1, Speaker.Manager, "cheaper"),
                Rows.Said(call, 2, Speaker.Client, "cheaper"),
                Rows.Found(call, 0, ObjectionLabel.NoTime));
        }
        db.Add(new Call { Provider = "generic", ProviderCallId = "silent", Client = "", Status = LegStatus.Completed, StartedAt = Rows.Morning });
    });

    public async Task StartAsync() => (await Runs.StartAsync(CancellationToken.None)).ShouldBeNull();

    public Task<bool> StepAsync() => _reclassifier.StepAsync(CancellationToken.None);

    public async Task ThroughAsync()
    {
        for (var step = 0; await StepAsync(); step++)
            step.ShouldBeLessThan(MostSteps);
    }

    public void Change(string version, ObjectionLabel label) => _live.Change(new(version, new OddCallClassifier(label)));

    public async Task<Reclassification> LastAsync() => (await Runs.LastAsync(CancellationToken.None)).ShouldNotBeNull();

    public async Task<IReadOnlyList<(long CallId, int Ordinal, ObjectionLabel Label)>> ShownAsync() =>
        [.. (await _database.ReadAsync(db => db.Objections.ToListAsync())).Select(o => (o.CallId, o.Ordinal, o.Label)).Order()];

    public async Task<IReadOnlyList<string>> CandidatesAsync()
    {
        var run = await LastAsync();
        var found = await _database.ReadAsync(db => db.CandidateObjections.Where(o => o.RunId == run.Id).ToListAsync());
        return [.. found.Where(o => o.Label != ObjectionLabel.NoTime).Select(o => FormattableString.Invariant($"{o.CallId:0000} {o.Ordinal} {o.Score} {o.Label}")).Order(StringComparer.Ordinal)];
    }

    /// <summary>Rows that runs have left behind.</summary>
    public Task<int> LeftAsync() =>
        _database.ReadAsync(async db => await db.CandidateVerdicts.CountAsync() + await db.CandidateObjections.CountAsync());

    /// <summary>The oldest call goes through the stage of the pipeline again, with a model that finds fault with the terms.</summary>
    public async Task<long> JudgeAgainAsync()
    {
        await using var db = _database.CreateDbContext();
        var call = await db.Calls.FirstAsync();
        var stage = new ClassifyCall(new(new("pipeline", new OddCallClassifier(ObjectionLabel.Terms))), Rows.Warsaw, new());
        var save = await stage.RunAsync(call, db, CancellationToken.None);
        await _database.Writer.WriteAsync(db, async _ =>
        {
            await save(db, CancellationToken.None);
            return true;
        });
        (await _database.CallAsync(call.Id)).ShouldSatisfyAllConditions(c => c.ObjectionModel.ShouldBe("pipeline"), c => c.Verdicts.ShouldBe(2));
        return call.Id;
    }

    private Task RunCountedAsync(Action work)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atWork));
        return Task.Run(() =>
        {
            work();
            Interlocked.Decrement(ref _atWork);
        });
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Hears a lack of time, and in everything that is cheaper an objection of one kind.</summary>
    private sealed class OddCallClassifier(ObjectionLabel label) : IObjectionClassifier
    {
        public Classification Classify(string text, string? language, string? before = null) => new("en", text switch
        {
            "cheaper" => [new(label, 0.8)],
            "no time" => [new(ObjectionLabel.NoTime, 0.7)],
            _ => [],
        });

        public IReadOnlyList<WordWeight> Explain(string text, string? language, ObjectionLabel label, string? before = null) => [];
    }
}
