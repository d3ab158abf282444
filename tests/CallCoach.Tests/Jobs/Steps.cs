using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Jobs;

/// <summary>A step whose work a test writes.</summary>
internal sealed class ScriptedStep(Stage stage, Func<Call, CancellationToken, Task<Save>> run) : IStep
{
    public ScriptedStep(Stage stage, Action<Call>? save = null)
        : this(stage, (call, _) => Task.FromResult<Save>((_, _) =>
        {
            save?.Invoke(call);
            return Task.CompletedTask;
        }))
    {
    }

    public Stage Stage => stage;

    public Task<bool> IsDueAsync(Call call, CallCoach.Storage.CallCoachDb db, CancellationToken cancel) => Task.FromResult(true);

    public Task<Save> RunAsync(Call call, CallCoach.Storage.CallCoachDb db, CancellationToken cancel) => run(call, cancel);
}

internal static class Steps
{
    /// <summary>Runs a step on a call and saves its result in one transaction, as the worker does.</summary>
    public static async Task RunAsync(this IStep step, TestDatabase database, long callId)
    {
        await using var db = database.CreateDbContext();
        var call = await db.Calls.Include(c => c.Person).SingleAsync(c => c.Id == callId);
        var save = await step.RunAsync(call, db, CancellationToken.None);
        await database.Writer.WriteAsync(db, async _ =>
        {
            await save(db, CancellationToken.None);
            await db.SaveChangesAsync();
            return 0;
        });
    }
}
