using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Objections.Models;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Objections;

public sealed class ClassifyCallTests : IDisposable
{
    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_model_that_goes_live_in_the_middle_of_a_call_judges_none_of_it()
    {
        var call = await _database.AddCallAsync(c => c.Engine = "provider");
        await _database.AddAsync(Rows.Said(call, 0, Speaker.Client, "first"), Rows.Said(call, 1, Speaker.Client, "second"));
        var live = new LiveModel(new("old", new Says(ObjectionLabel.NoTime, () => { })));
        live.Change(new("old", new Says(ObjectionLabel.NoTime, () => live.Change(new("new", new Says(ObjectionLabel.Terms, () => { }))))));

        await using (var db = _database.CreateDbContext())
        {
            var tracked = await db.Calls.SingleAsync();
            var save = await new ClassifyCall(live, Rows.Warsaw, new()).RunAsync(tracked, db, CancellationToken.None);
            await save(db, CancellationToken.None);
            await db.SaveChangesAsync();
        }

        live.Now.Version.ShouldBe("new");
        (await _database.ReadAsync(db => db.Objections.Select(o => o.Label).ToListAsync())).ShouldBe([ObjectionLabel.NoTime, ObjectionLabel.NoTime]);
        (await _database.CallAsync(call.Id)).ShouldSatisfyAllConditions(c => c.ObjectionModel.ShouldBe("old"), c => c.Verdicts.ShouldBe(1));
    }

    private sealed class Says(ObjectionLabel label, Action heard) : IObjectionClassifier
    {
        public Classification Classify(string text, string? language, string? before = null)
        {
            heard();
            return new("en", [new(label, 0.9)]);
        }

        public IReadOnlyList<WordWeight> Explain(string text, string? language, ObjectionLabel label, string? before = null) => [];
    }
}
