namespace Collegium.Routing;

/// <summary>What came of a simulated desk.</summary>
/// <param name="Waits">The share that had to wait at all.</param>
/// <param name="Leaves">The share that lost patience.</param>
/// <param name="MeanWait">The mean wait of all, in mean times of a job.</param>
/// <param name="Busy">The share of the people's time that was taken.</param>
public sealed record DeskOutcome(double Waits, double Leaves, double MeanWait, double Busy);

/// <summary>A desk simulated event by event: who comes first is served first by whoever is free.</summary>
public static class DeskSimulation
{
    /// <summary>Runs so many jobs through the desk; the first tenth only fills it and isn't counted.</summary>
    /// <param name="people">How many work; 1 or more.</param>
    /// <param name="load">Erlangs; more than 0, and less than <paramref name="people"/> unless people lose patience.</param>
    /// <param name="jobs">How many come.</param>
    /// <param name="seed">Where chance starts.</param>
    /// <param name="impatience">Mean time of a job divided by mean patience; 0 when everybody waits.</param>
    public static DeskOutcome Run(int people, double load, int jobs, int seed, double impatience = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(people);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(jobs);
        if (!(load > 0) || (impatience <= 0 && load >= people))
        {
            throw new ArgumentOutOfRangeException(nameof(load), load, "The load is more than 0, and less than the people unless some leave.");
        }

        var chance = new Random(seed);
        var free = new PriorityQueue<int, double>(Enumerable.Range(0, people).Select(p => (p, 0.0)));
        var (now, waited, left, wait, work, counted, began) = (0.0, 0, 0, 0.0, 0.0, 0, 0.0);
        for (var job = 0; job < jobs; job++)
        {
            now += Exponential(chance) / load;
            free.TryPeek(out var who, out var at);
            var waits = Math.Max(0, at - now);
            var patience = impatience > 0 ? Exponential(chance) / impatience : double.PositiveInfinity;
            var takes = waits < patience ? Exponential(chance) : 0;
            if (waits < patience)
            {
                free.DequeueEnqueue(who, now + waits + takes);
            }

            if (job == jobs / 10)
            {
                began = now;
            }

            if (job < jobs / 10)
            {
                continue;
            }

            counted++;
            waited += waits > 0 ? 1 : 0;
            left += waits < patience ? 0 : 1;
            (wait, work) = (wait + Math.Min(waits, patience), work + takes);
        }
        return new((double)waited / counted, (double)left / counted, wait / counted, work / people / Math.Max(now - began, double.Epsilon));
    }

    private static double Exponential(Random chance) => -Math.Log(1 - chance.NextDouble());
}
