using FsCheck;
using FsCheck.Fluent;

namespace Collegium.Trust.Tests;

/// <summary>A law holds for every world a seed can make. The seed is printed; set LAW_SEED to see the same worlds again.</summary>
internal static class Law
{
    public static void Holds(Action<Random> law, int worlds = 200)
    {
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("LAW_SEED"), out var given) ? given : (ulong)Random.Shared.NextInt64();
        TestContext.Current.TestOutputHelper?.WriteLine($"LAW_SEED={seed}");
        var worldSeeds = Gen.Choose(0, int.MaxValue).ToArbitrary();
        var config = Config.QuickThrowOnFailure.WithMaxTest(worlds).WithReplay(seed, 1);
        Prop.ForAll(worldSeeds, world => law(new Random(world))).Check(config);
    }
}
