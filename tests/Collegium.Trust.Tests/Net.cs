namespace Collegium.Trust.Tests;

/// <summary>Small nets in words: "council: 0 1; 0>2 1>2" and random ones with their attackers.</summary>
internal static class Net
{
    public static VouchFlow Of(VouchTerms terms, int[] sources, params string[] vouches)
    {
        var flow = new VouchFlow(terms);
        foreach (var source in sources)
        {
            flow.AddSource(source);
        }

        foreach (var vouch in vouches.SelectMany(line => line.Split(' ')))
        {
            var ends = vouch.Split('>');
            Assert.True(flow.Vouch(int.Parse(ends[0]), int.Parse(ends[1])));
        }

        return flow;
    }

    public static string Shown(VouchFlow flow)
    {
        var record = flow.Record();
        return string.Join('\n',
            string.Join(' ', record.Sources),
            string.Join(' ', record.Vouches.Select(one => $"{one.Voucher}>{one.Candidate}")),
            string.Join(' ', record.Admissions.Select(one => $"{one.Member}:{one.Held}:{string.Join('+', one.Sources)}")),
            string.Join(' ', record.Burnt.Select(one => $"{one.Member}-{one.Units}")),
            string.Join(' ', flow.Members.Select(member => $"{member}:{Ways(flow.ChainsOf(member))}")),
            string.Join(' ', record.Sources.Concat(flow.Members).Select(one => Shown(one, flow.StakeOf(one)))));
    }

    public static string Ways(IEnumerable<Chain> chains) => string.Join(' ', chains.Select(chain => string.Join('>', chain.Nodes)));

    public static VouchTerms AnyTerms(Random chance) =>
        new(1 + chance.Next(3), chance.Next(8), chance.Next(2) == 0 ? int.MaxValue : 1 + chance.Next(20));

    /// <summary>A few sources, people who vouch at random, more for those with low numbers.</summary>
    public static VouchFlow Any(Random chance, VouchTerms terms, out int people)
    {
        people = 5 + chance.Next(60);
        var flow = new VouchFlow(terms);
        for (var source = 0; source <= Math.Min(people - 1, chance.Next(8)); source++)
        {
            flow.AddSource(source);
        }

        for (var vouch = people * (1 + chance.Next(6)); vouch > 0; vouch--)
        {
            var (from, to) = (chance.Next(1 + chance.Next(people)), chance.Next(people));
            if (from != to)
            {
                flow.Vouch(from, to);
            }
        }

        return flow;
    }

    public static void AdmitAll(VouchFlow flow, int people, int passes = 3)
    {
        for (var pass = 0; pass < passes; pass++)
        {
            for (var one = 0; one < people; one++)
            {
                flow.Admit(one);
            }
        }
    }

    /// <summary>A random loss among those who are in: convicted, gone, a vouch over or taken back, a source more or less.</summary>
    public static IReadOnlyList<Shortfall> AnyLoss(Random chance, VouchFlow flow)
    {
        var record = flow.Record();
        int[] everybody = [.. record.Sources, .. flow.Members];
        var one = everybody.Length == 0 ? -1 : everybody[chance.Next(everybody.Length)];
        var vouch = record.Vouches.Count == 0 ? default : record.Vouches[chance.Next(record.Vouches.Count)];
        return chance.Next(6) switch
        {
            0 when one >= 0 => flow.Convict(one),
            1 when one >= 0 => flow.Leave(one),
            2 when record.Vouches.Count > 0 => flow.Expire(vouch.Voucher, vouch.Candidate),
            3 when record.Vouches.Count > 0 => flow.Withdraw(vouch.Voucher, vouch.Candidate),
            4 when record.Sources.Count > 1 => flow.RemoveSource(record.Sources[chance.Next(record.Sources.Count)]),
            5 when one >= 0 => flow.AddSource(one),
            _ => flow.Mend(),
        };
    }

    /// <summary>A random loss that makes nobody a source.</summary>
    public static void AnyVouchLoss(Random chance, VouchFlow flow)
    {
        var vouches = flow.Record().Vouches;
        if (vouches.Count == 0)
        {
            return;
        }

        var (voucher, candidate) = vouches[chance.Next(vouches.Count)];
        switch (chance.Next(3))
        {
            case 0 when flow.IsIn(candidate): flow.Convict(candidate); break;
            case 1: flow.Expire(voucher, candidate); break;
            default: flow.Withdraw(voucher, candidate); break;
        }
    }

    private static string Shown(int one, VouchStake stake) => $"{one}={stake.Used}/{stake.Allowed}[{string.Join(',', stake.Dependants)}]";
}
