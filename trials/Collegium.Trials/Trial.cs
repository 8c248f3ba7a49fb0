namespace Collegium.Trials;

/// <summary>One measurement that can be asked for by name: one file with one static field of this type, listed in Program.cs.</summary>
/// <param name="Name">What is typed to run it.</param>
/// <param name="Purpose">One sentence for the list.</param>
/// <param name="Chance">Whether chance plays, and so which seed options the trial takes besides its own.</param>
/// <param name="Options">Its own options. The frame refuses all others and gives back checked values.</param>
/// <param name="Run">Prints lines for people as it goes and returns the numbers. Called once per seed.</param>
internal sealed record Trial(string Name, string Purpose, Chance Chance, IReadOnlyList<Option> Options, Func<Arguments, Task<Measures>> Run)
{
    public IEnumerable<Option> AllOptions => Chance switch
    {
        Chance.None => Options,
        Chance.Seeded => Options.Append(Option.Whole("seed", 1, "where chance starts")),
        Chance.Averaged => Options
            .Append(Option.Whole("seed", 1, "where chance starts; later runs count up from it"))
            .Append(Option.Whole("seeds", 5, "how many runs to take the mean of; keySe is its standard error", 1)),
    };
}

/// <summary>How chance plays in a trial.</summary>
internal enum Chance
{
    /// <summary>Not at all: no seed is taken.</summary>
    None,

    /// <summary>Only in making the data, times aside the answer is one: takes --seed.</summary>
    Seeded,

    /// <summary>In the result: takes --seed and --seeds, runs once per seed, gives means and standard errors.</summary>
    Averaged,
}
