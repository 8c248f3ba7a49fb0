namespace Collegium.Trust.Tests;

/// <summary>The rules of vouching, each in the smallest net that shows it. 0, 1 and 2 are the council; a member passes on two units.</summary>
public class VouchFlowTests
{
    private static readonly VouchTerms Two = new(Quorum: 2, Budget: 2, SourceCap: int.MaxValue);

    [Fact]
    public void Two_councillors_bring_one_in_and_the_answer_names_both_chains()
    {
        var flow = Net.Of(Two, [0, 1], "0>5 1>5");
        var answer = flow.Admit(5);
        Assert.Equal("0>5 1>5", Net.Ways(answer.Chains));
        Assert.Equal([0, 1], answer.Chains.Select(chain => chain.Source));
        Assert.True(flow.IsIn(5));
    }

    [Theory]
    [InlineData("0>5", VouchVerdict.TooFewVouchers)]
    [InlineData("0>5 8>5", VouchVerdict.TooFewVouchers)]
    [InlineData("0>6 1>6 6>5 0>5", VouchVerdict.Admissible)]
    [InlineData("0>6 1>6 0>7 1>7 6>5 7>5", VouchVerdict.Admissible)]
    public void Vouches_count_when_the_voucher_is_in(string vouches, VouchVerdict verdict)
    {
        var flow = Net.Of(Two, [0, 1], vouches);
        flow.Admit(6);
        flow.Admit(7);
        Assert.Equal(verdict, flow.Probe(5).Verdict);
    }

    [Fact]
    public void Both_units_from_one_source_are_not_enough()
    {
        var flow = Net.Of(Two, [0, 1], "0>6 1>6 0>5 6>5");
        flow.Admit(6);
        flow.Expire(1, 6);
        var answer = flow.Probe(5);
        Assert.Equal(VouchVerdict.TooFewSources, answer.Verdict);
        Assert.Equal(2, answer.Found);
        Assert.Contains(answer.Vouchers, one => one.State == VoucherState.SameSource);
    }

    [Fact]
    public void A_unit_is_rerouted_when_a_newcomer_needs_its_way()
    {
        // 6 can be reached from 0 and 1; 7 took 0's unit through 6 and makes way for 5, whom only 0 and 6 know.
        var flow = Net.Of(Two, [0, 1, 2], "0>6 1>6 6>7 2>7 1>7 6>5 0>5 6>8 2>8 1>8");
        Assert.All(new[] { 6, 7, 8, 5 }, one => Assert.True(flow.Admit(one).Admissible));
        Assert.Empty(flow.Short());
        Assert.Contains(5, flow.StakeOf(6).Dependants);
    }

    [Fact]
    public void A_member_passes_on_his_budget_and_no_more()
    {
        var flow = Net.Of(Two, [0, 1], "0>6 1>6 6>10 6>11 6>12 0>10 0>11 0>12");
        Assert.True(flow.Admit(6).Admissible);
        Assert.True(flow.Admit(10).Admissible);
        Assert.True(flow.Admit(11).Admissible);
        var refused = flow.Admit(12);
        Assert.Equal((VouchVerdict.TooFewUnits, 1), (refused.Verdict, refused.Found));
        Assert.Equal([6], refused.Bottleneck);
        Assert.Equal([new VoucherPart(6, VoucherState.Exhausted, 0), new VoucherPart(0, VoucherState.Carries, int.MaxValue - 3)], refused.Vouchers);
        Assert.Equal([11, 10], flow.StakeOf(6).Dependants);
        Assert.Equal(0, flow.StakeOf(6).Left);
    }

    [Fact]
    public void A_source_gives_up_to_its_cap()
    {
        var flow = Net.Of(Two with { SourceCap = 1 }, [0, 1, 2], "0>5 1>5 0>6 2>6");
        Assert.True(flow.Admit(5).Admissible);
        var refused = flow.Admit(6);
        Assert.Equal(VouchVerdict.TooFewUnits, refused.Verdict);
        Assert.Equal([0], refused.Bottleneck);
    }

    [Fact]
    public void Who_is_in_is_not_admitted_again()
    {
        var flow = Net.Of(Two, [0, 1], "0>5 1>5");
        flow.Admit(5);
        Assert.Equal(VouchVerdict.AlreadyIn, flow.Admit(5).Verdict);
        Assert.Equal(VouchVerdict.AlreadyIn, flow.Admit(0).Verdict);
    }

    [Fact]
    public void A_conviction_lists_who_hung_on_the_convicted_and_burns_his_vouchers()
    {
        var flow = Net.Of(Two, [0, 1], "0>6 1>6 6>7 0>7 0>8 1>8 8>6");
        Assert.All(new[] { 6, 7, 8 }, one => Assert.True(flow.Admit(one).Admissible));
        Assert.Equal([new Shortfall(7, 1, 1)], flow.Convict(6));
        Assert.False(flow.IsIn(6));
        Assert.True(flow.IsIn(7));
        Assert.Equal((1, 1), (flow.StakeOf(8).Burnt, flow.StakeOf(8).Left));
        Assert.Equal(1, flow.StakeOf(0).Burnt);
    }

    [Fact]
    public void Others_step_in_for_the_convicted_where_they_can()
    {
        var flow = Net.Of(Two, [0, 1], "0>6 1>6 6>7 0>7 1>7");
        flow.Admit(6);
        flow.Admit(7);
        Assert.Empty(flow.Convict(6));
        Assert.Equal("0>7 1>7", Net.Ways(flow.ChainsOf(7)));
    }

    [Fact]
    public void Who_is_short_is_mended_by_a_new_vouch()
    {
        var flow = Net.Of(Two, [0, 1], "0>7 1>7");
        flow.Admit(7);
        Assert.Equal([new Shortfall(7, 1, 1)], flow.Expire(1, 7));
        flow.Vouch(1, 7);
        Assert.Empty(flow.Mend());
    }

    [Fact]
    public void A_vouch_that_expires_frees_its_unit_and_one_taken_back_does_not()
    {
        VouchStake After(Func<VouchFlow, IReadOnlyList<Shortfall>> loss)
        {
            var flow = Net.Of(Two, [0, 1], "0>6 1>6 6>7 0>7");
            flow.Admit(6);
            flow.Admit(7);
            Assert.Equal([new Shortfall(7, 1, 1)], loss(flow));
            return flow.StakeOf(6);
        }

        Assert.Equal(2, After(flow => flow.Expire(6, 7)).Left);
        Assert.Equal(1, After(flow => flow.Withdraw(6, 7)).Left);
    }

    [Fact]
    public void A_proven_member_becomes_a_source_and_an_officer_a_member_again()
    {
        var flow = Net.Of(Two, [0, 1], "0>6 1>6 6>7 0>7");
        flow.Admit(6);
        flow.Admit(7);
        Assert.Empty(flow.AddSource(6));
        Assert.Equal("6>7 0>7", Net.Ways(flow.ChainsOf(7)));
        Assert.Empty(flow.RemoveSource(6));
        Assert.Equal([new Shortfall(6, 1, 1), new Shortfall(1, 0, 2)], flow.RemoveSource(1));
    }

    [Fact]
    public void What_makes_no_sense_throws()
    {
        var flow = Net.Of(Two, [0], "0>1");
        Assert.False(flow.Vouch(0, 1));
        Assert.Throws<ArgumentException>(() => flow.Vouch(3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => flow.Vouch(-1, 3));
        Assert.Throws<ArgumentException>(() => flow.Convict(1));
        Assert.Throws<ArgumentException>(() => flow.RemoveSource(1));
        Assert.Throws<ArgumentException>(() => flow.Withdraw(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VouchFlow(Two with { Quorum = 0 }));
        Assert.Throws<ArgumentException>(() => VouchFlow.Rebuild(Two, new VouchRecord([0], [new(0, 1), new(0, 1)], [], [])));
    }
}
