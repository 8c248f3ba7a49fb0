using System.Globalization;

namespace Collegium.Trials;

/// <summary>What was asked for: a checked value for every option of the trial, given or standard.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string?> _values;

    private Arguments(Dictionary<string, string?> values) => _values = values;

    /// <summary>Reads "--option value" pairs; throws <see cref="BadArguments"/> or <see cref="FileNotFoundException"/>.</summary>
    public static Arguments Read(Trial trial, ReadOnlySpan<string> words)
    {
        var options = trial.AllOptions.ToDictionary(option => "--" + option.Name);
        var values = options.Values.ToDictionary(option => option.Name, option => option.Default);
        var given = new HashSet<string>();
        for (var at = 0; at < words.Length; at += 2)
        {
            var option = options.GetValueOrDefault(words[at])
                ?? throw new BadArguments($"The trial {trial.Name} has no option {words[at]}; it takes {string.Join(", ", options.Keys)}.");
            var value = at + 1 < words.Length ? words[at + 1] : throw new BadArguments($"{words[at]} takes a value: {option.Kind}.");
            values[option.Name] = option.Accepts(value)
                ? value
                : throw new BadArguments($"{words[at]} takes {option.Kind}, not \"{value}\".");
            if (!given.Add(option.Name))
            {
                throw new BadArguments($"{words[at]} is given twice.");
            }
        }

        foreach (var option in options.Values)
        {
            var value = values[option.Name];
            if (option.Required && value is null)
            {
                throw new BadArguments($"The trial {trial.Name} takes --{option.Name}, {option.Kind}: {option.Doc}.");
            }

            if (option.IsFile && value is not null && !File.Exists(value))
            {
                throw new FileNotFoundException($"There is no file {value} (--{option.Name}).", value);
            }
        }

        return new Arguments(values);
    }

    /// <summary>The seed of this run.</summary>
    public int Seed => Whole("seed");

    public bool Has(string option) => _values[option] is not null;

    public string Text(string option) => _values[option] ?? throw new InvalidOperationException($"--{option} has no value.");

    public int Whole(string option) => Option.TryWhole(Text(option), out var number) && number <= int.MaxValue
        ? (int)number
        : throw new BadArguments($"--{option} takes a whole number up to {int.MaxValue}, not {Text(option)}.");

    public double Number(string option) => Option.TryNumber(Text(option), out var number)
        ? number
        : throw new InvalidOperationException($"--{option} is not a number.");

    /// <summary>The same arguments with another seed, for the next run.</summary>
    public Arguments WithSeed(int seed) => new(new(_values) { ["seed"] = seed.ToString(CultureInfo.InvariantCulture) });
}

/// <summary>The command line makes no sense; the message is the one sentence to say.</summary>
internal sealed class BadArguments(string message) : Exception(message);
