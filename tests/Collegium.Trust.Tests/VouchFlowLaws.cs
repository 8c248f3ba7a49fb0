namespace Collegium.Trust.Tests;

/// <summary>What must hold in any net, whoever attacks it.</summary>
public class VouchFlowLaws
{
    [Fact]
    public void The_corrupted_bring_in_no_more_than_their_budgets_buy_and_nobody_below_the_quorum() => Law.Holds(chance =>
    {
        var terms = Net.AnyTerms(chance);
        var flow = Net.Any(chance, terms, out var people);
        Net.AdmitAll(flow, people);
        int[] members = [.. flow.Members];
        chance.Shuffle(members);
        int[] corrupted = [.. members.Take(chance.Next(6))];
        var sybils = 1 + chance.Next(40);
        for (var sybil = 0; sybil < sybils; sybil++)
        {
            Array.ForEach(corrupted, one => flow.Vouch(one, people + sybil));
            foreach (var other in Enumerable.Range(0, sybils).Where(other => other != sybil && chance.Next(sybils) < 4))
            {
                flow.Vouch(people + sybil, people + other);
            }
        }

        Net.AdmitAll(flow, people + sybils, 4);
        AssertBound();
        for (var loss = 0; loss < 5; loss++)
        {
            // Attackers may be found out, leave, or take vouches back and try again.
            Net.AnyVouchLoss(chance, flow);
            Net.AdmitAll(flow, people + sybils, 2);
            AssertBound();
        }

        void AssertBound()
        {
            var shortOf = flow.Short().Select(one => one.Member).ToHashSet();
            var backed = flow.Members.Count(one => one >= people && !shortOf.Contains(one));
            Assert.True(backed * terms.Quorum <= corrupted.Length * terms.Budget, $"{backed} by {corrupted.Length}, {terms}");
            Assert.True(corrupted.Length >= terms.Quorum || backed == 0, $"{backed} by {corrupted.Length}, {terms}");
        }
    });

    [Fact]
    public void Whoever_lost_his_units_is_in_and_listed_or_out() => Law.Holds(InAndListedOrOut);

    [Fact]
    public void A_unit_that_came_to_run_in_a_circle_uses_nobody_up() => InAndListedOrOut(new Random(266749662));

    [Fact]
    public void An_admission_shows_different_vouchers_and_sources_and_a_refusal_changes_nothing() => Law.Holds(chance =>
    {
        var terms = Net.AnyTerms(chance);
        var flow = Net.Any(chance, terms, out var people);
        for (var one = 0; one < people; one++)
        {
            var before = Net.Shown(flow);
            var probed = flow.Probe(one);
            Assert.Equal(before, Net.Shown(flow));
            var answer = flow.Admit(one);
            Assert.Equal((probed.Verdict, probed.Found, Net.Ways(probed.Chains)), (answer.Verdict, answer.Found, Net.Ways(answer.Chains)));
            if (!answer.Admissible)
            {
                Assert.Equal(before, Net.Shown(flow));
                continue;
            }

            Assert.Equal(terms.Quorum, answer.Chains.Select(chain => chain.Voucher).Distinct().Count());
            Assert.Equal(terms.Quorum, answer.Chains.Select(chain => chain.Source).Distinct().Count());
            Assert.Equal(answer.Chains.Select(chain => chain.Source), flow.Record().Admissions[^1].Sources);
        }
    });

    [Fact]
    public void A_net_built_from_its_record_is_the_same() => Law.Holds(chance =>
    {
        var terms = Net.AnyTerms(chance);
        var flow = Net.Any(chance, terms, out var people);
        Net.AdmitAll(flow, people);
        for (var loss = chance.Next(4); loss > 0; loss--)
        {
            Net.AnyLoss(chance, flow);
        }

        var built = VouchFlow.Rebuild(terms, flow.Record());
        Assert.Equivalent(flow.Record(), built.Record(), strict: true);
        Assert.Equal(flow.Short(), built.Short());
        AssertFlow(built);
        Assert.Equal(Net.Shown(built), Net.Shown(VouchFlow.Rebuild(terms, flow.Record())));
        for (var one = 0; one < people; one++)
        {
            Assert.Equal(flow.Probe(one).Found, built.Probe(one).Found);
        }
    });

    [Fact]
    public void The_same_steps_give_the_same_net() => Law.Holds(chance =>
    {
        var seed = chance.Next();
        Assert.Equal(Season(seed), Season(seed));

        static string Season(int seed)
        {
            var chance = new Random(seed);
            var flow = Net.Any(chance, Net.AnyTerms(chance), out var people);
            Net.AdmitAll(flow, people);
            Net.AnyLoss(chance, flow);
            Net.AdmitAll(flow, people);
            return Net.Shown(flow);
        }
    });

    private static void InAndListedOrOut(Random chance)
    {
        var flow = Net.Any(chance, Net.AnyTerms(chance), out var people);
        Net.AdmitAll(flow, people);
        for (var loss = 0; loss < 12; loss++)
        {
            var before = flow.Members.ToHashSet();
            var listed = Net.AnyLoss(chance, flow);
            Assert.Equal(flow.Short(), listed);
            AssertFlow(flow);
            Assert.True(before.Count(one => !flow.IsIn(one)) <= 1);
            flow.Admit(chance.Next(people));
            AssertFlow(flow);
        }
    }

    /// <summary>Everybody's chains are real: different vouchers, standing vouches, nobody over what he may pass on, as many as held.</summary>
    private static void AssertFlow(VouchFlow flow)
    {
        var record = flow.Record();
        var vouches = record.Vouches.ToHashSet();
        var sources = record.Sources.ToHashSet();
        var listed = flow.Short().ToDictionary(one => one.Member, one => one.Held);
        foreach (var admission in record.Admissions)
        {
            var chains = flow.ChainsOf(admission.Member);
            Assert.Equal(admission.Held, chains.Count);
            Assert.Equal(listed.GetValueOrDefault(admission.Member, flow.Terms.Quorum), chains.Count);
            Assert.Equal(chains.Count, chains.Select(chain => chain.Voucher).Distinct().Count());
            Assert.All(chains, chain => Assert.True(sources.Contains(chain.Source) && chain.Nodes.Skip(1).All(node => !sources.Contains(node))));
            Assert.All(chains, chain => Assert.All(chain.Nodes.Zip(chain.Nodes.Skip(1)), step => Assert.Contains(new Vouch(step.First, step.Second), vouches)));
        }

        var held = record.Admissions.Sum(one => one.Held);
        Assert.Equal(held, record.Sources.Sum(source => flow.StakeOf(source).Used));
        foreach (var one in record.Sources.Concat(flow.Members))
        {
            var stake = flow.StakeOf(one);
            Assert.InRange(stake.Used, 0, stake.Allowed);
            Assert.Equal(stake.Used, stake.Dependants.Count);
        }
    }
}
