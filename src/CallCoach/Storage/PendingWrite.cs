using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace CallCoach.Storage;

/// <summary>A write that waits for its turn and for the commit.</summary>
internal abstract class PendingWrite
{
    /// <summary>Runs inside the writer's transaction; a write that fails is taken back alone.</summary>
    /// <exception cref="Exception">The whole transaction is lost.</exception>
    public abstract void Run(WriteSession session);

    /// <summary>It failed for a reason that lies with the file or its disk: the next write had better open them anew.</summary>
    public abstract bool HasDoubtfulConnection { get; }

    /// <summary>The transaction was committed.</summary>
    public abstract void Complete();

    /// <summary>The transaction came to nothing.</summary>
    public abstract void Fail(Exception failure);
}

/// <param name="continuations">Where whoever waits for it goes on.</param>
internal abstract class PendingWrite<T>(TaskCreationOptions continuations) : PendingWrite
{
    private readonly TaskCompletionSource<T> _written = new(continuations);
    private T? _result;
    private Exception? _failure;

    public override bool HasDoubtfulConnection => _failure is SqliteException { SqliteErrorCode: not SQLITE_CONSTRAINT };

    public Task<T> Written => _written.Task;

    protected void Succeeded(T result) => _result = result;

    protected void Failed(Exception failure) => _failure = failure;

    public override void Complete()
    {
        if (_failure is null)
            _written.TrySetResult(_result!);
        else
            _written.TrySetException(_failure);
    }

    public override void Fail(Exception failure) => _written.TrySetException(_failure ?? failure);
}

/// <summary>Any number of statements; its savepoint takes back what it wrote when it fails.</summary>
internal sealed class PendingStatements<T>(Func<WriteSession, ValueTask<T>> write) : PendingWrite<T>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public override void Run(WriteSession session)
    {
        session.Execute("SAVEPOINT one_write");
        try
        {
            Succeeded(write(session).AsTask().GetAwaiter().GetResult());
        }
        catch (Exception failure)
        {
            Failed(failure);
            session.Execute("ROLLBACK TO one_write");
        }
        session.Execute("RELEASE one_write");
    }
}

/// <summary>One statement, which stands or falls by itself. Those who wait for such go on one after the other, several to a thread.</summary>
internal sealed class PendingStatement<T>(Func<WriteSession, T> write) : PendingWrite<T>(TaskCreationOptions.None)
{
    public override void Run(WriteSession session)
    {
        try
        {
            Succeeded(write(session));
        }
        catch (Exception failure) when (session.IsInTransaction)
        {
            Failed(failure);
        }
    }
}
