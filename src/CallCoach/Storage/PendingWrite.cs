using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace CallCoach.Storage;

/// <summary>A write that waits for its turn and for the commit.</summary>
internal abstract class PendingWrite
{
    /// <summary>Runs inside the writer's transaction; a write that fails is taken back alone.</summary>
    /// <exception cref="Exception">The whole transaction is lost.</exception>
    public abstract Task RunAsync(WriteSession session);

    /// <summary>It failed for a reason that lies with the file or its disk: the next write had better open them anew.</summary>
    public abstract bool HasDoubtfulConnection { get; }

    /// <summary>The transaction was committed.</summary>
    public abstract void Complete();

    /// <summary>The transaction came to nothing.</summary>
    public abstract void Fail(Exception failure);
}

internal sealed class PendingWrite<T>(Func<WriteSession, ValueTask<T>> write, bool isOneStatement) : PendingWrite
{
    private readonly TaskCompletionSource<T> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _failure;

    public override bool HasDoubtfulConnection => _failure is SqliteException { SqliteErrorCode: not SQLITE_CONSTRAINT };

    public Task<T> Written => _written.Task;

    public override async Task RunAsync(WriteSession session)
    {
        if (isOneStatement)
        {
            await RunStatementAsync(session);
            return;
        }
        session.Execute("SAVEPOINT one_write");
        try
        {
            _result = await write(session);
        }
        catch (Exception failure)
        {
            _failure = failure;
            session.Execute("ROLLBACK TO one_write");
        }
        session.Execute("RELEASE one_write");
    }

    private async Task RunStatementAsync(WriteSession session)
    {
        try
        {
            _result = await write(session);
        }
        catch (Exception failure) when (session.IsInTransaction)
        {
            _failure = failure;
        }
    }

    public override void Complete()
    {
        if (_failure is null)
            _written.TrySetResult(_result!);
        else
            _written.TrySetException(_failure);
    }

    public override void Fail(Exception failure) => _written.TrySetException(_failure ?? failure);
}
