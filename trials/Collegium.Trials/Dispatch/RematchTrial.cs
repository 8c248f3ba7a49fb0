using System.Globalization;
using Collegium.Routing;

namespace Collegium.Trials.Dispatch;

/// <summary>
/// Jobs come one after another; each member has two of six skills in a chain. Offers move until they were accepted, with futures
/// drawn at the usual rate until the usual end of the afternoon, against who is nearest when the job comes, both over the optimum
/// of who knew all beforehand (match.py). That script counts a job given to somebody who is busy as served; here it is unserved.
/// </summary>
internal static class RematchTrial
{
    private const int Skills = 6;
    private const double Side = 40;

    /// <summary>How many futures are drawn whenever a job comes.</summary>
    private const int Futures = 100;

    /// <summary>Minutes that a job to come is worth waiting for: what it counts in a drawn future when nobody is left for it.</summary>
    private const double Unserved = 90;

    public static readonly Trial Trial = new(
        "rematch",
        "moves what nobody has accepted yet, against first come to the nearest, both over the clairvoyant optimum",
        Chance.Averaged,
        [
            Option.Whole("members", 24, "how many members", 1),
            Option.Whole("jobs", 18, "how many jobs", 1),
            Option.Number("gapMinutes", 1, "minutes from job to job in the mean"),
            Option.Whole("runs", 400, "how many afternoons", 1),
            Option.Number("acceptMinutes", 3, "minutes until an offer is accepted"),
            Option.Whole("moves", Rematch.MostMoves, "how often a job may move"),
        ],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var chance = new Random(arguments.Seed);
        var (greedy, rematch, futures) = (new Tally(), new Tally(), new Random(unchecked((arguments.Seed * 7919) + 104_729)));
        for (var run = 0; run < arguments.Whole("runs"); run++)
        {
            var day = Afternoon.Draw(chance, arguments.Whole("members"), arguments.Whole("jobs"), arguments.Number("gapMinutes"));
            if (day.Optimum() is not { } optimum)
            {
                continue;
            }

            greedy.Add(day.Greedy(), optimum);
            rematch.Add(day.Rematched(futures, arguments.Number("acceptMinutes"), arguments.Whole("moves")), optimum);
        }

        Console.WriteLine("protocol of match.py, but a job given to somebody who is busy counts as unserved; futures are drawn at the usual rate until the usual end of the afternoon");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"greedy {greedy.Ratio:F3} of the optimum, {greedy.Unserved:P1} of the runs with a job unserved; rematch {rematch.Ratio:F3}, {rematch.Unserved:P1}"));
        return new Measures
        {
            ["greedy"] = greedy.Ratio,
            ["rematch"] = rematch.Ratio,
            ["unservedGreedy"] = greedy.Unserved,
            ["unservedRematch"] = rematch.Unserved,
        };
    }

    /// <summary>Cost over the optimum, of the runs in which everything was served; and the share of the others.</summary>
    private sealed class Tally
    {
        private double _cost, _optimum;
        private int _runs, _missed;

        public double Ratio => _cost / Math.Max(_optimum, 1e-9);

        public double Unserved => (double)_missed / Math.Max(1, _runs);

        public void Add((double Cost, int Missed) day, double optimum)
        {
            _runs++;
            _missed += day.Missed > 0 ? 1 : 0;
            (_cost, _optimum) = day.Missed > 0 ? (_cost, _optimum) : (_cost + day.Cost, _optimum + optimum);
        }
    }

    /// <summary>What each member would cost each job, in minutes on the road; when the jobs come, and how far apart in the mean; where the members are.</summary>
    private sealed record Afternoon(double[,] Costs, double[] Comes, double Gap, (double X, double Y)[] At)
    {
        private int Jobs => Costs.GetLength(0);

        private int Members => Costs.GetLength(1);

        public static Afternoon Draw(Random chance, int members, int jobs, double gap)
        {
            (double X, double Y)[] Places(int count) => [.. Enumerable.Range(0, count).Select(_ => (chance.NextDouble() * Side, chance.NextDouble() * Side))];
            var (at, to) = (Places(members), Places(jobs));
            var (costs, comes, now) = (new double[jobs, members], new double[jobs], 0.0);
            for (var job = 0; job < jobs; job++)
            {
                var skill = chance.Next(Skills);
                comes[job] = now += -Math.Log(1 - chance.NextDouble()) * gap;
                foreach (var (member, cost) in Ways(at, skill, to[job]).Index())
                {
                    costs[job, member] = cost;
                }
            }

            return new(costs, comes, gap, at);
        }

        private static double[] Ways((double X, double Y)[] at, int skill, (double X, double Y) to) => [.. at.Select((from, member) => Has(member, skill)
            ? Math.Sqrt(Math.Pow(from.X - to.X, 2) + Math.Pow(from.Y - to.Y, 2)) * 60 / 40
            : Assignment.Never)];

        private static bool Has(int member, int skill) => (skill - (member % Skills) + Skills) % Skills < 2;

        public double? Optimum()
        {
            var best = Assignment.Solve(Costs);
            return best.Contains(-1) ? null : best.Index().Sum(one => Costs[one.Index, one.Item]);
        }

        public (double Cost, int Missed) Greedy()
        {
            var (free, cost, missed) = (Enumerable.Repeat(true, Members).ToArray(), 0.0, 0);
            for (var job = 0; job < Jobs; job++)
            {
                var nearest = Enumerable.Range(0, Members).Where(m => free[m]).DefaultIfEmpty(-1).MinBy(m => m < 0 ? Assignment.Never : Costs[job, m]);
                if (nearest < 0 || Costs[job, nearest] >= Assignment.Never)
                {
                    missed++;
                    continue;
                }

                free[nearest] = false;
                cost += Costs[job, nearest];
            }

            return (cost, missed);
        }

        public (double Cost, int Missed) Rematched(Random chance, double accept, int moves)
        {
            var (free, open) = (Enumerable.Repeat(true, Members).ToArray(), new List<(int Job, int First, int Moves)>());
            var (cost, missed) = (0.0, 0);
            void Take((int Job, int First, int Moves) one)
            {
                (cost, missed) = one.First < 0 ? (cost, missed + 1) : (cost + Costs[one.Job, one.First], missed);
                if (one.First >= 0)
                {
                    free[one.First] = false;
                }
            }

            for (var job = 0; job < Jobs; job++)
            {
                var now = Comes[job];
                open.FindAll(one => now - Comes[one.Job] > accept).ForEach(Take);
                open.RemoveAll(one => now - Comes[one.Job] > accept);
                open.Add((job, -1, 0));
                var requests = open.ConvertAll(one => new OpenRequest(Row(one.Job), one.First, one.Moves));
                var worths = Foresight.Worths(requests, free, [.. Enumerable.Range(0, Futures).Select(_ => Future(chance, now))], Unserved, moves);
                var plan = Rematch.Plan(requests, free, worths, moves);
                open = [.. open.Zip(plan, (one, first) => (one.Job, first, one.Moves + (one.First >= 0 && first != one.First ? 1 : 0)))];
            }

            open.ForEach(Take);
            return (cost, missed);
        }

        /// <summary>What may come until the afternoon usually ends, as often as usual, anything anywhere.</summary>
        private List<double[]> Future(Random chance, double now)
        {
            var (comes, left) = (new List<double[]>(), Jobs * Gap - now);
            while ((left += Math.Log(1 - chance.NextDouble()) * Gap) > 0)
            {
                comes.Add(Ways(At, chance.Next(Skills), (chance.NextDouble() * Side, chance.NextDouble() * Side)));
            }

            return comes;
        }

        private double[] Row(int job) => [.. Enumerable.Range(0, Members).Select(m => Costs[job, m])];
    }
}
