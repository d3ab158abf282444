namespace CallCoach.Norms.Days;

/// <summary>What a day will come to at the end of the shift: eight of ten such days end between low and high, half below likely.</summary>
public sealed record Forecast(int Low, int Likely, int High)
{
    private const double LowTail = 0.1;
    private const double HighTail = 0.9;

    /// <summary>The plan weighs as much as so many hours of work that were seen.</summary>
    private const double PlanHours = 2;

    /// <summary>The shape of Jeffreys' prior of a Poisson rate, where there is no plan.</summary>
    private const double NoPlan = 0.5;

    private const int Most = 100_000;

    /// <summary>Logarithm of the least chance from which a walk goes on by multiplication without losing digits.</summary>
    private const double LeastLog = -600;

    /// <summary>
    /// Dials, conversations and meetings come as a Poisson process whose rate is not known: it is Gamma-distributed about the plan,
    /// the hours that are over correct that, and what is still to come is then distributed negative-binomially. Gelman and others,
    /// Bayesian Data Analysis, 3rd edition, 2.6 (the Poisson model with an exposure).
    /// </summary>
    /// <param name="fact">What there is.</param>
    /// <param name="worked">Hours of work that are over.</param>
    /// <param name="left">Hours of work to come.</param>
    /// <param name="plannedPerHour">The plan; null where there is none.</param>
    /// <returns>Null before there was any work to go by.</returns>
    public static Forecast? At(int fact, double worked, double left, double? plannedPerHour)
    {
        if (left <= 0)
            return new(fact, fact, fact);
        if (worked <= 0)
            return null;
        var (shape, hours) = plannedPerHour is > 0 and var planned ? (planned * PlanHours, PlanHours) : (NoPlan, 0.0);
        return ToCome(fact, shape + fact, (hours + worked) / (hours + worked + left));
    }

    /// <summary>The quantiles of a negative binomial variable, in one walk from zero upwards.</summary>
    private static Forecast ToCome(int fact, double shape, double success)
    {
        var (low, likely) = (-1, -1);
        var fail = 1 - success;
        var log = shape * Math.Log(success);
        // Most days begin at a chance that a number can hold; from there each step is one multiplication.
        var chance = Math.Exp(log);
        var isHeld = log > LeastLog;
        var below = 0.0;
        for (var more = 0; more < Most; more++)
        {
            below += chance;
            if (low < 0 && below >= LowTail)
                low = more;
            if (likely < 0 && below >= 0.5)
                likely = more;
            if (below >= HighTail)
                return new(fact + low, fact + likely, fact + more);
            var step = (more + shape) / (more + 1) * fail;
            chance = isHeld ? chance * step : Math.Exp(log += Math.Log(step));
        }
        return new(fact, fact, fact + Most);
    }
}
