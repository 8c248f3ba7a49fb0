namespace Collegium.Trials;

/// <summary>From words to a trial to one JSON object. Exit codes: 0 it ran, 2 bad arguments, 3 a named file is absent.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(IReadOnlyList<Trial> trials, string[] words)
    {
        try
        {
            if (words is ["list"])
            {
                List(trials);
                return 0;
            }

            var names = $"the trials are {string.Join(", ", trials.Select(one => one.Name))}, and list shows their options";
            var trial = words.Length == 0
                ? throw new BadArguments($"Usage: Collegium.Trials TRIAL [--option value ...]; {names}.")
                : trials.FirstOrDefault(one => one.Name == words[0])
                    ?? throw new BadArguments($"There is no trial {words[0]}; {names}.");
            var measures = await Run(trial, Arguments.Read(trial, words.AsSpan(1)));
            Console.WriteLine(measures.ToJson());
            return 0;
        }
        catch (BadArguments bad)
        {
            await Console.Error.WriteLineAsync(bad.Message);
            return 2;
        }
        catch (FileNotFoundException absent)
        {
            await Console.Error.WriteLineAsync(absent.Message);
            return 3;
        }
    }

    private static async Task<Measures> Run(Trial trial, Arguments arguments)
    {
        if (trial.Chance == Chance.None)
        {
            return await trial.Run(arguments);
        }

        var runs = new List<Measures>();
        var seeds = trial.Chance == Chance.Averaged ? arguments.Whole("seeds") : 1;
        for (var run = 0; run < seeds; run++)
        {
            Console.WriteLine(FormattableString.Invariant($"seed {arguments.Seed + run}"));
            runs.Add(await trial.Run(arguments.WithSeed(arguments.Seed + run)));
        }

        return trial.Chance == Chance.Averaged ? Measures.MeanOf(runs) : runs[0];
    }

    private static void List(IReadOnlyList<Trial> trials)
    {
        foreach (var trial in trials)
        {
            Console.WriteLine($"{trial.Name}: {trial.Purpose}");
            foreach (var option in trial.AllOptions)
            {
                var standard = option.Required ? " (must be given)" : option.Default is { } value ? $" (default {value})" : "";
                Console.WriteLine($"  --{option.Name}  {option.Kind}: {option.Doc}{standard}");
            }
        }
    }
}
