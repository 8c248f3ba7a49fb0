namespace Collegium.Routing;

/// <summary>
/// How many must be on call. Loads in erlangs: arrivals per time × mean time a job takes. Arrivals by chance (Poisson), times
/// exponential. Sources: Erlang 1917; Halfin and Whitt, Operations Research 29, 1981; Garnett, Mandelbaum, Reiman, Manufacturing
/// and Service Operations Management 4, 2002; Tijms, A First Course in Stochastic Models, 2003, §5.3.
/// </summary>
public static class Erlang
{
    /// <summary>Erlang B: the share turned away when nobody waits.</summary>
    /// <param name="people">How many work; 0 or more.</param>
    /// <param name="load">Erlangs; more than 0.</param>
    public static double Lost(int people, double load)
    {
        Check(people, load);
        var lost = 1.0;
        for (var n = 1; n <= people; n++)
        {
            lost = load * lost / (n + (load * lost));
        }

        return lost;
    }

    /// <summary>Erlang C: the share that must wait when everybody does; 1 when the load is too much for them.</summary>
    public static double Waits(int people, double load)
    {
        var lost = Lost(people, load);
        return people <= load ? 1 : people * lost / (people - (load * (1 - lost)));
    }

    /// <summary>The mean wait, in mean times of a job.</summary>
    public static double MeanWait(int people, double load) =>
        people <= load ? double.PositiveInfinity : Waits(people, load) / (people - load);

    /// <summary>The share that waits longer than <paramref name="wait"/>, in mean times of a job.</summary>
    public static double WaitsLonger(int people, double load, double wait) =>
        people <= load ? 1 : Waits(people, load) * Math.Exp(-(people - load) * wait);

    /// <summary>Erlang A: those who wait lose patience after an exponential time.</summary>
    /// <param name="people">How many work.</param>
    /// <param name="load">Erlangs.</param>
    /// <param name="impatience">Mean time of a job divided by mean patience; more than 0.</param>
    /// <returns>The share that waits, the share that leaves, and the mean wait in mean times of a job.</returns>
    public static (double Waits, double Leaves, double MeanWait) Impatient(int people, double load, double impatience)
    {
        Check(people, load);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(impatience);
        var (at, all, waiting, queue) = (1.0, 1.0, people == 0 ? 1.0 : 0.0, 0.0);
        for (var n = 1; n <= people || at > 1e-17 * all; n++)
        {
            at *= load / (Math.Min(n, people) + (Math.Max(0, n - people) * impatience));
            all += at;
            if (n >= people)
            {
                (waiting, queue) = (waiting + at, queue + ((n - people) * at));
            }

            if (all > 1e200)
            {
                (at, all, waiting, queue) = (at / all, 1, waiting / all, queue / all);
            }
        }
        return (waiting / all, impatience * queue / all / load, queue / all / load);
    }

    /// <summary>The fewest people with whom at most a share <paramref name="target"/> waits, exactly.</summary>
    /// <param name="load">Erlangs.</param>
    /// <param name="target">Between 0 and 1.</param>
    public static int Fewest(double load, double target)
    {
        CheckTarget(target);
        return Fewest(load, n => Waits(n, load) <= target);
    }

    /// <summary>The fewest people with whom at most a share <paramref name="target"/> waits longer than <paramref name="wait"/>.</summary>
    public static int FewestWithin(double load, double wait, double target)
    {
        CheckTarget(target);
        return Fewest(load, n => WaitsLonger(n, load, wait) <= target);
    }

    /// <summary>The same by the rule of the square root: load + β·√load, rounded up (Halfin and Whitt).</summary>
    public static int SquareRoot(double load, double target)
    {
        Check(0, load);
        CheckTarget(target);
        return (int)Math.Ceiling(load + (Beta(target) * Math.Sqrt(load)));
    }

    /// <summary>How many times longer a client waits with one practitioner alone than with all of them together, equally busy.</summary>
    /// <param name="people">How many join; 1 or more.</param>
    /// <param name="busy">The share of their time that is taken, between 0 and 1.</param>
    public static double PoolingGain(int people, double busy)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(people);
        if (busy is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(busy), busy, "The share of time taken lies between 0 and 1.");
        }

        return MeanWait(1, busy) / MeanWait(people, people * busy);
    }

    /// <summary>β for which 1 / (1 + β·Φ(β)/φ(β)) is the target.</summary>
    private static double Beta(double target)
    {
        var (low, high) = (0.0, 12.0);
        for (var step = 0; step < 100; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = 1 / (1 + (middle * Normal.Below(middle) / Normal.Density(middle))) > target ? (middle, high) : (low, middle);
        }
        return high;
    }

    private static int Fewest(double load, Predicate<int> enough)
    {
        Check(0, load);
        var people = (int)load + 1;
        while (!enough(people))
        {
            people++;
        }

        return people;
    }

    private static void Check(int people, double load)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        if (load is not (> 0 and < 1e6))
        {
            throw new ArgumentOutOfRangeException(nameof(load), load, "A load is more than 0 and less than a million erlangs.");
        }
    }

    private static void CheckTarget(double target)
    {
        if (target is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(target), target, "A share lies between 0 and 1.");
        }
    }
}
