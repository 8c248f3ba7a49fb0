using System.Globalization;
using Collegium.Routing;

namespace Collegium.Trials.Dispatch;

/// <summary>How many must be on call: the exact formula, the rule of the square root, and a simulated desk (queue.py; Tijms 5.3.2).</summary>
internal static class StaffingTrial
{
    public static readonly Trial Trial = new(
        "staffing",
        "says how many people a load takes: exactly, by the rule of the square root, and by a simulated desk",
        Chance.Seeded,
        [
            Option.Number("erlangs", 10, "arrivals per time × mean time of a job"),
            Option.Number("target", .2, "the share that may wait"),
            Option.Number("within", 0, "in mean times of a job: count only who waits longer than this (exactly)"),
            Option.Whole("jobs", 400_000, "how many jobs each simulated desk sees", 1_000),
        ],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var (load, target, within, jobs) = (arguments.Number("erlangs"), arguments.Number("target"), arguments.Number("within"), arguments.Whole("jobs"));
        if (load is not (> 0 and <= 10_000) || target is not (> 0 and < 1) || within < 0)
        {
            throw new BadArguments("--erlangs lies above 0 and up to 10,000, --target between 0 and 1, --within at 0 or above.");
        }

        var exact = within > 0 ? Erlang.FewestWithin(load, within, target) : Erlang.Fewest(load, target);
        var simulated = (int)load + 1;
        while (DeskSimulation.Run(simulated, load, jobs, arguments.Seed) is var desk && desk.Waits > target)
        {
            simulated++;
        }

        var outcome = DeskSimulation.Run(exact, load, jobs, arguments.Seed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{load} erlangs with at most {target:P1} waiting take {exact} people; there {Erlang.Waits(exact, load):P2} wait by the formula, {outcome.Waits:P2} of {jobs:N0} simulated"));
        return new Measures
        {
            ["exact"] = exact,
            ["squareRoot"] = Erlang.SquareRoot(load, target),
            ["simulated"] = simulated,
            ["waitsExact"] = Erlang.Waits(exact, load),
            ["waitsSimulated"] = outcome.Waits,
            ["meanWait"] = Erlang.MeanWait(exact, load),
            ["poolingGain"] = Erlang.PoolingGain(exact, load / exact),
        };
    }
}
