using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static SQLitePCL.raw;

namespace CallCoach.Jobs;

/// <summary>When a failed attempt is repeated: per kind of failure a first wait that doubles up to a longest one.</summary>
public static class RetryPolicy
{
    /// <summary>Attempts of a kind before the job is set aside, its first wait, and the longest.</summary>
    public sealed record Patience(int MostAttempts, TimeSpan First, TimeSpan Longest);

    /// <summary>No wait asked for by the other side is taken for longer than this.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    public static Patience PatienceWith(FailureKind kind) => kind switch
    {
        // Twilio: up to a minute after the callback. Ten minutes in all.
        FailureKind.NotThereYet => new(15, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)),
        // About a day: a provider that is away over night must not leave a heap of calls set aside.
        FailureKind.ProviderDown => new(150, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
        FailureKind.Throttled => new(150, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10)),
        FailureKind.NoSpace => new(300, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5)),
        FailureKind.Credentials => new(30, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1)),
        // About a day, and not often: each attempt fetches the recording anew.
        FailureKind.AudioProgram => new(30, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1)),
        FailureKind.SpeechEngine => new(12, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10)),
        FailureKind.Unexpected or FailureKind.NotAllowed or FailureKind.TooLarge or FailureKind.NotAudio =>
            new(10, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The doubled wait plus up to a quarter of it by chance; not before the other side asked for.</summary>
    /// <param name="attempt">1 for the first failure.</param>
    /// <returns>Null when the job is to be set aside.</returns>
    public static DateTimeOffset? NextAttempt(Exception failure, int attempt, DateTimeOffset now)
    {
        var patience = PatienceWith(Kind(failure));
        if (failure is GiveUpException || attempt >= patience.MostAttempts)
            return null;
        var wait = patience.First * Math.Pow(2, Math.Min(attempt - 1, 30));
        if (wait > patience.Longest)
            wait = patience.Longest;
        if (failure is RetryException { After: { } asked } && asked > wait)
            wait = asked < LongestAsked ? asked : LongestAsked;
        return now + (wait * (1 + (Random.Shared.NextDouble() / 4)));
    }

    public static FailureKind Kind(Exception failure) => failure switch
    {
        RetryException retry => retry.Kind,
        GiveUpException giveUp => giveUp.Kind,
        _ when IsStorage(failure) => FailureKind.NoSpace,
        _ => FailureKind.Unexpected,
    };

    /// <summary>The database, not the job, is in trouble: locked, read-only, full, or its disk fails.</summary>
    public static bool IsStorage(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: SQLITE_BUSY or SQLITE_LOCKED or SQLITE_READONLY or SQLITE_IOERR or SQLITE_FULL or SQLITE_CANTOPEN } => true,
        DbUpdateException { InnerException: { } inner } => IsStorage(inner),
        _ => false,
    };

    /// <summary>The reason as the page shows it: our own failures in their words, foreign ones by their kind.</summary>
    public static string Reason(Exception failure) => failure switch
    {
        GiveUpException or RetryException => failure.Message,
        _ => $"{failure.GetType().Name}: {failure.Message}",
    };
}
