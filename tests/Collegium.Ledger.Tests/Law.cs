using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Collegium.Ledger.Tests;

/// <summary>Runs a law on random cases and prints the seed; set COLLEGIUM_SEED to the printed number to run the same again.</summary>
internal static class Law
{
    public static void Holds<T>(Gen<T> cases, Func<T, bool> law, int times = 300)
    {
        var given = Environment.GetEnvironmentVariable("COLLEGIUM_SEED");
        var seed = given is null ? (ulong)Random.Shared.NextInt64() : ulong.Parse(given, CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"COLLEGIUM_SEED={seed}");
        // The second half of FsCheck's generator state must be odd.
        var replay = new Replay(new Rnd(seed, 2 * (seed >> 1) + 1), Microsoft.FSharp.Core.FSharpOption<int>.None);
        Prop.ForAll(cases.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithReplay(replay).WithMaxTest(times)
            .WithName($"COLLEGIUM_SEED={seed}"));
    }
}
