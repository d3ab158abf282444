namespace CallCoach.Jobs;

/// <summary>When a failed attempt is repeated.</summary>
public static class RetryPolicy
{
    public const int MostAttempts = 10;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Doubles from one second up to five minutes, plus up to a quarter of that by chance.</summary>
    /// <param name="attempt">1 for the first failure.</param>
    /// <returns>Null when the job is to be set aside.</returns>
    public static DateTimeOffset? NextAttempt(Exception failure, int attempt, DateTimeOffset now)
    {
        if (failure is GiveUpException || attempt >= MostAttempts)
            return null;
        var delay = First * Math.Pow(2, attempt - 1);
        if (delay > Longest)
            delay = Longest;
        return now + (delay * (1 + (Random.Shared.NextDouble() / 4)));
    }

    /// <summary>The reason as the page shows it: our own failures in their words, foreign ones by their kind.</summary>
    public static string Reason(Exception failure) => failure switch
    {
        GiveUpException or RetryException => failure.Message,
        _ => $"{failure.GetType().Name}: {failure.Message}",
    };
}
